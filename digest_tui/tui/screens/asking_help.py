"""How to ask, on one screen that opens while a query is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from digest_tui.tui.commands import Command, bindings
from digest_tui.tui.render.asking import asking_blocks
from digest_tui.tui.screens.leaving import LeftOnce
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

ASKING_HELP = (
    Command("close", ("q", "escape", "backspace", "enter"), "close", "Go on typing."),
    Command("keys", ("question_mark", "f1"), "keys", "Show the keys of the search bar."),
)


class AskingHelpScreen(ModalScreen[bool], LeftOnce[bool]):
    """What a query can hold. Answers with whether the keys are wanted, too."""

    BINDINGS = bindings(ASKING_HELP)
    DEFAULT_CSS: ClassVar[str] = """
    AskingHelpScreen { align: center middle; }
    AskingHelpScreen > ReadingPane {
        width: 80; max-width: 100%; height: auto; max-height: 100%;
        border: heavy $border; padding: 0 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pane = ReadingPane()
        self._pane.entitle("How to ask")
        self._pane.border_subtitle = "q goes back to typing, ? shows the keys"

    def compose(self) -> ComposeResult:
        """One pane to read."""
        yield self._pane

    def on_mount(self) -> None:
        """Fill the pane."""
        blocks = list(asking_blocks())
        self._pane.styles.height = min(len(blocks) + 2, self.app.size.height)
        self._pane.show(blocks)
        self.set_focus(self._pane)

    def action_close(self) -> None:
        """Go back to typing."""
        self.dismiss(False)

    def action_keys(self) -> None:
        """Show the keys instead."""
        self.dismiss(True)
