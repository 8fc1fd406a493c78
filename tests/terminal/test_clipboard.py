"""The way to the clipboard, by what the environment tells of the terminal."""

from __future__ import annotations

import base64
import re

import pytest

from digest_tui.terminal.clipboard import MOST_BYTES, Transfer, tmux_doubt, transfer
from digest_tui.terminal.handing_over import hand_over

TEXT = "“Київ”, two lines\nof text"
XTERM = {"TERM": "xterm-256color"}
TMUX = XTERM | {"TMUX": "/tmp/tmux-0/default,1,0"}
SCREEN = {"TERM": "screen-256color", "STY": "1.pts-0.host"}


def decoded(control: str) -> str:
    found = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/=]*)\a", control)
    assert found
    return base64.b64decode(found[1]).decode()


@pytest.mark.parametrize("text", ["word", TEXT, "\x1b]52;c;x\a\x1b[201~rm -rf\n", ""])
def test_a_terminal_is_sent_the_text_as_letters_that_steer_nothing(text: str) -> None:
    way = transfer(text, XTERM)
    assert decoded(way.control) == text
    assert (way.command, way.doubt) == ((), "")


def test_half_a_character_is_no_reason_to_fail() -> None:
    assert decoded(transfer("a\ud800b", XTERM).control) == "a?b"


def test_screen_passes_on_strings_of_a_length_that_it_can_hold() -> None:
    way = transfer(TEXT * 100, SCREEN)
    parts = re.findall("\x1bP([^\x1b]*|\x1b][^\x1b]*)\x1b\\\\", way.control)
    assert "".join(f"\x1bP{part}\x1b\\" for part in parts) == way.control
    assert max(map(len, parts)) <= 252
    assert decoded("".join(parts)) == TEXT * 100
    assert not way.doubt


def test_tmux_is_given_the_text_itself() -> None:
    way = transfer(TEXT, TMUX)
    assert way.command[:4] == ("tmux", "load-buffer", "-w", "-")
    assert (way.control, way.doubt) == ("", "")


def test_what_is_too_large_is_sent_to_no_terminal() -> None:
    text = "x" * (MOST_BYTES + 1)
    assert transfer(text, XTERM) == Transfer(doubt="terminals take 74,994 bytes at most")
    way = transfer(text, TMUX)
    assert way.command[:3] == ("tmux", "load-buffer", "-")  # its own buffer has room
    assert way.doubt
    assert transfer(text[:-1], XTERM).control


@pytest.mark.parametrize(
    ("environ", "is_sent"),
    [
        ({"TERM": "linux"}, False),
        ({"TERM": "vt100"}, False),
        ({"TERM": ""}, False),
        ({}, False),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "screen"}, True),
        (XTERM | {"VTE_VERSION": "7200"}, True),
        (XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, True),
    ],
)
def test_doubt_is_told(environ: dict[str, str], is_sent: bool) -> None:
    way = transfer(TEXT, environ)
    assert way.doubt
    assert bool(way.control) == is_sent


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("bpaste,ccolour,clipboard,cstyle external\n", ""),
        ("bpaste,clipboard on\n", ""),
        ("bpaste,clipboard off\n", "leave the clipboard alone"),
        ("bpaste,focus,title external\n", "knows of no clipboard"),
        (" external\n", "knows of no clipboard"),
        ("", "knows of no clipboard"),
    ],
)
def test_tmux_tells_whether_it_passes_on(answer: str, words: str) -> None:
    assert words in tmux_doubt(answer)
    assert bool(words) == bool(tmux_doubt(answer))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["sh", "-c", "cat >/dev/null; echo clipboard on"], ""),
        (["sh", "-c", "cat >/dev/null; printf 'no \\033[2J server' >&2; exit 1"], "no ␛ server"),
        (["sh", "-c", "exit 3"], "tmux refuses it"),
        (["no-such-tmux"], "cannot be run"),
    ],
)
def test_what_goes_wrong_is_told(command: list[str], words: str) -> None:
    handed = hand_over(command, TEXT)
    assert words in handed.doubt
    assert handed.taken == (not words) == (not handed.doubt)
