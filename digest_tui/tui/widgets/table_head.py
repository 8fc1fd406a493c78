"""What stands over the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.render.rows import Piece
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.tui.render.rows import Row

_ROWS = 2


class TableHead(RowView):
    """One line of names, and a rule below it; it stays where the table scrolls."""

    DEFAULT_CSS = """
    TableHead { height: 2; overflow: hidden; }
    """

    def __init__(self, names: Callable[[], Row]) -> None:
        """Make the head.

        Args:
            names: Gives the line of names as it is now.
        """
        super().__init__()
        self._names = names

    def row(self, line: int) -> Row:
        """Draw the names, and the rule."""
        if line == 0:
            return self._names()
        return (Piece("─" * self.inner_width, "meta"),) if line < _ROWS else ()
