"""Takeaways down, sources across: a table with a cursor on one of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from digest_tui.tui.commands import COVERAGE_TABLE, bindings
from digest_tui.tui.render.coverage import MARGIN, Grid
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from textual import events

    from digest_tui.models import Coverage, Development
    from digest_tui.tui.render.rows import Row


class CoverageTable(ListPane):
    """A row a takeaway, a column a source; where there is no room the columns move along."""

    BINDINGS = bindings(COVERAGE_TABLE)
    COMMANDS_HERE = COVERAGE_TABLE

    coverage: var[Coverage | None] = var(None)
    """What is shown."""
    development: var[Development | None] = var(None)
    """What became of it since the report before."""
    source: var[int] = var(0)
    """The column of the cursor."""

    @dataclass
    class LaidOut(Message):
        """The columns stand elsewhere."""

    _grid: Grid | None = None

    @property
    def entries(self) -> int:
        """One a takeaway, one for each that is there no more."""
        return len(self._grid.stack) if self._grid else 0

    @property
    def height_of_all(self) -> int:
        """All rows."""
        return self._grid.stack.height if self._grid else 0

    def rows_of(self, entry: int) -> range:
        """Give the lines of a takeaway."""
        return self._grid.stack.rows_of(entry) if self._grid else range(0)

    def entry_at(self, row: int) -> int | None:
        """Give the takeaway of a line."""
        return self._grid.stack.at(row) if self._grid else None

    def lay_out(self) -> None:
        """Break the takeaways for the width."""
        first = self._grid.shown.start if self._grid else 0
        self._grid = None
        if self.coverage is not None and self.inner_width > 0:
            self._grid = Grid(self.coverage, self.development, self.inner_width, first)
            if self.source not in self._grid.shown:
                first = max(0, self.source - len(self._grid.shown) + 1)
                self._grid = Grid(self.coverage, self.development, self.inner_width, first)
        self.post_message(self.LaidOut())
        super().lay_out()

    def watch_coverage(self) -> None:
        """Show another coverage, from its start."""
        self.set_reactive(CoverageTable.cursor, 0)
        self.set_reactive(CoverageTable.source, 0)
        self.scroll_to(y=0, animate=False)
        self.lay_out()
        if self.entries:
            self.screen.post_message(self.Moved(self, 0))

    def watch_development(self) -> None:
        """Show what became of the takeaways."""
        self.lay_out()

    def validate_source(self, source: int) -> int:
        """Keep the cursor on a source."""
        count = len(self.coverage.sources) if self.coverage else 0
        return max(0, min(source, count - 1))

    def watch_source(self) -> None:
        """Show the column of the cursor."""
        if self._grid is not None and self.source not in self._grid.shown:
            self.lay_out()
        self.refresh()
        if self.entries:
            self.screen.post_message(self.Moved(self, self.cursor))

    def action_turn(self, by: int) -> None:
        """Go to the next source, or the one before."""
        self.source += by

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the cell that is clicked; a second click chooses it."""
        offset = event.get_content_offset(self)
        source = self._grid.source_at(offset.x) if self._grid and offset else None
        if source is not None and source != self.source:
            self.source = source
            event.stop()
        super().on_click(event)

    def row(self, line: int) -> Row:
        """Draw a line."""
        at = self.entry_at(line)
        if at is None or self._grid is None:
            return ()
        here = at == self.cursor
        style = "cursor" if self.has_focus else "label"
        source = self.source if here else None
        return (self.sign_of(at, MARGIN), *self._grid.line(line, source, style))

    def head(self) -> Row:
        """Give the line of the sources."""
        return self._grid.head() if self._grid else ()
