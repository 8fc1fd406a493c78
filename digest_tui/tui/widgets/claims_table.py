"""The claims of a comparison as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from digest_tui.models import Comparison
from digest_tui.tui.commands import bindings
from digest_tui.tui.compare_commands import TABLE
from digest_tui.tui.render.rows import Piece, Row
from digest_tui.tui.render.table import MARGIN, Table
from digest_tui.tui.walk import Walk
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence


class ClaimsTable(ListPane):
    """A row a claim; below the claims, what only one article tells."""

    BINDINGS = bindings(TABLE)
    COMMANDS_HERE = TABLE

    walk: var[Walk] = var(Walk(Comparison((), (), (), ())))
    """What is shown."""
    _wanted: int | None = None
    """The sentence to go to once the cells are laid out."""

    class LaidOut(Message):
        """The cells have another width."""

    _table: var[Table] = var(Table(Walk(Comparison((), (), (), ())), 10))

    @property
    def entries(self) -> int:
        """One a row."""
        return len(self._table.rows)

    @property
    def height_of_all(self) -> int:
        """All rows."""
        return self._table.stack.height

    @property
    def chosen(self) -> Sequence[int]:
        """The sentences of the row under the cursor."""
        return self._table.rows[self.cursor].sentences if self.entries else ()

    def rows_of(self, entry: int) -> range:
        """Give the lines of a row."""
        return self._table.stack.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the row of a line."""
        return self._table.stack.at(row)

    def lay_out(self) -> None:
        """Break the cells for the width."""
        if self.inner_width > 0:
            self.set_reactive(ClaimsTable._table, Table(self.walk, self.inner_width))
            self.post_message(self.LaidOut())
        super().lay_out()
        if self._wanted is not None:
            self.go_to(self._wanted)
            self.call_after_refresh(self._show_cursor)  # there is nothing to scroll before

    def watch_walk(self) -> None:
        """Show other claims."""
        self.lay_out()
        self.cursor = self.validate_cursor(self.cursor)

    def go_to(self, sentence: int) -> None:
        """Put the cursor on the row of a sentence."""
        self._wanted = None if self.entries else sentence
        for at, row in enumerate(self._table.rows):
            if sentence in row.sentences:
                self.cursor = at

    def row(self, line: int) -> Row:
        """Draw a line."""
        at = self._table.stack.at(line)
        if at is None:
            return ()
        first = line == self._table.stack.rows_of(at).start
        sign = self._table.sign(at) if first else "  "
        margin = Piece(sign.ljust(MARGIN - 1), "sign")
        return (self.sign_of(at, 1), margin, *self._table.line(line))

    def head(self) -> Row:
        """Give the line of the sources."""
        return self._table.head()
