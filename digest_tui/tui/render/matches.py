"""The places of a text that `n` and `N` go to: what is looked for, else the hits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.find import find_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest_tui.models import Span
    from digest_tui.tui.render.document import Block, Document


class Match(NamedTuple):
    """A place."""

    block: int
    span: Span


class Matches:
    """All places in a document, in order; nothing is kept for a place but its span."""

    def __init__(self, document: Document, needle: str = "") -> None:
        self.document = document
        self.needle = needle
        self.places: Mapping[int, Sequence[Span]] = {
            index: spans
            for index, block in enumerate(document.blocks)
            if (spans := find_all(block.text, needle) if needle else _hits(block))
        }
        self._blocks = list(self.places)
        self._ends = list(accumulate(map(len, self.places.values())))

    def __len__(self) -> int:
        """How many places there are."""
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, at: int) -> Match:
        """Give a place by its number, from 0."""
        if not 0 <= at < len(self):
            raise IndexError(at)
        which = bisect_right(self._ends, at)
        block = self._blocks[which]
        spans = self.places[block]
        return Match(block, spans[at - self._ends[which] + len(spans)])

    def line_of(self, at: int) -> int:
        """Give the line that a place is on."""
        block, span = self[at]
        return self.document.line_of(block, span.start)

    def next_from(self, line: int, by: int) -> int:
        """Give the first place at or below a line, or the last above it, round the ends."""
        below = bisect_left(range(len(self)), line, key=self.line_of)
        return (below if by > 0 else below - 1) % len(self)


def _hits(block: Block) -> Sequence[Span]:
    return next((spans for style, spans in block.marks if style == "hit"), ())
