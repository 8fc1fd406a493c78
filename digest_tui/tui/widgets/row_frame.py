"""What stands around the rows of a view: the same for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.terminal.grid import Row as Cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest_tui.terminal.pens import Pen


class RowFrame:
    """What stands around the rows of a view, as cells."""

    def __init__(self, line: Cells, start: int, width: int, blank: Pen) -> None:
        """Take it from a line that Textual has drawn.

        Args:
            line: Any row with all that is around it.
            start: The first cell of the row.
            width: How many it has.
            blank: How one is drawn in which nothing stands.
        """
        self.width = width
        self._before = Cells(line.texts[:start], line.pens[:start])
        self._after = Cells(line.texts[start + width :], line.pens[start + width :])
        self._blank = blank

    def around(self, pieces: Iterable[tuple[str, Pen]]) -> Cells:
        """Give the cells of a row of some pieces."""
        row = Cells([" "] * self.width, [self._blank] * self.width)
        x = 0
        for text, pen in pieces:
            x = row.write(x, text, pen, cell_len)
        return Cells(
            self._before.texts + row.texts + self._after.texts,
            self._before.pens + row.pens + self._after.pens,
        )
