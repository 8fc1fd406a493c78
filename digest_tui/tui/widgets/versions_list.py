"""The versions of an article, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.reactive import var

from digest_tui.export.versions import filed, summary
from digest_tui.text.width import fit
from digest_tui.tui.commands import bindings
from digest_tui.tui.render.rows import Piece, Row
from digest_tui.tui.versions_commands import VERSIONS_LIST
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Version, VersionDiff

_ROWS = 3
"""Title; when it was filed; what changed to it."""
_MARGIN = 2
"""Cells before a row: the cursor's sign."""


class VersionsList(ListPane):
    """Three rows a version."""

    BINDINGS = bindings(VERSIONS_LIST)
    COMMANDS_HERE = VERSIONS_LIST

    steps: var[Sequence[tuple[Version, VersionDiff | None]]] = var(())
    """What is shown: each version with what changed to it from the one before."""

    @property
    def entries(self) -> int:
        """How many versions there are."""
        return len(self.steps)

    @property
    def height_of_all(self) -> int:
        """Three rows a version."""
        return _ROWS * self.entries

    def rows_of(self, entry: int) -> range:
        """Give the rows of a version."""
        return range(entry * _ROWS, (entry + 1) * _ROWS)

    def entry_at(self, row: int) -> int | None:
        """Give the version of a row."""
        return row // _ROWS if 0 <= row < self.height_of_all else None

    def watch_steps(self) -> None:
        """Show other versions."""
        self.lay_out()

    def row(self, line: int) -> Row:
        """Draw a row."""
        at = self.entry_at(line)
        if at is None:
            return ()
        version, step = self.steps[at]
        words = (
            f"{version.number}. {version.title}",
            f"   filed {filed(version)}",
            f"   {summary(step) if step else 'the first one'}",
        )[line % _ROWS]
        style = "title" if line % _ROWS == 0 else "meta"
        shown = fit(words, self.inner_width - _MARGIN, cell_len)
        return (self.sign_of(at), Piece(shown, style))
