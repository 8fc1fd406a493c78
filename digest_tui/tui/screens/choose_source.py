"""Which source to show: a list with the numbers of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from digest_tui.tui.commands import CHOOSING, Command, bindings
from digest_tui.tui.render.rows import Piece, Row
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from digest_tui.models import SourceCount

CLOSING = (Command("close", ("q", "escape", "backspace"), "close", "Leave it as it is."),)
_NUMBER_WIDTH = 8


class SourceChoice(ListPane):
    """All sources, then each of them."""

    BINDINGS = bindings(CHOOSING)

    def __init__(self, sources: Sequence[SourceCount]) -> None:
        super().__init__()
        self._lines = [("All sources", sum(source.articles for source in sources))]
        self._lines += [(source.name, source.articles) for source in sources]

    @property
    def entries(self) -> int:
        """One a source, and one for all."""
        return len(self._lines)

    @property
    def height_of_all(self) -> int:
        """One row each."""
        return len(self._lines)

    def rows_of(self, entry: int) -> range:
        """One row each."""
        return range(entry, entry + 1)

    def entry_at(self, row: int) -> int | None:
        """One row each."""
        return row if 0 <= row < len(self._lines) else None

    def row(self, line: int) -> Row:
        """Draw a source and its number."""
        if line >= len(self._lines):
            return ()
        name, number = self._lines[line]
        here = line == self.cursor
        style = "text cursor" if here else "text"
        room = max(1, self.inner_width - 2 - _NUMBER_WIDTH)
        return (
            Piece("▌ " if here else "  ", "sign"),
            Piece(f"{name[:room]:{room}}{number:{_NUMBER_WIDTH}}", style),
        )


class ChooseSource(ModalScreen[int | None]):
    """Answers with the position of a source, -1 for all, None for no change."""

    BINDINGS = bindings(CLOSING)
    DEFAULT_CSS: ClassVar[str] = """
    ChooseSource { align: center middle; }
    ChooseSource > SourceChoice {
        width: 50; max-width: 90%; height: auto; max-height: 80%;
        border: heavy $border;
    }
    """

    def __init__(self, sources: Sequence[SourceCount], now: int) -> None:
        """Make the screen.

        Args:
            sources: The sources to choose from.
            now: The position of the one that is shown, -1 for all.
        """
        super().__init__()
        self._sources = sources
        self._now = now

    def compose(self) -> ComposeResult:
        """The list."""
        choice = SourceChoice(self._sources)
        choice.border_title = "Source"
        choice.styles.height = min(len(self._sources) + 3, 20)
        yield choice

    def on_mount(self) -> None:
        """Start at the source that is shown."""
        choice = self.query_one(SourceChoice)
        self.set_focus(choice)
        choice.cursor = self._now + 1

    def on_list_pane_chosen(self, message: ListPane.Chosen) -> None:
        """Answer."""
        self.dismiss(message.entry - 1)

    def action_close(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
