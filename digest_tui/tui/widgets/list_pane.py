"""A list with a cursor, drawn row by row; hits and takeaways are such lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from textual import events


class ListPane(RowView, can_focus=True):
    """Moves a cursor over entries of some rows each; subclasses say what an entry is."""

    cursor: var[int] = var(0)
    """Which entry the cursor is on, from 0."""

    @dataclass
    class Moved(Message):
        """The cursor is on another entry."""

        pane: ListPane
        entry: int

    @dataclass
    class Chosen(Message):
        """The reader wants the entry."""

        pane: ListPane
        entry: int

    @property
    def entries(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""
        raise NotImplementedError

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row; None for a row of none."""
        raise NotImplementedError

    @property
    def height_of_all(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Fit the scroll bar to the entries, after they or the width have changed."""
        self.fit(Size(self.inner_width, self.height_of_all))
        self.refresh()

    def on_resize(self) -> None:
        """Lay the entries out for the new width, and keep the cursor in sight."""
        self.lay_out()
        self._show_cursor()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(cursor, self.entries - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Show where the cursor is, and say so."""
        for entry in (before, now):
            if 0 <= entry < self.entries:
                rows = self.rows_of(entry)
                self.refresh_lines(rows.start, len(rows))
        self._show_cursor()
        if self.entries:
            # To who listens: on the way up it would wake every widget between them.
            self.screen.post_message(self.Moved(self, now))

    def on_focus(self) -> None:
        """The cursor looks different in the list that has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """See `on_focus`."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what is clicked; a second click chooses it."""
        entry = self.entry_of(event)
        if entry is None:
            return
        if entry == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = entry

    def entry_of(self, event: events.Click) -> int | None:
        """Give the entry that is clicked."""
        offset = event.get_content_offset(self)
        return None if offset is None else self.entry_at(offset.y + self.scroll_offset.y)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by what fits on the screen."""
        self._move_rows(by * max(1, self.size.height - 1))

    def action_half_page(self, by: int) -> None:
        """Move the cursor by half of what fits on the screen."""
        self._move_rows(by * max(1, self.size.height // 2))

    def action_to_start(self) -> None:
        """Move the cursor to the first entry."""
        self.scroll_to(y=0, animate=False)
        self.cursor = 0

    def action_to_end(self) -> None:
        """Move the cursor to the last entry."""
        self.cursor = self.entries - 1

    def action_choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.entries:
            self.post_message(self.Chosen(self, self.cursor))

    def _move_rows(self, rows: int) -> None:
        if not self.entries:
            return
        here = self.rows_of(self.cursor)
        wanted = (here.start if rows < 0 else here.stop - 1) + rows
        entry = self.entry_at(max(0, min(wanted, self.height_of_all - 1)))
        if entry is None or entry == self.cursor:
            entry = self.cursor + (1 if rows > 0 else -1)
        self.cursor = entry

    def _show_cursor(self) -> None:
        if not self.entries:
            return
        rows = self.rows_of(self.cursor)
        top, height = self.scroll_offset.y, self.size.height
        if rows.start < top:
            self.scroll_to(y=0 if self.cursor == 0 else rows.start, animate=False)
        elif rows.stop > top + height:
            self.scroll_to(y=min(rows.start, rows.stop - height), animate=False)
