"""The cells of a screen: what stands in each, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.terminal.pens import PLAIN, Pen

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN = "\0"
"""Stands in a cell of which nobody knows what the terminal shows there."""
TAKEN = ""
"""Stands in a cell that the character before it takes too."""


class Row:
    """One row of cells: the characters, with the marks that go on them, and their pens."""

    __slots__ = ("pens", "texts")

    def __init__(self, texts: list[str], pens: list[Pen]) -> None:
        self.texts = texts
        self.pens = pens

    @classmethod
    def filled(cls, width: int, text: str = " ") -> Row:
        """Make a row of one character in the plain pen."""
        return cls([text] * width, [PLAIN] * width)

    def copy(self) -> Row:
        """Make a row that can be changed without changing this one."""
        return Row(self.texts[:], self.pens[:])

    def __eq__(self, other: object) -> bool:
        """Tell whether two rows look the same."""
        if not isinstance(other, Row):
            return NotImplemented
        return self.texts == other.texts and self.pens == other.pens

    __hash__ = None  # type: ignore[assignment]  # it changes

    def write(self, x: int, text: str, pen: Pen, measure: Callable[[str], int]) -> int:
        """Write a text on one line into the cells; what is beyond the last one is left out.

        Args:
            x: The first cell.
            text: What is written, without control characters.
            pen: How it is drawn.
            measure: How many cells a text takes.

        Returns:
            The cell after the text.
        """
        width = len(self.texts)
        taken = len(text) if text.isascii() else measure(text)
        if taken == len(text) and (text.isascii() or all(measure(each) == 1 for each in text)):
            count = max(0, min(taken, width - x))
            self._free(x, x + count)
            self.texts[x : x + count] = text[:count]
            self.pens[x : x + count] = [pen] * count
            return x + taken
        at = x
        for cluster, size in _clusters(text, taken, measure):
            if size == 0:
                if 0 < at <= width:
                    self._add_mark(at - 1, cluster)
                continue
            if at + size <= width:
                self._free(at, at + size)
                self.texts[at : at + size] = [cluster, *[TAKEN] * (size - 1)]
                self.pens[at : at + size] = [pen] * size
            at += size
        return at

    def _add_mark(self, x: int, mark: str) -> None:
        while x and self.texts[x] == TAKEN:
            x -= 1
        self.texts[x] += mark

    def _free(self, start: int, stop: int) -> None:
        """Blank what is left of wide characters that are written over in part."""
        texts = self.texts
        at = start
        while 0 < at < len(texts) and texts[at] == TAKEN:
            at -= 1
            texts[at], texts[at + 1] = " ", texts[at + 1] or " "
        at = stop
        while at < len(texts) and texts[at] == TAKEN:
            texts[at] = " "
            at += 1


def _clusters(text: str, taken: int, measure: Callable[[str], int]) -> list[tuple[str, int]]:
    """Cut a text into what stands in cells of its own.

    Where the parts do not add up to the whole (signs that some terminals join to one), it
    is one piece, which is always written as one.
    """
    parts = [(each, measure(each)) for each in text]
    if sum(size for _, size in parts) != taken:
        return [(text, taken)]
    return parts


class Grid:
    """The rows of a screen."""

    def __init__(self, width: int, height: int, text: str = " ") -> None:
        self.width = width
        self.height = height
        self.rows = [Row.filled(width, text) for _ in range(height)]

    def copy(self) -> Grid:
        """Make a grid that can be changed without changing this one."""
        made = Grid(0, 0)
        made.width, made.height = self.width, self.height
        made.rows = [row.copy() for row in self.rows]
        return made
