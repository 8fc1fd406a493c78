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
from digest_tui.terminal.modes import ENDING, ENTER, raw, set_attributes
from digest_tui.terminal.painted import OUT, Painted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from digest_tui.terminal.early import Shown
    from digest_tui.terminal.grid import Grid

FRESH = "--fresh"
"""The option of a start that does not go on where the last one ended; the next one does."""
_OPENING = "opening…"
_NO_KEY = b"\0"
"""What no key is (_POSIX_VDISABLE of Linux; elsewhere it is Ctrl+@)."""


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
    if term in {"", "dumb", "unknown"} or not all(map(os.isatty, (0, 1, OUT))):
        return
    if FRESH in arguments:
        return  # the last screen is not the one to come
    size = os.get_terminal_size(OUT)
    found = kept.load(os.path.join(kept.folder(), kept.name(arguments, size)))
    if found is not None:
        _take(size, *found)


def announce() -> None:
    """Say that the screen is on its way, where no other has been painted."""
    if _first.painted is None:
        size = os.get_terminal_size(OUT)
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
            left = left[os.write(OUT, left) :]
    except OSError:
        give_back()


def _end(number: int, _: object) -> None:
    """End in order, so that a library that was made for a while is thrown away.

    A second signal ends it at once.
    """
    give_back()
    for each in ENDING:
        _signal.signal(each, _end_at_once)
    sys.exit(128 + number)


def _end_at_once(number: int, _: object) -> None:
    os._exit(128 + number)


def _stop(number: int, _: object) -> None:
    """Stop, with the terminal given back; the driver takes it as if nothing had been painted."""
    give_back()
    before = _signal.signal(number, _signal.SIG_DFL)
    _signal.raise_signal(number)
    _signal.signal(number, before)
