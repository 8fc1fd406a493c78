"""The first thing that the reader sees: the last screen, before anything is loaded.

What is imported on the way here takes the time until it is seen; see `kept`. All else is
imported once the screen is there.
"""

# What `signal` wraps: to import that takes a fifth of the time until the first frame.
import _signal  # type: ignore[import-not-found]
import os
import sys
import termios

from digest_tui.terminal import kept
from digest_tui.terminal.modes import ENDING, ENTER, leave_at_once, raw, set_attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from digest_tui.terminal.display import Display
    from digest_tui.terminal.early import Early, Shown
    from digest_tui.terminal.grid import Grid
    from digest_tui.terminal.output import Output

FRESH = "--fresh"
"""The option of a start that does not go on where the last one ended; the next one does."""
_OPENING = "opening…"
_OUT = 2
_MOMENT = 0.05
"""Seconds for which a terminal that takes nothing is waited for."""
_NO_KEY = b"\0"
"""What no key is (_POSIX_VDISABLE of Linux; elsewhere it is Ctrl+@)."""


class Painted:
    """A terminal that has been taken over."""

    __slots__ = ("_cells", "_early", "_has_moved", "_output", "attributes", "size")

    def __init__(self, attributes: "list[Any]", size: tuple[int, int], cells: bytes) -> None:
        self.attributes = attributes
        """What it had before."""
        self.size = size
        self._cells = cells
        self._has_moved = False
        self._output: Output | None = None
        self._early: Early | None = None

    @property
    def is_of_before(self) -> bool:
        """It shows the last screen of the time before."""
        return bool(self._cells)

    def moved(self, *_: object) -> None:
        """Take note that it has had another size, so that nobody knows what it shows."""
        self._has_moved = True

    def shows(self, shown: "Shown") -> None:
        """Show a screen, and answer the keys that it knows, until who answers all takes over."""
        from digest_tui.terminal.early import Early  # noqa: PLC0415 - it is not painted with

        if not self._has_moved:
            self._early = Early(0, self.output(), shown)

    def typed(self) -> bytes:
        """Take no more keys; give those that were read and wait for an answer."""
        return b"" if self._early is None else self._early.stop()

    def output(self) -> "Output":
        """Give what brings screens to it from here on."""
        from digest_tui.terminal.charset import charset  # noqa: PLC0415 - as above
        from digest_tui.terminal.output import Output  # noqa: PLC0415 - as above

        if self._output is None:
            self._output = Output(_OUT, self._display(), charset())
        elif self._has_moved:
            self._output.forget()
        return self._output

    def give_back(self) -> None:
        """Leave the screen."""
        self.typed()
        if self._output is not None:
            self._output.close(_MOMENT)
        leave_at_once(_OUT, self.attributes, mouse=False)

    def _display(self) -> "Display":
        from digest_tui.terminal.abilities import abilities  # noqa: PLC0415 - as above
        from digest_tui.terminal.display import Display  # noqa: PLC0415 - as above
        from digest_tui.terminal.keeping import read  # noqa: PLC0415 - as above

        display = Display(abilities(os.environ.get("TERM", "")))
        found = None if self._has_moved else read(self._cells, self.size)
        if found is not None:
            display.knows(*found)
        return display


class _FirstFrame:
    """There is one terminal, and it is painted once before the driver has it."""

    painted: Painted | None = None


_first = _FirstFrame()


def paint(arguments: list[str]) -> None:
    """Paint the screen that was kept for a command line, if there is one.

    Args:
        arguments: The command line, its name aside.
    """
    term = os.environ.get("TERM", "")
    if term in {"", "dumb", "unknown"} or not all(map(os.isatty, (0, 1, _OUT))):
        return
    if FRESH in arguments:
        return  # the last screen is not the one to come
    size = os.get_terminal_size(_OUT)
    found = kept.load(os.path.join(kept.folder(), kept.name(arguments, size)))
    if found is not None:
        _take(size, *found)


def announce() -> None:
    """Say that the screen is on its way, where no other has been painted."""
    if _first.painted is None:
        size = os.get_terminal_size(_OUT)
        _take(size, f"\x1b[m\x1b[H\x1b[J\x1b[{size[1]}H{opening_words()}\r".encode(), b"")


def opening_words() -> str:
    """Give what the last row says until all is there."""
    from digest_tui.terminal.charset import UTF_8, charset  # noqa: PLC0415 - not painted with

    return _OPENING if charset() == UTF_8 else _OPENING.replace("…", "...")


def painted_size() -> tuple[int, int] | None:
    """Give the columns and rows of the terminal that was painted; None where none was."""
    return None if _first.painted is None else _first.painted.size


def shows(shown: "Shown") -> None:
    """Show what is known of the screen by now; see `Painted.shows`."""
    if _first.painted is not None:
        _first.painted.shows(shown)


def take_over() -> Painted | None:
    """Give the painted terminal to who draws from here on; None where it was not painted."""
    painted, _first.painted = _first.painted, None
    return painted


def give_back() -> None:
    """Leave the screen where nobody has taken it over: there is something else to say."""
    painted = take_over()
    if painted is not None:
        painted.give_back()


def keep(grid: "Grid", cursor: tuple[int, int]) -> None:
    """Keep a screen for the next start, as one that is not live yet: its last row says so."""
    from digest_tui.terminal.abilities import abilities  # noqa: PLC0415 - it is not painted with
    from digest_tui.terminal.charset import UTF_8, charset, spell  # noqa: PLC0415 - as above
    from digest_tui.terminal.display import Display  # noqa: PLC0415 - as above
    from digest_tui.terminal.grid import Row  # noqa: PLC0415 - as above
    from digest_tui.terminal.keeping import Cells, save  # noqa: PLC0415 - as above
    from digest_tui.terminal.pens import Pen  # noqa: PLC0415 - as above

    size = grid.width, grid.height
    opening = grid.copy()
    texts = list(_OPENING.ljust(grid.width)[: grid.width])
    opening.rows[-1] = Row(texts, [Pen(("2",))] * grid.width)
    if charset() != UTF_8:
        spell(opening.rows[-1], charset())
    display = Display(abilities(os.environ.get("TERM", "")))
    frame = display.clear(*size) + display.update(opening, cursor) + "\x1b[m"
    arguments = [each for each in sys.argv[1:] if each != FRESH]
    path = os.path.join(kept.folder(), kept.name(arguments, size))
    save(path, frame.encode(charset(), errors="replace"), Cells(opening, cursor))


def _take(size: tuple[int, int], frame: bytes, cells: bytes) -> None:
    """Take the terminal over and show a frame.

    Keys that are typed now wait in the terminal, unseen, until they are read. Ctrl+C ends
    the program as long as nothing reads it as a key; to stop it with Ctrl+Z would leave the
    screen as it is, so that waits too.
    """
    try:
        before = termios.tcgetattr(0)
    except termios.error:
        return  # the terminal is gone: what comes next says so
    painted = Painted(before, size, cells)
    _first.painted = painted
    for number in ENDING:
        if number == _signal.SIGINT:
            continue  # Python makes an error of it, which ends in order
        if _signal.getsignal(number) is not _signal.SIG_IGN:
            _signal.signal(number, _end)
    if _signal.getsignal(_signal.SIGTSTP) is _signal.SIG_DFL:
        _signal.signal(_signal.SIGTSTP, _stop)
    _signal.signal(_signal.SIGWINCH, painted.moved)
    waiting = raw(before)
    waiting[3] |= before[3] & termios.ISIG
    waiting[6][termios.VSUSP] = _NO_KEY
    set_attributes(0, waiting)
    left = ENTER.encode() + frame
    try:
        while left:
            left = left[os.write(_OUT, left) :]
    except OSError:
        give_back()


def _end(number: int, _: object) -> None:
    give_back()
    os._exit(128 + number)


def _stop(number: int, _: object) -> None:
    """Stop, with the terminal given back; the driver takes it as if nothing had been painted."""
    give_back()
    before = _signal.signal(number, _signal.SIG_DFL)
    _signal.raise_signal(number)
    _signal.signal(number, before)
