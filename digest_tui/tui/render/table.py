"""Claims as a table: a row a claim, a column an article, the cells in the outlets' words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from digest_tui.text.width import wrap
from digest_tui.tui.render.compared import merged, style_of
from digest_tui.tui.render.rows import Piece, Row, filled, pieces
from digest_tui.tui.render.signs import signs
from digest_tui.tui.render.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Span
    from digest_tui.tui.walk import Walk

MARGIN = 4
"""Cells before the first column: the cursor, and what a row is."""
GAP = 3
"""Cells between two columns."""


class Line(NamedTuple):
    """One line of a cell."""

    sentence: int
    span: Span


class TableRow(NamedTuple):
    """A claim, or a sentence that only one article has."""

    sentences: tuple[int, ...]
    cells: tuple[tuple[Line, ...], ...]
    """The lines of each article's cell."""

    @property
    def height(self) -> int:
        """How many lines it takes, with an empty one after it."""
        return max(map(len, self.cells), default=0) + 1


class Table:
    """The claims of a comparison, then what only one article tells, laid out for a width."""

    def __init__(self, walk: Walk, width: int) -> None:
        self.walk = walk
        comparison = walk.comparison
        count = max(1, len(comparison.articles))
        self.column = max(1, (width - MARGIN - GAP * (count - 1)) // count)
        self.rows = [self._row(sentences) for sentences in comparison.rows]
        self.stack = Stack(row.height for row in self.rows)

    def head(self) -> Row:
        """Give the line of the articles' sources."""
        cells = [Piece(" " * MARGIN)]
        for article in self.walk.comparison.articles:
            cells += [Piece(filled(article.source_name, self.column), "title"), Piece(" " * GAP)]
        return tuple(cells[:-1])

    def line(self, line: int) -> Row:
        """Draw a line, without what stands before the first column."""
        at = self.stack.at(line)
        if at is None:
            return ()
        inside = line - self.stack.rows_of(at).start
        cells: list[Piece] = []
        for article, lines in enumerate(self.rows[at].cells):
            if article:
                cells.append(Piece(" │ ", "meta"))
            cells += self._cell(lines[inside]) if inside < len(lines) else ()
            if inside >= len(lines):
                cells.append(Piece(" " * self.column))
        return tuple(cells)

    def sign(self, row: int) -> str:
        """Tell what a row is: told by one article only, with words that differ or are quoted."""
        sentences = self.rows[row].sentences
        styles = {"only"} if self.walk.only.issuperset(sentences) else set()
        if self.walk.differing(sentences):
            styles.add("differs")
        for at in sentences:
            styles |= {style_of(found) for found in self.walk.quotations.get(at, ())}
        return signs(styles)

    def _cell(self, line: Line) -> list[Piece]:
        text = self.walk.comparison.sentences[line.sentence].text
        differs = merged(
            [
                found.one_span if found.one == line.sentence else found.other_span
                for found in self.walk.differences.get(line.sentence, ())
            ]
        )
        marks = [("differs", [span for span in differs if span.end > span.start])]
        drawn = list(pieces(text, line.span, "text", marks))
        used = cell_len(text[line.span.start : line.span.end])
        return [*drawn, Piece(" " * max(0, self.column - used))]

    def _row(self, sentences: Sequence[int]) -> TableRow:
        comparison = self.walk.comparison
        cells: list[list[Line]] = [[] for _ in comparison.articles]
        for at in sentences:
            sentence = comparison.sentences[at]
            cells[sentence.article] += [
                Line(at, span) for span in wrap(sentence.text, self.column, cell_len)
            ]
        return TableRow(tuple(sentences), tuple(map(tuple, cells)))
