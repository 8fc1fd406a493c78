"""A list of one row an entry, whose keys come from a field where something is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from textual import events


class Choices(ListPane, can_focus=False):
    """Takes what is clicked at once; subclasses say what a row is."""

    def rows_of(self, entry: int) -> range:
        """One row each."""
        return range(entry, entry + 1)

    def entry_at(self, row: int) -> int | None:
        """One row each."""
        return row if 0 <= row < self.entries else None

    def on_click(self, event: events.Click) -> None:
        """Take what is clicked."""
        event.stop()
        entry = self.entry_of(event)
        if entry is not None:
            self.cursor = entry
            self.action_choose()
