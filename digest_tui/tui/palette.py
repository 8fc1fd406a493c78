"""The palette: every act of the present screen, found by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

if TYPE_CHECKING:
    from textual.command import Hits
    from textual.types import IgnoreReturnCallbackType

    from digest_tui.tui.commands import Command


class CommandProvider(Provider):
    """Gives the palette what the screen's commands say."""

    async def discover(self) -> Hits:
        """List everything."""
        for command, run in self._commands():
            yield DiscoveryHit(_title(command), run, help=command.help)

    async def search(self, query: str) -> Hits:
        """List what fits."""
        matcher = self.matcher(query)
        for command, run in self._commands():
            title = _title(command)
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), run, help=command.help)

    def _commands(self) -> list[tuple[Command, IgnoreReturnCallbackType]]:
        commands_now = getattr(self.screen, "commands_now", None)
        if commands_now is None:
            return []
        return [
            (command, partial(self.app.run_action, command.action, node))
            for node, command in commands_now()
            if command.action != "app.command_palette"
        ]


def _title(command: Command) -> str:
    return f"{command.title.capitalize()}  ({command.key})"
