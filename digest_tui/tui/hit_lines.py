"""Hits as the entries of a list: which stand together, which can be seen, on which rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.tui.grouping import lines
from digest_tui.tui.render.hits import hit_height
from digest_tui.tui.render.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from digest_tui.models import Hit
    from digest_tui.tui.grouping import InStory, Line

_WIDEST_NAME = 24
"""Cells of the column of the sources' names."""


class HitLines:
    """One way to show some hits; another one is another value."""

    def __init__(
        self,
        hits: Sequence[Hit] = (),
        stories: Mapping[str, InStory] | None = None,
        opened: Collection[str] = (),
    ) -> None:
        """Put hits together.

        Args:
            hits: The best first.
            stories: What is known of their stories, by article.
            opened: Articles whose stories are open.
        """
        self.hits = hits
        ids = [hit.entry.id for hit in hits]
        self.shown: Sequence[Line] = lines(ids, stories or {}, opened)
        heights = (hit_height(hits[line.at]) + bool(line.others) for line in self.shown)
        self.stack = Stack(heights)
        names = (cell_len(name) for name in {hit.entry.source_name for hit in hits})
        self.names = min(_WIDEST_NAME, max(names, default=0))
        """The cells of the column of the sources' names."""

    def entry_of(self, at: int) -> int:
        """Give the entry of a hit that is not hidden, by its place among the hits."""
        return next(entry for entry, line in enumerate(self.shown) if line.at == at)

    def place_of(self, article_id: str | None) -> int | None:
        """Give the place of an article among the hits."""
        hits = enumerate(self.hits)
        return next((at for at, hit in hits if hit.entry.id == article_id), None)

    def hiding(self, at: int) -> Line | None:
        """Give the entry that a hit is hidden under; None where it can be seen."""
        found = next((line for line in self.shown if at in line.others), None)
        return None if found is None or found.is_open else found

    def ids_of(self, line: Line) -> Sequence[str]:
        """Give the articles of an entry, shown or hidden."""
        return [self.hits[at].entry.id for at in (line.at, *line.others)]
