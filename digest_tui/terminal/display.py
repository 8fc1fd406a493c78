"""What a terminal shows, and the bytes that bring it to what it is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.terminal.grid import UNKNOWN, Grid, Row
from digest_tui.terminal.pens import PLAIN, Pen, on_blank
from digest_tui.terminal.rows import differing, paint_row, takes_more_than
from digest_tui.terminal.scrolling import shift_between
from digest_tui.terminal.stylus import ERASE_BELOW, Stylus, size

if TYPE_CHECKING:
    from digest_tui.terminal.abilities import Abilities
    from digest_tui.terminal.scrolling import Shift

_LARGE = 500
"""Bytes from which on it is worth the time to look for a better order of the rows."""
CLEAR = "\x1b[m\x1b[H\x1b[J"
"""Blanks the screen; nothing is known of it before."""


class Display:
    """The screen of a terminal as far as it is known."""

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities
        self._at: tuple[int, int] | None = None
        self._pen: Pen | None = None
        self.shown = Grid(0, 0)

    def clear(self, width: int, height: int) -> str:
        """Give what blanks a screen of a size, of which nothing has to be known."""
        self.shown = Grid(width, height)
        self._at, self._pen = (0, 0), PLAIN
        return CLEAR

    def forget(self) -> None:
        """Know nothing of it any more: something else has written there."""
        self.shown = Grid(self.shown.width, self.shown.height, UNKNOWN)
        self._at = self._pen = None

    def knows(self, shown: Grid, at: tuple[int, int]) -> None:
        """Take over a screen that something else has drawn, with the plain pen at last."""
        self.shown, self._at, self._pen = shown, at, PLAIN

    def update(self, wanted: Grid, cursor: tuple[int, int]) -> str:
        """Give what makes the terminal show a grid, and put its cursor on a cell.

        Args:
            wanted: What it is to show; its rows are not changed later.
            cursor: The column and the row.
        """
        before = ""
        if (wanted.width, wanted.height) != (self.shown.width, self.shown.height):
            before = self.clear(wanted.width, wanted.height)
        shift = shift_between(self.shown.rows, wanted.rows) if self._abilities.scrolls else None
        ways = [] if shift is None else [self._painted(wanted.rows, cursor, shift)]
        # To try how it goes where no rows are moved takes a while.
        if not ways or not takes_more_than(_bytes(ways[0]), self.shown.rows, wanted.rows):
            ways.append(self._painted(wanted.rows, cursor))
            if _bytes(ways[-1]) > _LARGE:
                ways.append(self._painted(wanted.rows, cursor, by_pen=True))
        painted = min(ways, key=_bytes)
        self.shown.rows = list(wanted.rows)
        self._at, self._pen = painted.at, painted.pen
        return before + "".join(painted.written)

    def _painted(
        self,
        wanted: list[Row],
        cursor: tuple[int, int],
        shift: Shift | None = None,
        *,
        by_pen: bool = False,
    ) -> Stylus:
        stylus = Stylus(self._abilities, self._at, self._pen)
        shown = list(self.shown.rows)
        if shift is not None:
            stylus.use_for_blanks()
            stylus.skip(shift.sequence, (0, 0))
            shift.apply(shown)
        bottom = _erase_bottom(shown, wanted, stylus)
        order = [y for y in range(bottom) if shown[y] is not wanted[y]]
        if by_pen:
            order.sort(key=lambda y: _first_pen(shown[y], wanted[y]))
        for y in order:
            paint_row(y, shown[y], wanted[y], stylus)
        if self._at != cursor or stylus.written:
            stylus.go(*cursor)
        return stylus


def _erase_bottom(shown: list[Row], wanted: list[Row], stylus: Stylus) -> int:
    """Erase the rows that are blank down to the last one, where that is shorter.

    Returns:
        The first row that is blank from there on.
    """
    bottom = len(wanted)
    changed = 0
    while bottom and _is_blank(wanted[bottom - 1]):
        bottom -= 1
        changed += bool(differing(shown[bottom], wanted[bottom]))
    if changed > 1:
        stylus.go(0, bottom)
        stylus.erase(ERASE_BELOW)
        return bottom
    return len(wanted)


def _first_pen(shown: Row, wanted: Row) -> Pen:
    """Give the pen with which a row is begun; rows of a kind in turn need it once."""
    return next((wanted.pens[x] for x in differing(shown, wanted)), PLAIN)


def _is_blank(row: Row) -> bool:
    return not any(text != " " for text in row.texts) and all(
        on_blank(pen) == PLAIN for pen in set(row.pens)
    )


def _bytes(stylus: Stylus) -> int:
    return sum(map(size, stylus.written))
