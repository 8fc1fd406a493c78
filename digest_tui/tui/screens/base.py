"""What all screens have: a bar of keys, help on what has the focus, a least size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from digest_tui.tui.commands import EVERYWHERE, Command, bindings
from digest_tui.tui.widgets.lines import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.widget import Widget

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
_NO_ROOM = (
    "There is not enough room: this terminal has {} x {} cells, digest-tui needs {} x {}. "
    "Make it larger, or press q to leave."
)


class BaseScreen(Screen[bool]):
    """A screen whose content gives way to a sentence where there is no room for it."""

    BINDINGS = bindings(EVERYWHERE)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    DEFAULT_CSS: ClassVar[str] = """
    BaseScreen > #content { height: 1fr; }
    BaseScreen > #too-small { display: none; height: 1fr; }
    BaseScreen.-too-small > #content { display: none; }
    BaseScreen.-too-small > #too-small { display: block; }
    """

    def compose(self) -> ComposeResult:
        """The content of the screen, the sentence, the keys."""
        with Vertical(id="content"):
            yield from self.compose_content()
        yield Static(id="too-small", markup=False)
        yield KeyBar()

    def compose_content(self) -> ComposeResult:
        """Give the widgets of the screen itself."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room."""
        width, height = event.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        self.set_class(small, "-too-small")
        if small:
            words = _NO_ROOM.format(width, height, LEAST_WIDTH, LEAST_HEIGHT)
            self.query_one("#too-small", Static).update(words)

    def watch_focused(self) -> None:
        """Show the keys of what has the focus."""
        self.show_keys()

    def show_keys(self) -> None:
        """Fill the bar of keys."""
        bar = self.query(KeyBar)
        if bar:
            bar.first().shown = [c for _, c in self.commands_now() if c.on_bar]

    def commands_now(self) -> Iterator[tuple[DOMNode, Command]]:
        """Give the acts that have a key here, those of what has the focus first."""
        typing = isinstance(self.focused, Input)
        for node, command in self._commands():
            shown = command.while_typing() if typing else command
            if shown:
                yield node, shown

    def _commands(self) -> Iterator[tuple[DOMNode, Command]]:
        taken: set[str] = set()
        start: Widget = self if self.focused is None else self.focused
        for node in start.ancestors_with_self:
            own: tuple[Command, ...] = getattr(node, "COMMANDS_HERE", ())
            for command in own:
                keys = tuple(key for key in command.keys if key not in taken)
                if keys and _can(node, command):
                    taken.update(keys)
                    yield node, replace(command, keys=keys)
        for command in EVERYWHERE:
            yield self, command

    def action_help(self) -> None:
        """Show what the keys do here."""
        from digest_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 - it is a screen too

        self.app.push_screen(HelpScreen([command for _, command in self.commands_now()]))

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()


def _can(node: DOMNode, command: Command) -> bool:
    return bool(node.check_action(command.action.partition("(")[0], ()))
