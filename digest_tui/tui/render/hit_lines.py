"""The hits of an answer as rows: which entry stands where, and what each row says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from digest_tui.tui.grouping import InStory, Line, lines
from digest_tui.tui.render.hits import hit_height, hit_row, story_row
from digest_tui.tui.render.rows import Piece, Row
from digest_tui.tui.render.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from digest_tui.models import Answer

_WIDEST_NAME = 24
"""Cells of the column of the sources' names."""
SIGN = 2
"""Cells before every row: the cursor's sign."""
_MARK, _INDENT = 2, 2
"""Cells of the mark before the title; more of them under a story."""


class HitLines(NamedTuple):
    """The entries of a list of hits, one below the other."""

    answer: Answer
    stories: Mapping[str, InStory]
    """What is known of the stories of articles."""
    lines: Sequence[Line] = ()
    stack: Stack = Stack()
    names: int = 0
    """The cells of the column of the sources' names."""

    @property
    def entries(self) -> int:
        """How many hits and stories there are."""
        return len(self.lines)

    @property
    def height_of_all(self) -> int:
        """The rows of all of them."""
        return self.stack.height

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""
        return self.stack.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row; None for a row of none."""
        return self.stack.at(row)

    def row(
        self, which: int, width: int, marked: Collection[str] = (), *, is_brief: bool = False
    ) -> Row:
        """Give what a row says, after the sign of the cursor.

        Args:
            which: The row, from the top of the list.
            width: The cells of it.
            marked: The ids of the articles that are marked.
            is_brief: The passages are left out.
        """
        entry = self.stack.at(which)
        if entry is None:
            return ()
        shown, which = self.lines[entry], which - self.stack.rows_of(entry).start
        hit = self.answer.hits[shown.at]
        indent = 0 if shown.under is None else _INDENT
        width -= _MARK + indent
        mark = "✓ " if which == 0 and hit.entry.id in marked else " " * _MARK
        content: Row
        if which == hit_height(hit):
            others = [self.answer.hits[at].entry for at in shown.others]
            content = story_row(self.stories[hit.entry.id], others, width, is_open=shown.is_open)
        elif which > 1 and is_brief:
            content = ()
        else:
            content = hit_row(hit, which, width, self.names)
        return (Piece(" " * indent + mark, "sign"), *content)

    def at(self, entry: int) -> int:
        """Give the place in the answer of the hit of an entry."""
        return self.lines[entry].at if self.lines else 0

    def place(self, entry: int) -> str:
        """Say which hit an entry is, of all that were found."""
        return f"{self.answer.question.skip + self.at(entry) + 1:,}/{self.answer.total:,}"

    def place_of(self, article_id: str | None) -> int | None:
        """Give the place of an article among the hits; None where it is no hit."""
        hits = enumerate(self.answer.hits)
        return next((at for at, hit in hits if hit.entry.id == article_id), None)

    def entry_of(self, at: int) -> int:
        """Give the entry of a hit that is not hidden."""
        return next(entry for entry, line in enumerate(self.lines) if line.at == at)

    def hiding(self, at: int) -> Line | None:
        """Give the story that hides a hit."""
        line = next((line for line in self.lines if at in line.others), None)
        return None if line is None or line.is_open else line

    def ids_of(self, line: Line) -> list[str]:
        """Give the articles of a story's line."""
        return [self.answer.hits[at].entry.id for at in (line.at, *line.others)]


def laid_out(
    answer: Answer,
    stories: Mapping[str, InStory],
    chosen: Mapping[str, bool],
    height: int,
    *,
    is_grouped: bool = True,
) -> HitLines:
    """Lay hits out.

    Args:
        answer: The hits.
        stories: What is known of their stories.
        chosen: The articles whose stories the reader has opened or closed.
        height: The rows that can be seen at once.
        is_grouped: Hits of one story stand together.
    """
    hits = answer.hits
    ids = [hit.entry.id for hit in hits]
    # Nothing is hidden where there is room for all.
    most_rows = sum(hit_height(hit) + 1 for hit in hits)
    opened = {one for one in ids if chosen.get(one, most_rows <= height)}
    # Who asks who tells a takeaway wants to see all who do.
    is_grouped = is_grouped and not answer.question.takeaway
    shown = lines(ids, stories if is_grouped else {}, opened)
    names = (cell_len(name) for name in {hit.entry.source_name for hit in hits})
    return HitLines(
        answer,
        stories,
        shown,
        Stack(hit_height(hits[line.at]) + bool(line.others) for line in shown),
        min(_WIDEST_NAME, max(names, default=0)),
    )
