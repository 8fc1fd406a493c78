"""Coverage as a table: takeaways down, sources across, a sign and a word where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from digest_tui.export.coverage import sign_of
from digest_tui.export.signs import TOLD as SIGNS
from digest_tui.models import Dated, Told, quoted, shown_date
from digest_tui.text.width import wrap
from digest_tui.tui.render.rows import Piece, Row, filled
from digest_tui.tui.render.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Cell, Coverage, Development

MARGIN = 2
"""Cells before the takeaways: the cursor."""
_GAP = 2
_NUMBER = 5
"""Cells before each line of a takeaway; its number stands in those of the first."""
_LEAST_TEXT = 32
"""Cells that the takeaways have at least, whatever the number of sources."""
_NARROWEST, _WIDEST = 9, 18
"""Cells of a source."""
_BY = {
    Dated.GIVEN: "",
    Dated.YEAR: "its year taken to be the nearest",
    Dated.QUOTED: "date unknown: it counts as of the report that it quotes",
    Dated.FILED: "date unknown: it counts as of its filing",
}


class Line(NamedTuple):
    """What stands in a row before its cells."""

    head: str
    text: str


class Grid:
    """A coverage laid out for a width, from one of its sources on.

    Below the takeaways stand those of the report before that are there no more.
    """

    def __init__(
        self, coverage: Coverage, development: Development | None, width: int, first: int = 0
    ) -> None:
        self.coverage = coverage
        count = len(coverage.sources)
        room = max(0, width - MARGIN - _LEAST_TEXT)
        each = max(_NARROWEST, min(_WIDEST, room // max(1, count) - _GAP))
        fitting = max(1, min(count, room // (each + _GAP)))
        self._first = max(0, min(first, count - fitting))
        self.shown = range(self._first, min(count, self._first + fitting))
        self.column = each
        self.text = max(1, width - MARGIN - len(self.shown) * (each + _GAP))
        self._rows = list(_rows(coverage, development))
        self._lines = [list(wrap(row.text, self.text - _NUMBER, cell_len)) for row in self._rows]
        self.stack = Stack(len(lines) + 1 for lines in self._lines)

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
        cells = [
            Piece(" " * MARGIN + filled(self.coverage.report.label, self.text - 1), "heading"),
            Piece(before, "sign"),
        ]
        names = (filled(sources[at].name, self.column) for at in self.shown)
        heads = (Piece(" " * _GAP + name, "title") for name in names)
        return (*cells, *heads, Piece(after, "sign"))

    def line(self, line: int, cursor: int | None, style: str) -> Row:
        """Draw a line, without what stands before the takeaway.

        Args:
            line: Which.
            cursor: The source under the cursor, where the cursor is on this takeaway.
            style: Of the cell under the cursor.
        """
        at = self.stack.at(line)
        if at is None:
            return ()
        inside = line - self.stack.rows_of(at).start
        lines = self._lines[at]
        row = self._rows[at]
        text = row.text[slice(*lines[inside])] if inside < len(lines) else ""
        head = row.head if inside == 0 else ""
        cells = [Piece(filled(head.ljust(_NUMBER) + text, self.text), "takeaway")]
        if inside == 0 and at < len(self.coverage.rows):
            for source in self.shown:
                told = self.coverage.rows[at][source].told
                words = SIGNS[told] if told is Told.NOT else f"{SIGNS[told]} {told}"
                cells.append(Piece(" " * _GAP))
                here = style if source == cursor else ""
                named = {Told.TOLD: "label", Told.PARTLY: "text", Told.NOT: "meta"}[told]
                cells.append(Piece(filled(words, self.column), f"{named} {here}"))
        return tuple(cells)


def _rows(coverage: Coverage, development: Development | None) -> Iterator[Line]:
    """Give the takeaways, `+` before new ones, `~` before changed ones, and `-` the gone."""
    before = development.before if development else None
    for at, takeaway in enumerate(coverage.report.takeaways):
        sign = " "
        if development and before:
            sign = sign_of(development.steps[at])
        yield Line(f"{sign}{takeaway.number:2}. ", takeaway.text)
    if development and before:
        for at in development.gone:
            yield Line(" -   ", before.takeaways[at].text)


def became(coverage: Coverage, development: Development | None, row: int) -> str:
    """Say what became of a takeaway since the report before; nothing where there is none."""
    if development is None or development.before is None:
        return ""
    since = shown_date(development.before.report_date)
    if row >= len(coverage.rows):
        return f"- there no more since {since}"
    step = development.steps[row]
    if step.before is None:
        return f"+ new since {since}"
    if not step.altered:
        return f"as on {since}"
    old, new = development.before.takeaways[step.before].text, coverage.report.takeaways[row].text
    one, other = step.altered[0]
    words = " / ".join(
        quoted(text[slice(*span)]) if span.end > span.start else "nothing"
        for text, span in ((old, one), (new, other))
    )
    more = f" and {len(step.altered) - 1} more" if len(step.altered) > 1 else ""
    return f"~ changed since {since}: {words}{more}"


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
