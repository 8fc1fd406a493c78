"""What happens to the terminal whatever happens to the program, and the other way round."""

from __future__ import annotations

import random
import shutil
import signal
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from digest_tui.crashes import LOG
from tests.helpers import ROOT
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = [sys.executable, "-m", "tests.terminal.faulty"]
SCREEN_LEFT = b"\x1b[?1049l"
READER = "Enter read"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The folder of what the program remembers."""
    return tmp_path / "state"


def test_a_signal_ends_it_in_order() -> None:
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows(READER)
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.leaves() == 128 + signal.SIGINT
        assert terminal.restored()
    assert terminal.raw.count(SCREEN_LEFT) == 1


def test_a_signal_ends_it_though_it_is_stuck() -> None:
    with Terminal(["stuck", "open", "seeds"], program=FAULTY) as terminal:
        terminal.shows(READER)
        terminal.press("?")
        terminal.process.send_signal(signal.SIGQUIT)
        assert terminal.leaves() == 128 + signal.SIGQUIT
        assert terminal.restored()
    assert SCREEN_LEFT in terminal.raw


def test_it_leaves_a_terminal_that_takes_nothing() -> None:
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows(READER)
        for _ in range(40):  # more than the system keeps for who does not read
            terminal.press("jk?")
            terminal.press("q")
            terminal.resize(80, 24)
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(30) == 128 + signal.SIGTERM
        assert terminal.restored()
        terminal.reads_on()
    assert SCREEN_LEFT in terminal.raw


@pytest.mark.parametrize("place", ["worker", "thread", "output"])
def test_a_mistake_is_said_in_one_line(place: str, state: Path) -> None:
    with Terminal([place, "open", "seeds"], (120, 24), program=FAULTY) as terminal:
        terminal.shows(READER)
        terminal.press("?")
        assert terminal.leaves() == 70
        assert terminal.restored()
    said = terminal.raw.rpartition(SCREEN_LEFT)[2].decode()
    assert "ValueError: the articles are ␛red" in said
    assert said.count("\n") == 1
    assert str(state / LOG) in said
    log = (state / LOG).read_text()
    assert "faulty.py" in log
    assert "\x1b" not in log
    assert stat.S_IMODE((state / LOG).stat().st_mode) == 0o600


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_it_stops_and_goes_on() -> None:
    program = ["setsid", "--wait", "--ctty", "bash", "--norc", "--noprofile", "-i"]
    with Terminal([], env={"PS1": "$ ", "HISTFILE": ""}, program=program) as terminal:
        terminal.says("$ ")
        terminal.press(f"cd {ROOT}; {sys.executable} -m digest_tui open seeds\r")
        terminal.shows(READER)
        terminal.press("\x1a")
        terminal.says("Stopped")
        assert SCREEN_LEFT in terminal.raw
        terminal.press("stty -a; echo 'e'nd\r")
        terminal.says("end")
        assert " icanon" in terminal.text
        terminal.press("fg\r")
        terminal.shows(READER)
        terminal.press("?")
        terminal.shows("Keys")
        terminal.press("qq")
        terminal.waits_for(lambda: terminal.raw.count(SCREEN_LEFT) == 2, lambda: "the end")
        terminal.press("exit\r")
        terminal.leaves()


def test_hostile_input_is_no_input() -> None:
    garbage = (
        b"\xff\xfe\x80",
        b"\xc3",
        b"\x1b[<999999;999999;9999M",
        b"\x1b[" + b"9" * 5000 + b"m",
        b"\x1b[99999999999u\x1b[55296u",
        b"\x1b]11;rgb:0/0/0\x07\x1bP" + b"x" * 2000 + b"\x1b\\",
        b"\x1b[?62;22c\x1b[1;1R\x1b[48;0;0;0;0t\x1b[?2026;9$y",
        b"\x1b[200~" + b"q" * 100_000 + b"\x1b[201~",
        b"\x13\x11",
    )
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows(READER)
        for one in garbage:
            terminal.sends(one)
        for columns in range(20, 80):
            terminal.resize(columns, columns // 2)
        terminal.resize(80, 24)
        terminal.press("/")
        terminal.sends(b"\x1b[200~missile " + b"x" * 100_000 + b"\x1b[201~")
        terminal.shows("missile xxx", "Only the beginning was pasted")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.leaves() == 128 + signal.SIGTERM


def test_it_follows_a_window_that_is_dragged() -> None:
    chance = random.Random(1)
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows(READER)
        for _ in range(80):
            terminal.resize(chance.randint(20, 200), chance.randint(5, 60))
            terminal.looks_away(0.01)  # some are told of, others are too brief for that
        terminal.resize(79, 23)
        terminal.looks_away(0.2)
        terminal.resize(80, 24)
        terminal.press("?")
        terminal.shows("Keys")


def test_a_terminal_without_utf_8_gets_what_it_has() -> None:
    with Terminal(["open", "seeds"], env={"LC_ALL": "en_US.ISO-8859-1"}) as terminal:
        terminal.shows(READER, "- Articles -", "+2 more")
        terminal.press("?")
        terminal.shows("Keys")
        terminal.press("qq")
        assert terminal.leaves() == 0
    assert terminal.raw.replace(b"\xb7", b".").isascii()
    assert b"\xb7 Caliber" in terminal.raw
