"""The text of one column of a comparison: its claims, differences and lone sentences marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from digest_tui.tui.commands import bindings
from digest_tui.tui.compare_commands import COLUMN
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest_tui.models import Span
    from digest_tui.tui.render.compared import Key, Marked
    from digest_tui.tui.render.document import Document
    from digest_tui.tui.render.rows import Marks


class ColumnText(ReadingPane):
    """Goes through claims on the keys that go through matches elsewhere."""

    BINDINGS = bindings(COLUMN)
    COMMANDS_HERE = COLUMN

    @dataclass
    class ClaimWanted(Message):
        """The reader wants the next claim or the one before."""

        by: int

    @dataclass
    class MoveWanted(Message, bubble=False):
        """The reader wants to scroll; the other columns scroll along, in the same frame."""

        pane: ColumnText
        by: int

    @dataclass
    class Scrolled(Message):
        """The text was scrolled."""

        pane: ColumnText

    @dataclass
    class Placed(Message):
        """The text has been broken into lines."""

        text: ColumnText
        is_first: bool
        """For the first time, not for another width."""

    def __init__(self) -> None:
        super().__init__(classes="framed-by-parent")
        self._is_new = True
        self._marked: Mapping[Key, Marked] = {}

    def mark(self, marked: Mapping[Key, Marked]) -> None:
        """Mark places, by block."""
        self._marked = marked
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell who scrolls along."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and not self.is_placing:
            self.post_message(self.Scrolled(self))

    def action_move(self, by: int) -> None:
        """Ask for the columns to be scrolled."""
        self.screen.post_message(self.MoveWanted(self, by))

    def action_next_match(self, by: int) -> None:
        """Go to the next match of what is looked for; where nothing is, to the next claim."""
        if self.needle:
            super().action_next_match(by)
        else:
            self.post_message(self.ClaimWanted(by))

    def row_of(self, key: Key, at: int) -> int | None:
        """Give the line on which a character of a block stands."""
        block = self._document.block_of(key)
        return None if block is None else self._document.line_of(block, at)

    def put(self, line: int, row: int) -> int:
        """Scroll so that a line stands on a row of the screen, as far as the text goes.

        Returns:
            The line that is on top now.
        """
        top = max(0, min(line - row, self._document.height - self.size.height))
        self.scroll_to(y=top, animate=False, immediate=True)
        self._held, self.has_moved = None, False
        return top

    def _use(self, document: Document) -> None:
        super()._use(document)
        is_first, self._is_new = self._is_new, False
        self.post_message(self.Placed(self, is_first))

    def _marks_of(self, block: int) -> Marks:
        key = self._document.blocks[block].key
        marked = self._marked.get(key, {})
        own: Sequence[tuple[str, Sequence[Span]]] = list(marked.items())
        return [*own, *super()._marks_of(block)]
