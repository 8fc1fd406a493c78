"""Which place of a text is in sight, by its words: it is the same for any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models.last_place import Spot
from digest_tui.text.sentences import sentences
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.tui.render.document import Block, Document
    from digest_tui.tui.render.matches import Match, Matches


class SpottedView(RowView):
    """Knows what stands on top, and goes back to it; subclasses lay the text out."""

    _document: Document
    _matches: Matches
    _match: int | None
    _wanted_spot: Spot | None

    @property
    def blocks(self) -> Sequence[Block]:
        """What is shown."""
        return self._document.blocks

    @property
    def match(self) -> Match | None:
        """The match that the reader is at."""
        return None if self._match is None else self._matches[self._match]

    @property
    def spot(self) -> Spot | None:
        """What stands on top; None where nothing has been laid out yet."""
        if self._wanted_spot is not None:
            return self._wanted_spot
        found = self._document.start_of(self.scroll_offset.y)
        if found is None:
            return None
        block, at = found
        return Spot(block, at, self._document.blocks[block].key, self._match)

    def return_to(self, spot: Spot) -> int:
        """Scroll back to a spot, or to what is nearest to it now.

        Returns:
            The line that is on top.
        """
        document = self._document
        if not document.blocks:
            return 0
        block = document.block_of(spot.key) if spot.key else None
        if block is None:
            block = max(0, min(spot.block, len(document.blocks) - 1))
        line = document.line_from(block, max(0, spot.at))
        top = max(0, min(line, document.height - self.size.height))
        self.put_on_top(top)
        return top

    @property
    def sentence(self) -> str:
        """The sentence of the match that the reader is at; empty where that is none."""
        match = self.match
        if match is None:
            return ""
        text = self.blocks[match.block].text
        for start, end in sentences(text):
            if start <= match.span.start < end:
                return text[start:end]
        return ""

    @property
    def block_on_top(self) -> Block | None:
        """The first passage in sight; None where there is none."""
        at = self._document.block_at(self.scroll_offset.y, self.size.height)
        return None if at is None else self.blocks[at]
