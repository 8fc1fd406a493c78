"""The first thing that the reader sees: the last screen, before anything is loaded.

Only what Python has loaded anyway is imported on the way here, and what draws.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from typing import Any, NamedTuple

from digest_tui.terminal import kept
from digest_tui.terminal.abilities import abilities
from digest_tui.terminal.charset import UTF_8, charset, spell
from digest_tui.terminal.display import Display
from digest_tui.terminal.grid import Grid, Row
from digest_tui.terminal.modes import ENDING, ENTER, leave_at_once, raw
from digest_tui.terminal.pens import Pen

_OPENING = "opening…"
_DIM = Pen(("2",))
_OUT = 2


class Painted(NamedTuple):
    """A terminal that has been taken over."""

    display: Display
    """What it shows."""
    attributes: list[Any]
    """What it had before."""


class _FirstFrame:
    """There is one terminal, and it is painted once before the driver has it."""

    painted: Painted | None = None


_first = _FirstFrame()


def paint(arguments: list[str]) -> None:
    """Paint the screen that was kept for a command line, if there is one.

    Keys that are typed now wait in the terminal, unseen, until they are read.

    Args:
        arguments: The command line, its name aside.
    """
    term = os.environ.get("TERM", "")
    if term in {"", "dumb", "unknown"} or not all(map(os.isatty, (0, 1, _OUT))):
        return
    size = os.get_terminal_size(_OUT)
    found = kept.load(os.path.join(kept.folder(), kept.name(arguments, size)), size)
    if found is None:
        return
    display = Display(abilities(term))
    frame = display.clear(*size) + display.update(_as_opening(found.grid), found.cursor)
    attributes = termios.tcgetattr(0)
    _first.painted = Painted(display, attributes)
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    if signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL:
        signal.signal(signal.SIGTSTP, _stop)
    termios.tcsetattr(0, termios.TCSANOW, _still_interrupted(raw(attributes), attributes))
    os.write(_OUT, (ENTER + frame).encode(charset(), errors="replace"))


def take_over() -> Painted | None:
    """Give the painted terminal to who draws from here on; None where it was not painted."""
    painted, _first.painted = _first.painted, None
    return painted


def give_back() -> None:
    """Leave the screen where nobody has taken it over: there is something else to say."""
    painted = take_over()
    if painted is not None:
        leave_at_once(_OUT, painted.attributes, mouse=False)


def keep(grid: Grid, cursor: tuple[int, int]) -> None:
    """Keep a screen for the next start."""
    size = grid.width, grid.height
    path = os.path.join(kept.folder(), kept.name(sys.argv[1:], size))
    kept.save(path, kept.Kept(grid, cursor))


def _as_opening(grid: Grid) -> Grid:
    """Say in the last row that the screen is not live yet."""
    opening = grid.copy()
    texts = list(_OPENING.ljust(grid.width)[: grid.width])
    opening.rows[-1] = Row(texts, [_DIM] * grid.width)
    if charset() != UTF_8:
        spell(opening.rows[-1], charset())
    return opening


def _still_interrupted(made: list[Any], before: list[Any]) -> list[Any]:
    """Let Ctrl+C end the program as long as nothing reads it as a key; Ctrl+Z waits as one."""
    made[3] |= before[3] & termios.ISIG
    made[6][termios.VSUSP] = b"\0"  # switched off, as Linux has it (_POSIX_VDISABLE)
    return made


def _end(number: int, _: object) -> None:
    give_back()
    os._exit(128 + number)


def _stop(number: int, _: object) -> None:
    """Stop, with the terminal given back; the driver takes it as if nothing had been painted."""
    give_back()
    before = signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    signal.signal(number, before)
