"""A list with a cursor, drawn row by row; hits and takeaways are such lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import var

from digest_tui.models.last_place import Row
from digest_tui.tui.render.rows import Piece, cursor_sign
from digest_tui.tui.render.window import entry_after, top_showing
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from textual import events


class ListPane(RowView, can_focus=True):
    """Moves a cursor over entries of some rows each; subclasses say what an entry is."""

    cursor: var[int] = var(0)
    """Which entry the cursor is on, from 0."""

    _stays: Row | None = None
    """Where the reader was: until the cursor is moved it stays there, however the list came."""

    @dataclass
    class Moved(Message, bubble=False):
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

    @property
    def at_row(self) -> Row:
        """Where the cursor is, and how far down the window."""
        if not self.entries:
            return Row()
        return Row(self.cursor, self.rows_of(self.cursor).start - self.scroll_offset.y)

    def return_to(self, row: Row, entry: int | None = None) -> None:
        """Put the cursor and the window where they were, and tell nobody.

        Args:
            row: Where that was.
            entry: What the cursor was on, where that is another one now.
        """
        if not self.entries:
            return
        at = self.validate_cursor(row.entry if entry is None else entry)
        self.set_reactive(ListPane.cursor, at)
        self._stays = Row(at, row.below)
        self._show_cursor()

    def lay_out(self) -> None:
        """Fit the scroll bar to the entries, after they or the width have changed."""
        self.fit(Size(self.inner_width, self.height_of_all))
        self.refresh()
        self.say_place()

    def on_resize(self) -> None:
        """Lay the entries out for the new width, and keep the cursor in sight."""
        self.lay_out()
        self._show_cursor()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(cursor, self.entries - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Show where the cursor is, and say so."""
        self._stays = None
        for entry in (before, now):
            self._refresh(entry)
        self._show_cursor()
        self.say_place()
        if self.entries:
            # To who listens: on the way up it would wake every widget between them.
            self.screen.post_message(self.Moved(self, now))

    def on_focus(self) -> None:
        """The cursor looks different in the list that has the focus."""
        self._refresh_cursor()
        self.call_after_refresh(self.say_place)  # it may not be on the screen yet

    def on_blur(self) -> None:
        """See `on_focus`."""
        self._refresh_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the terminal's cursor on the entry."""
        super().watch_scroll_y(old_value, new_value)
        self.put_cursor()

    @property
    def place(self) -> str:
        """Which entry the cursor is on, of how many."""
        return f"{self.cursor + 1:,}/{self.entries:,}"

    def say_place(self) -> None:
        """Say where the cursor is, where not all can be seen; put the terminal's there.

        Screen readers and braille displays follow the terminal's.
        """
        is_cut = self.entries and self.height_of_all > self.size.height > 0
        self.entitle(place=self.place if is_cut else "")
        self.put_cursor()

    def put_cursor(self) -> None:
        """Put the terminal's cursor on the entry, unless something else is in front."""
        if self.has_focus and self.screen.is_current and self.entries:
            row = self.rows_of(self.cursor).start - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, row)

    def sign_of(self, entry: int, width: int = 2) -> Piece:
        """Give what stands before the rows of an entry: a sign where the cursor is.

        The sign and the terminal's cursor are all that shows it: to change the look of what
        the entry says costs its length twice with every key.

        Args:
            entry: Which.
            width: The cells of it.
        """
        return cursor_sign(width, is_here=entry == self.cursor, has_focus=self.has_focus)

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

    def go_to_edge(self, *, is_end: bool) -> None:
        """Put the cursor on the last entry that is there, or on the first."""
        self.cursor = self.entries - 1 if is_end else 0
        self._show_cursor()

    def action_choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.entries:
            self.post_message(self.Chosen(self, self.cursor))

    def _move_rows(self, rows: int) -> None:
        if not self.entries:
            return
        self.cursor = entry_after(self, self.cursor, rows)

    def _refresh_cursor(self) -> None:
        self._refresh(self.cursor)

    def _refresh(self, entry: int) -> None:
        if 0 <= entry < self.entries:
            rows = self.rows_of(entry)
            self.refresh_lines(rows.start, len(rows))

    def _show_cursor(self) -> None:
        if not self.entries:
            return
        rows = self.rows_of(self.cursor)
        top, height = self.scroll_offset.y, self.size.height
        stays = self._stays
        if stays is not None and stays.entry == self.cursor:
            self.put_on_top(max(0, rows.start - stays.below))
            top = self.scroll_offset.y
            if not height or (top < rows.stop and rows.start < top + height):
                return  # the window may have been higher
        wanted = top_showing(rows, top, height)
        if wanted != top:
            self._scroll_at_once(0 if wanted < top and self.cursor == 0 else wanted)

    def _scroll_at_once(self, top: int) -> None:
        """Scroll in the frame in which the cursor moves, not in one after it."""
        self.scroll_to(y=top, animate=False, immediate=True)
