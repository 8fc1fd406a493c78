"""Coverage as a table: takeaways down, sources across, a sign and a word where they meet."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.models import Dated, Told, quoted
from digest_tui.text.width import fit, wrap
from digest_tui.tui.render.rows import Piece, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Cell, Coverage, Span

SIGNS = {Told.TOLD: "●", Told.PARTLY: "◐", Told.NOT: "·"}
MARGIN = 2
"""Cells before the takeaways: the cursor."""
_GAP = 2
_NUMBER = 4
"""Cells before each line of a takeaway; its number stands in those of the first."""
_LEAST_TEXT = 32
"""Cells that the takeaways have at least, whatever the number of sources."""
_NARROWEST, _WIDEST = 9, 18
"""Cells of a source."""
_BY = {
    Dated.GIVEN: "",
    Dated.YEAR: "its year taken to be the nearest",
    Dated.FILED: "date unknown: it counts as of its filing",
}


class Grid:
    """A coverage laid out for a width, from one of its sources on."""

    def __init__(self, coverage: Coverage, width: int, first: int = 0) -> None:
        self.coverage = coverage
        count = len(coverage.sources)
        room = max(0, width - MARGIN - _LEAST_TEXT)
        each = max(_NARROWEST, min(_WIDEST, room // max(1, count) - _GAP))
        fitting = max(1, min(count, room // (each + _GAP)))
        self._first = max(0, min(first, count - fitting))
        self.shown = range(self._first, min(count, self._first + fitting))
        self.column = each
        self.text = max(1, width - MARGIN - len(self.shown) * (each + _GAP))
        self._lines = [self._broken(at) for at in range(len(coverage.rows))]
        self._tops = [0, *accumulate(len(lines) + 1 for lines in self._lines)]

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return self._tops[-1]

    def rows_of(self, row: int) -> range:
        """Give the lines of a takeaway."""
        return range(self._tops[row], self._tops[row + 1])

    def row_at(self, line: int) -> int | None:
        """Give the takeaway that a line belongs to."""
        return bisect_right(self._tops, line) - 1 if 0 <= line < self.height else None

    def source_at(self, x: int) -> int | None:
        """Give the source of a cell of the line."""
        if x < MARGIN + self.text:
            return None
        at = self.shown.start + (x - MARGIN - self.text) // (self.column + _GAP)
        return at if at in self.shown else None

    def head(self) -> Row:
        """Give the report and its sources, with an arrow where there are more."""
        sources = self.coverage.sources
        before = "◂" if self.shown.start else " "
        after = "▸" if self.shown.stop < len(sources) else " "
        label = fit(self.coverage.report.label, self.text - 1, cell_len)
        cells = [
            Piece(" " * MARGIN + _filled(label, self.text - 1), "heading"),
            Piece(before, "sign"),
        ]
        for at in self.shown:
            name = fit(sources[at].name, self.column, cell_len)
            cells.append(Piece(" " * _GAP + _filled(name, self.column), "title"))
        return (*cells, Piece(after, "sign"))

    def line(self, line: int, cursor: int | None, style: str) -> Row:
        """Draw a line, without what stands before the takeaway.

        Args:
            line: Which.
            cursor: The source under the cursor, where the cursor is on this takeaway.
            style: Of the cell under the cursor.
        """
        at = self.row_at(line)
        if at is None:
            return ()
        inside = line - self._tops[at]
        lines = self._lines[at]
        takeaway = self.coverage.report.takeaways[at]
        text = takeaway.text[slice(*lines[inside])] if inside < len(lines) else ""
        head = f"{takeaway.number:2}. " if inside == 0 else ""
        cells = [Piece(_filled(head.ljust(_NUMBER) + text, self.text), "takeaway")]
        if inside == 0:
            for source in self.shown:
                told = self.coverage.rows[at][source].told
                words = SIGNS[told] if told is Told.NOT else f"{SIGNS[told]} {told}"
                cells.append(Piece(" " * _GAP))
                here = style if source == cursor else ""
                named = {Told.TOLD: "label", Told.PARTLY: "text", Told.NOT: "meta"}[told]
                cells.append(Piece(_filled(words, self.column), f"{named} {here}"))
        return tuple(cells)

    def _broken(self, at: int) -> Sequence[Span]:
        text = self.coverage.report.takeaways[at].text
        return list(wrap(text, self.text - _NUMBER, cell_len))


def detail(coverage: Coverage, takeaway: int, source: int) -> str:
    """Say by which sentence a source tells a takeaway."""
    of, cell = coverage.sources[source], coverage.rows[takeaway][source]
    if not cell.by:
        count = len(of.articles)
        looked = "1 article" if count == 1 else f"{count} articles"
        return f"{SIGNS[Told.NOT]} {of.name} does not tell this ({looked} of these days)."
    best = cell.by[0]
    head = "tells this" if cell.told is Told.TOLD else "tells a part of this"
    words = f"{SIGNS[cell.told]} {of.name} {head}: {quoted(best.passages[0].text)}"
    others = len(cell.by) - 1
    words += f" · and in {others} more" if others else ""
    return words + (f" · {_BY[best.dated]}" if _BY[best.dated] else "")


def summary(coverage: Coverage) -> str:
    """Say how much of a report is told: `1 told by all, 2 by some, 7 by none`."""
    told = [sum(cell.told is not Told.NOT for cell in row) for row in coverage.rows]
    sources = len(coverage.sources)
    by_all = sum(count == sources and count > 0 for count in told)
    none = sum(count == 0 for count in told)
    if sources < 2:
        return f"{len(told) - none} told, {none} not"
    return f"{by_all} told by all, {len(told) - by_all - none} by some, {none} by none"


def marks(row: Sequence[Cell], coverage: Coverage) -> str:
    """Say who tells a takeaway, in a line: `● Ukrainska Pravda  ◐ Euromaidan Press`."""
    told = [
        f"{SIGNS[cell.told]}\N{NO-BREAK SPACE}{source.name}"
        for cell, source in zip(row, coverage.sources, strict=True)
        if cell.told is not Told.NOT
    ]
    return "  ".join(told) if told else f"{SIGNS[Told.NOT]} told by none here"


def _filled(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
