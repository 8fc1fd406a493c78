"""A text to read: scrolled, searched in, with its passages and matches marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from digest_tui.text.find import find_all
from digest_tui.tui.commands import READING, bindings
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Span
    from digest_tui.tui.render.rows import Row

_LONG = 200_000
"""Characters above which a text is laid out beside the screen: 10 ms are 150,000."""


class Match(NamedTuple):
    """A place that `n` and `N` go to."""

    block: int
    span: Span


class ReadingPane(RowView, can_focus=True):
    """Shows blocks of text. `n` and `N` go through what was found, else through the hits."""

    BINDINGS = bindings(READING)
    COMMANDS_HERE = READING

    needle: var[str] = var("")
    """What is looked for in this text."""

    @dataclass
    class Scrolled(Message):
        """The text was scrolled."""

        pane: ReadingPane
        line: int

        @property
        def control(self) -> ReadingPane:
            """The pane."""
            return self.pane

    @dataclass
    class LaidOut(Message):
        """A long text has been laid out."""

        document: Document
        pane: ReadingPane

        @property
        def control(self) -> ReadingPane:
            """The pane."""
            return self.pane

    @dataclass
    class Looked(Message):
        """The reader is at another match, or something else is looked for."""

        pane: ReadingPane

        @property
        def control(self) -> ReadingPane:
            """The pane."""
            return self.pane

    @dataclass
    class FindAsked(Message):
        """The reader wants to type what to find."""

        pane: ReadingPane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._document = Document((), 10)
        self._matches: list[Match] = []
        self._match: int | None = None
        self._wanted_key: Sequence[str | int] | None = None
        self._found_marks: dict[int, list[tuple[str, tuple[Span, ...]]]] = {}

    def show(self, blocks: Sequence[Block], at: Sequence[str | int] | None = None) -> None:
        """Show a text from its start, or from the passage in a block.

        Args:
            blocks: The text.
            at: The key of the block to go to.
        """
        self._blocks = tuple(blocks)
        self._wanted_key = at
        self._match = None
        self.scroll_to(y=0, animate=False)
        self._lay_out()

    @property
    def place(self) -> str:
        """Where the reader is among the matches: `3/12`; empty where there are none."""
        if not self._matches:
            return "0/0" if self.needle else ""
        return f"{'-' if self._match is None else self._match + 1}/{len(self._matches)}"

    def row(self, line: int) -> Row:
        """Draw a row."""
        return self._document.row(line, self._found_marks)

    def on_resize(self) -> None:
        """Break the text for the new width; or at last, where it came while this was hidden."""
        document = self._document
        if document.width != self.inner_width or document.blocks is not self._blocks:
            self._lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell who scrolls along."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self, round(new_value)))

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
            self._match = self._first_from(self.scroll_offset.y, by)
        else:
            self._match = (self._match + by) % len(self._matches)
        block, span = self._matches[self._match]
        self.show_line(self._document.line_of(block, span.start), above=1)
        self._mark()

    def action_move(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a screen less one line, which keeps the eye."""
        self.action_move(by * max(1, self.size.height - 1))

    def action_half_page(self, by: int) -> None:
        """Scroll by half a screen."""
        self.action_move(by * max(1, self.size.height // 2))

    def action_to_start(self) -> None:
        """Scroll to the start."""
        self.scroll_to(y=0, animate=False)

    def action_to_end(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def _lay_out(self) -> None:
        width = self.inner_width
        if width <= 0:
            return
        if sum(len(block.text) for block in self._blocks) > _LONG:
            self._lay_out_aside(self._blocks, width)
        else:
            self._use(Document(self._blocks, width))

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
        self.virtual_size = Size(document.width, document.height)
        if self._wanted_key is not None:
            block = document.block_of(self._wanted_key)
            if block is not None:
                self.show_line(document.line_of(block, self._passage_in(block)), above=2)
            self._wanted_key = None
        self._look()

    def _passage_in(self, block: int) -> int:
        for style, spans in self._document.blocks[block].marks:
            if style == "passage" and spans:
                return spans[0].start
        return 0

    def _look(self) -> None:
        """Find the places that `n` goes to: what is looked for, else the hits."""
        self._matches = [
            Match(index, span)
            for index, block in enumerate(self._document.blocks)
            for span in self._places(block)
        ]
        self._match = None
        self._mark()

    def _places(self, block: Block) -> Sequence[Span]:
        if self.needle:
            return find_all(block.text, self.needle)
        return next((spans for style, spans in block.marks if style == "hit"), ())

    def _mark(self) -> None:
        marks: dict[int, list[tuple[str, tuple[Span, ...]]]] = {}
        if self.needle:
            found: dict[int, list[Span]] = {}
            for block, span in self._matches:
                found.setdefault(block, []).append(span)
            marks = {block: [("find", tuple(spans))] for block, spans in found.items()}
        if self._match is not None:
            block, span = self._matches[self._match]
            marks.setdefault(block, []).append(("found", (span,)))
        self._found_marks = marks
        self.refresh()
        self.post_message(self.Looked(self))

    def _first_from(self, line: int, by: int) -> int:
        """Give the first match below a line, or the last one above it."""
        lines = [self._document.line_of(block, span.start) for block, span in self._matches]
        below = [at for at, where in enumerate(lines) if where >= line]
        if by > 0:
            return below[0] if below else 0
        above = [at for at, where in enumerate(lines) if where < line]
        return above[-1] if above else len(lines) - 1
