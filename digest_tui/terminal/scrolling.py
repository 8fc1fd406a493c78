"""Finds rows that have moved up or down together."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.terminal.grid import Row
from digest_tui.terminal.rows import differing

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 3
"""Rows that have to be found elsewhere before a move is thought of."""


class Shift(NamedTuple):
    """Some rows, the last one not among them, move up; or down, where `by` is negative."""

    top: int
    bottom: int
    by: int

    @property
    def sequence(self) -> str:
        """What makes a terminal move them; the cursor is in the first cell after it.

        Source: DEC STD 070 (DECSTBM); ECMA-48, 5th edition, 8.3.147 and 8.3.113 (SU, SD).
        """
        count = abs(self.by)
        final = "S" if self.by > 0 else "T"
        return f"\x1b[{self.top + 1};{self.bottom}r\x1b[{count if count > 1 else ''}{final}\x1b[r"

    def apply(self, rows: list[Row]) -> None:
        """Move the rows; those that come in are blank."""
        width = len(rows[self.top].texts)
        moved = rows[self.top : self.bottom]
        blank = [Row.filled(width) for _ in range(abs(self.by))]
        up = self.by > 0
        moved = [*moved[self.by :], *blank] if up else [*blank, *moved[: self.by]]
        rows[self.top : self.bottom] = moved


def shift_between(shown: Sequence[Row], wanted: Sequence[Row]) -> Shift | None:
    """Find the move after which fewest cells differ; None where none helps."""
    by = _distance(shown, wanted)
    if not by:
        return None
    first, last = _span(shown, wanted, by)
    if last - first < _LEAST:
        return None
    return Shift(first, last + by, by) if by > 0 else Shift(first + by, last, by)


def _distance(shown: Sequence[Row], wanted: Sequence[Row]) -> int:
    """Tell how far up most rows have gone that are found again elsewhere."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for y, row in enumerate(shown):
        places["".join(row.texts)].append(y)
    votes: Counter[int] = Counter()
    for y, row in enumerate(wanted):
        text = "".join(row.texts)
        if not text.isspace():
            # A row that stands in many places tells little of where this one was.
            for before in places.get(text, ())[:2]:
                votes[before - y] += 1
    best, count = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
    return best if count >= _LEAST else 0


def _span(shown: Sequence[Row], wanted: Sequence[Row], by: int) -> tuple[int, int]:
    """Give the rows, by where they are wanted, for which the move saves most cells."""
    best = 0
    span = (0, 0)
    saved, start = 0, None
    for y, row in enumerate(wanted):
        if not 0 <= y + by < len(shown):
            saved, start = 0, None
            continue
        gain = len(differing(shown[y], row)) - len(differing(shown[y + by], row))
        if saved + gain <= 0:
            saved, start = 0, None
            continue
        if start is None:
            start = y
        saved += gain
        if saved > best:
            best, span = saved, (start, y + 1)
    return span
