"""A text to read: scrolled, searched in, with its passages and matches marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from digest_tui.tui.commands import READING, bindings
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.render.matches import Matches
from digest_tui.tui.widgets.spotted_view import SpottedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Span
    from digest_tui.models.last_place import Spot
    from digest_tui.tui.render.rows import Marks, Row

_LONG = 100_000
"""Characters above which a text is laid out and searched beside the screen, not in it."""


class ReadingPane(SpottedView, can_focus=True):
    """Shows blocks of text. `n` and `N` go through what was found, else through the hits."""

    BINDINGS = bindings(READING)
    COMMANDS_HERE = READING

    needle: var[str] = var("")
    """What is looked for in this text."""

    @dataclass
    class LaidOut(Message):
        """A long text has been laid out."""

        document: Document
        pane: ReadingPane

    @dataclass
    class Searched(Message):
        """A long text has been searched."""

        matches: Matches
        pane: ReadingPane

    @dataclass
    class Looked(Message):
        """The reader is at another match, or something else is looked for."""

        pane: ReadingPane

    @dataclass
    class FindAsked(Message):
        """The reader wants to type what to find."""

        pane: ReadingPane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._document = Document((), 10)
        self._matches = Matches(self._document)
        self._match: int | None = None
        self._wanted_key: Sequence[str | int] | None = None
        self._wanted_spot: Spot | None = None

    def show(
        self,
        blocks: Sequence[Block],
        at: Sequence[str | int] | None = None,
        spot: Spot | None = None,
    ) -> None:
        """Show a text from its start, or from the passage in a block.

        Args:
            blocks: The text.
            at: The key of the block to go to.
            spot: What stood on top when the text was shown before; counts more.
        """
        self._blocks = tuple(blocks)
        self._wanted_key = None if spot else at
        self._wanted_spot, self._held = spot, None
        self._match = None
        self.scroll_to(y=0, animate=False, immediate=True)
        self._lay_out()

    @property
    def place(self) -> str:
        """Where the reader is among the matches: `3/12`; empty where there are none."""
        if self.needle != self._matches.needle:
            return "…"  # it is being looked for
        if not self._matches:
            return "0/0" if self.needle else ""
        return f"{'-' if self._match is None else self._match + 1}/{len(self._matches)}"

    def row(self, line: int) -> Row:
        """Draw a row."""
        return self._document.row(line, self._marks_of)

    def on_resize(self) -> None:
        """Break the text for the new width; or at last, where it came while this was hidden."""
        document = self._document
        if document.width != self.inner_width or document.blocks is not self._blocks:
            if document.blocks is self._blocks:
                self._wanted_spot = self.spot  # what the reader is at stays on top
            self._lay_out()
        else:
            self.hold()
            self.say_place()  # more or less of it can be seen now

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how much is above the lower edge now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.say_place()

    def watch_needle(self) -> None:
        """Mark what is looked for."""
        self._look()

    def action_find(self) -> None:
        """Ask for what to find."""
        self.post_message(self.FindAsked(self))

    def action_next_match(self, by: int) -> None:
        """Go to the next match or to the one before, round the ends."""
        if not self._matches:
            return
        if self._match is None:
            self._match = self._matches.next_from(self.scroll_offset.y, by)
        else:
            self._match = (self._match + by) % len(self._matches)
        self.show_line(self._matches.line_of(self._match), above=1)
        self._mark()

    def _lay_out(self) -> None:
        width = self.inner_width
        if width <= 0:
            return
        if self._is_long:
            self._lay_out_aside(self._blocks, width)
        else:
            self._use(Document(self._blocks, width))

    @property
    def _is_long(self) -> bool:
        return sum(len(block.text) for block in self._blocks) > _LONG

    @work(thread=True, exclusive=True, group="lay out", description="Laying out a long text.")
    def _lay_out_aside(self, blocks: tuple[Block, ...], width: int) -> None:
        self.post_message(self.LaidOut(Document(blocks, width), self))

    def on_reading_pane_laid_out(self, message: LaidOut) -> None:
        """Use what was laid out, if it is still wanted."""
        message.stop()
        document = message.document
        if document.blocks is self._blocks and document.width == self.inner_width:
            self._use(document)

    def _use(self, document: Document) -> None:
        self._document = document
        with self.placing():
            self.fit(Size(document.width, document.height))
        self.say_place()
        if self._wanted_key is not None:
            block = document.block_of(self._wanted_key)
            if block is not None:
                self.show_line(document.line_of(block, self._passage_in(block)), above=2)
            self._wanted_key = None
        spot, self._wanted_spot = self._wanted_spot, None
        if spot is not None:
            self.return_to(spot)
        self._look()
        if spot is not None and spot.match in range(len(self._matches)):
            self._match = spot.match
            self._mark()

    def _passage_in(self, block: int) -> int:
        for style, spans in self._document.blocks[block].marks:
            if style == "passage" and spans:
                return spans[0].start
        return 0

    def _look(self) -> None:
        """Find the places that `n` goes to."""
        if self.needle and self._is_long:
            self._go_through(Matches(self._document))
            self._look_aside(self._document, self.needle)
        else:
            self._go_through(Matches(self._document, self.needle))

    @work(thread=True, exclusive=True, group="look", description="Searching a long text.")
    def _look_aside(self, document: Document, needle: str) -> None:
        self.post_message(self.Searched(Matches(document, needle), self))

    def on_reading_pane_searched(self, message: Searched) -> None:
        """Use what was found, if it is still wanted."""
        message.stop()
        found = message.matches
        if found.document is self._document and found.needle == self.needle:
            self._go_through(found)

    def _go_through(self, matches: Matches) -> None:
        self._matches = matches
        self._match = None
        self._mark()

    def _mark(self) -> None:
        self.refresh()
        self.post_message(self.Looked(self))

    def _marks_of(self, block: int) -> Marks:
        """Give what is marked in a block besides its own marks, the latter on top."""
        marks: list[tuple[str, Sequence[Span]]] = []
        if self._matches.needle:
            marks.append(("find", self._matches.places.get(block, ())))
        if self._match is not None and self._matches[self._match].block == block:
            marks.append(("found", (self._matches[self._match].span,)))
        return marks
