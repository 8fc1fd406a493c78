"""The smallest program with Textual: what it costs is the toolkit's."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """Counts how often `j` is pressed."""

    BINDINGS: ClassVar = [("q", "quit", "q"), ("j", "count", "j")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("0")

    def action_count(self) -> None:
        """Count."""
        self.pressed += 1
        self.query_one(Static).update(str(self.pressed))


if __name__ == "__main__":
    Minimal().run()
