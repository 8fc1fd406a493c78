"""Things of some lines each, one below the other: which lines are whose."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stack:
    """Knows the lines of each thing, by its number from the top."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._tops = (0, *accumulate(heights))

    def __len__(self) -> int:
        return len(self._tops) - 1

    @property
    def height(self) -> int:
        """The lines of all of them."""
        return self._tops[-1]

    def rows_of(self, thing: int) -> range:
        """Give the lines of one."""
        return range(self._tops[thing], self._tops[thing + 1])

    def at(self, line: int) -> int | None:
        """Give the one that a line belongs to; None for a line of none."""
        return bisect_right(self._tops, line) - 1 if 0 <= line < self.height else None
