"""Which place of a text is in sight, by its words: it is the same in any window."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from digest_tui.models.last_place import Spot
from digest_tui.text.sentences import sentences
from digest_tui.tui.widgets.row_view import RowView
from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.geometry import Size

    from digest_tui.tui.render.document import Block, Document
    from digest_tui.tui.render.matches import Match, Matches


class SpottedView(RowView):
    """Knows what stands on top, and goes back to it; subclasses lay the text out.

    The reader's place stays the same until he scrolls, whatever becomes of the window: one that
    is higher than the text for a moment shows all of it, and has forgotten nothing.
    """

    _document: Document
    _matches: Matches
    _match: int | None
    _wanted_spot: Spot | None
    _held: Spot | None = None
    """What stood on top when the window changed; None where the reader has scrolled since."""
    is_placing = False
    """What scrolls now is the window, not the reader."""
    has_moved = False
    """The reader has scrolled since the text was put somewhere."""

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
        if self._held is not None:
            return replace(self._held, match=self._match)
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
        with self.placing():
            self.put_on_top(top)
        self._held = spot
        return top

    def hold(self) -> None:
        """Go back to what stood on top before the window changed."""
        if self._held is not None:
            self.return_to(self._held)

    @contextmanager
    def placing(self) -> Iterator[None]:
        """Scroll without the reader having gone elsewhere."""
        before, self.is_placing = self.is_placing, True
        try:
            yield
        finally:
            self.is_placing = before

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Take note of what stands on top, before the window moves it."""
        if size != self.size:
            self._held = self.spot
        with self.placing():
            return super()._size_updated(size, virtual_size, container_size, layout)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take note that the reader is elsewhere."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and not self.is_placing:
            self._held, self.has_moved = None, True

    def on_focus(self) -> None:
        """Put the terminal's cursor where the text begins, once it is on the screen."""
        self.call_after_refresh(self._put_cursor_if_there)

    def _put_cursor_if_there(self) -> None:
        if self.is_attached:  # a column may have been dropped meanwhile
            self.put_cursor()

    def say_place(self) -> None:
        """Say how much of the text is above the lower edge, where not all can be seen."""
        height, shown = self._document.height, self.size.height
        seen = min(height, self.scroll_offset.y + shown)
        titled = self.parent if self.has_class("framed-by-parent") else self
        if isinstance(titled, Titled):
            titled.entitle(place=f"{100 * seen // height}%" if height > shown > 0 else "")

    def put_cursor(self) -> None:
        """Put the terminal's cursor on the first line, unless something else is in front."""
        if self.has_focus and self.screen.is_current:
            self.app.cursor_position = self.content_region.offset

    def action_move(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, immediate=True)

    def action_page(self, by: int) -> None:
        """Scroll by a screen less one line, which keeps the eye."""
        self.action_move(by * max(1, self.size.height - 1))

    def action_half_page(self, by: int) -> None:
        """Scroll by half a screen."""
        self.action_move(by * max(1, self.size.height // 2))

    def action_to_start(self) -> None:
        """Scroll to the start."""
        self._held = None
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_to_end(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

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
