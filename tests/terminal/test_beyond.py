"""What the terminal is asked for beyond drawing: in a real one, in a real tmux."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

from tests.helpers import ROOT
from tests.terminal import Terminal
from tests.tui.conftest import ADDRESS, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

AFAR = {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}
TITLE = "Russia sends officers to North Korea to share war knowledge under guise of rehabilitation"
CLICKS, MOVES = b"\x1b[?1000h", re.compile(rb"\x1b\[\?100[23]h")
_OSC_52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\a|\x1b\\)")


def sent(raw: bytes) -> list[str]:
    return [base64.b64decode(found).decode() for found in _OSC_52.findall(raw)]


def test_it_is_copied_and_then_shown_in_lines_that_are_not_broken() -> None:
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows("3 articles", "Ukrainska Pravda", "Enter read")
        assert CLICKS in terminal.raw
        terminal.press("Y")
        terminal.waits_for(lambda: bool(sent(terminal.raw)), lambda: "OSC 52")
        terminal.press("Y")
        terminal.waits_for(lambda: b"Any key goes back." in terminal.raw, lambda: "the text")
        aside = terminal.raw.rpartition(b"\x1b[?1049l")[2]
        assert sent(terminal.raw)[0].encode() in aside
        assert aside.startswith(b"\x1b[?7h")  # the terminal breaks the lines
        before = len(terminal.raw)
        terminal.press("j")  # goes back, and nothing else
        terminal.waits_for(
            lambda: b"?1049h" in terminal.raw[before:] and b"help" in terminal.raw[before:],
            lambda: "the screen",
        )
        terminal.shows("3 articles", "▌   Ukrainska Pravda")
        terminal.press("q")
        assert terminal.leaves() == 0
        assert terminal.restored()
    assert not MOVES.search(terminal.raw)
    assert len(sent(terminal.raw)) == 2  # something else may have been copied meanwhile
    assert TITLE in sent(terminal.raw)[0]


def test_it_can_be_left_while_the_terminal_shows_something_else() -> None:
    with Terminal(["open", "seeds"], env={"TERM": "linux"}) as terminal:
        terminal.shows("3 articles", "Ukrainska Pravda")
        terminal.press("Y")
        terminal.waits_for(lambda: b"Any key goes back." in terminal.raw, lambda: "the text")
        terminal.process.terminate()
        assert terminal.leaves() == 143
        assert terminal.restored()
    assert sent(terminal.raw) == []


def test_over_ssh_the_mouse_is_the_terminals() -> None:
    with Terminal(["open", "seeds"], env=AFAR) as terminal:
        terminal.shows("3 articles")
        assert CLICKS not in terminal.raw
        terminal.press("M")
        terminal.shows("The mouse is on")
        assert CLICKS in terminal.raw
        terminal.press("M")
        terminal.shows("The mouse is off")
        terminal.press("q")
        assert terminal.leaves() == 0
    assert terminal.raw.rfind(b"\x1b[?1000l") > terminal.raw.rfind(CLICKS)
    assert not MOVES.search(terminal.raw)


def test_an_address_that_is_cut_is_a_link(tmp_path: Path) -> None:
    file = tmp_path / "bridge.html"
    file.write_text(page("two"))
    with Terminal(["open", str(file)], (120, 24)) as terminal:
        terminal.shows("https://paper.example/world/", "1 article")
        terminal.press("q")
        assert terminal.leaves() == 0
    assert f"\x1b]8;;{ADDRESS}\x1b\\".encode() in terminal.raw


def test_the_colours_are_those_of_the_terminal() -> None:
    """Only what is right on dark and on light: neither white nor black, no colours of 256."""
    with Terminal(["open", "seeds"], (120, 40)) as terminal:
        terminal.shows("3 articles", "Ukrainska Pravda")
        terminal.press("/soldiers")
        terminal.shows("3 articles found")
        terminal.press("\rc")
        terminal.shows("by all")
        terminal.press("]")
        terminal.shows("≠ role")
        terminal.press("q?")
        terminal.shows("Keys")
        terminal.press("qsx")
        terminal.shows("no such thing")
        terminal.press("\x7f\x7f")
        terminal.hides("no such thing")
        terminal.press("Y")
        terminal.shows("Copied")
        terminal.press("q")
        terminal.leaves()
    codes = set()
    for parameters in re.findall(rb"\x1b\[([\d;]*)m", terminal.raw):
        codes.update(parameters.split(b";"))
    assert codes & {b"38", b"48", b"30", b"37", b"40", b"47", b"90", b"97", b"107"} == set()


class Tmux:
    """A tmux of its own with our program in it, and a terminal in front of it."""

    def __init__(self, folder: Path) -> None:
        self._command = ["tmux", "-f", "/dev/null", "-S", str(folder / "tmux")]
        self.raw = b""
        program = f"exec {sys.executable} -m digest_tui open seeds"
        self.run("new-session", "-d", "-x", "80", "-y", "24", "-c", str(ROOT), program)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))
        self._client = subprocess.Popen(
            [*self._command, "attach"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(slave)

    def run(self, *arguments: str) -> str:
        """Run a command of tmux and give what it says."""
        done = subprocess.run(
            [*self._command, *arguments], capture_output=True, check=True, timeout=30
        )
        return done.stdout.decode()

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def waits_for(self, holds: Callable[[], bool]) -> None:
        """Read what the terminal is sent until something holds."""
        end = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < end, self.run("capture-pane", "-p")
            if select.select([self._master], [], [], 0.05)[0]:
                self.raw += os.read(self._master, 65536)

    def shows(self, words: str) -> None:
        self.waits_for(lambda: words in self.run("capture-pane", "-p", "-J"))

    def end(self) -> None:
        self.run("kill-server")
        self._client.wait(30)
        os.close(self._master)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    made = Tmux(tmp_path)
    yield made
    made.end()


def test_in_tmux_it_reaches_its_buffer_and_the_terminal(tmux: Tmux) -> None:
    """Of what a program in it sends, neither gets anything, as tmux is set up at first."""
    tmux.shows("3 articles")
    tmux.shows("Ukrainska Pravda")
    tmux.press("Y")
    tmux.waits_for(lambda: bool(sent(tmux.raw)))
    assert TITLE in sent(tmux.raw)[0]
    assert tmux.run("show-buffer") == sent(tmux.raw)[0]
    tmux.shows("Copied")
    tmux.press("Y")
    tmux.shows("Any key goes back.")
    # tmux joins what it has broken itself, as terminals do when they select.
    assert sent(tmux.raw)[0] in tmux.run("capture-pane", "-p", "-J")
    tmux.press("x")
    tmux.shows("3 articles")
