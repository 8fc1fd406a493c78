"""What the keys do where the reader is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from digest_tui.tui.commands import Command, bindings
from digest_tui.tui.render.document import Block
from digest_tui.tui.screens.leaving import LeftOnce
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

_MOST_SAID = 5
CLOSING = (
    Command("close", ("q", "escape", "question_mark", "backspace"), "close", "Close the help."),
)


class HelpScreen(ModalScreen[None], LeftOnce[None]):
    """The keys of what had the focus."""

    BINDINGS = bindings(CLOSING)
    DEFAULT_CSS: ClassVar[str] = """
    HelpScreen { align: center middle; }
    HelpScreen > ReadingPane {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        border: heavy $border; padding: 0 1;
    }
    """

    def __init__(self, commands: Sequence[Command], said: Iterable[str] = ()) -> None:
        """Make the screen.

        Args:
            commands: The acts that have a key here.
            said: What was said last, the newest at the end.
        """
        super().__init__()
        self._commands = commands
        self._said = tuple(dict.fromkeys(said))[::-1][:_MOST_SAID]
        self._pane = ReadingPane()
        self._pane.entitle("Help")
        self._pane.border_subtitle = "q closes"

    def compose(self) -> ComposeResult:
        """One pane to read."""
        yield self._pane

    def on_mount(self) -> None:
        """Fill the pane."""
        blocks = self._blocks()
        self._pane.styles.height = min(len(blocks) + 4, max(1, self.app.size.height - 2))
        self._pane.show(blocks)
        self.set_focus(self._pane)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()

    def _blocks(self) -> list[Block]:
        width = max(len(command.all_keys) for command in self._commands) + 2
        keys = [
            Block(command.help, head=command.all_keys.ljust(width), after=0)
            for command in self._commands
        ]
        can_ask = any(command.action == "search" for command in self._commands)
        how = Block("How to ask: / goes to the search bar, and ? there shows it.", "meta")
        return [
            *([how] if can_ask else []),
            Block("Keys", "heading", after=0),
            *keys[:-1],
            replace(keys[-1], after=1),
            *([Block("Said last", "heading", after=0)] if self._said else []),
            *(Block(words, after=0) for words in self._said),
        ]
