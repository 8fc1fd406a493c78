"""What a real terminal makes of what we send: the cells that we mean, colours and all."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from digest_tui.terminal.abilities import Abilities
from digest_tui.terminal.display import Display
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from tests.terminal.emulator import Cell, Emulator
from tests.terminal.test_display import HEIGHT, WIDTH, frames_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_PATIENCE = 20.0
_RAW = "\x1b[?7l"
"""Lines do not wrap, as on the full screen."""
_UNKNOWN = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)|\x1b[()][0B]|\x0e|\x0f")
"""What is not compared: links; and the line-drawing letters of tmux's own terminal."""


class Tmux:
    """A terminal of its own, into which is written by way of a pipe."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "tmux"
        self._pipe = folder / "pipe"
        os.mkfifo(self._pipe)
        config = folder / "tmux.conf"
        config.write_text("set -g status off\n")  # from the start: it would take a row
        self._tmux(
            *("-f", str(config), "new-session", "-d", "-x", str(WIDTH), "-y", str(HEIGHT)),
            f"stty raw -echo; cat {self._pipe}; sleep {_PATIENCE}",
        )
        self._into = self._pipe.open("wb", buffering=0)

    def feed(self, data: str, marker: str) -> list[str]:
        """Write, and give the rows once a title has come through that was written last."""
        self._into.write(f"{data}\x1b]2;{marker}\x07".encode())
        end = time.monotonic() + _PATIENCE
        while self._tmux("display-message", "-p", "#{pane_title}").strip() != marker:
            assert time.monotonic() < end, "tmux does not take what it is sent"
        return self._tmux("capture-pane", "-e", "-p", "-N").split("\n")[:HEIGHT]

    def close(self) -> None:
        """End it."""
        self._into.close()
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-S", str(self._socket), *arguments]
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        environment.pop("TMUX", None)
        done = subprocess.run(
            command, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.close()


def _read(rows: list[str]) -> Emulator:
    """Read what tmux gives as the cells of a screen."""
    screen = Emulator(WIDTH, HEIGHT)
    for y, row in enumerate(rows):
        screen.feed(f"\x1b[{y + 1}H{_UNKNOWN.sub('', row)}")
    return screen


def _without_marks(screen: Emulator) -> list[list[Cell]]:
    """Give the cells without accents that are characters of their own.

    tmux 3.3 puts one that is written in the last cell of a row onto the cell before it.
    """
    plain = Emulator(screen.width, screen.height)
    plain.cells = [[cell._replace(text=cell.text[:1]) for cell in row] for row in screen.cells]
    return plain.seen


def _abilities(term: str) -> Abilities:
    """Look a terminal up in a process of its own: Python does so once in each."""
    program = f"from digest_tui.terminal.abilities import abilities; print(*abilities({term!r}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    return Abilities(*(word == "True" for word in done.stdout.split()))


@pytest.mark.parametrize("term", ["tmux-256color", "vt220"])
def test_tmux_shows_the_cells_that_are_meant(tmux: Tmux, term: str) -> None:
    choose = random.Random(11)
    wanted = Grid(WIDTH, HEIGHT)
    display = Display(_abilities(term))
    meant = Emulator(WIDTH, HEIGHT)
    tmux.feed(_RAW + display.clear(WIDTH, HEIGHT), "cleared")
    for number, frame in enumerate(frames_of(choose, 36)):
        cursor = draw(frame, wanted, cell_len)
        meant.feed(frame)
        shown = _read(tmux.feed(display.update(wanted, cursor), f"frame {number}"))
        pairs = zip(_without_marks(shown), _without_marks(meant), strict=True)
        wrong = {y: each for y, each in enumerate(pairs) if each[0] != each[1]}
        assert not wrong, f"{term}, frame {number}"
