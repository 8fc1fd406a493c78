"""Where each command is: it is imported once it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

_WHERE = {
    "add": "filing.add",
    "compare": "comparing.compare",
    "coverage": "covering.coverage",
    "explain": "comparing.explain",
    "export": "asking.export",
    "fetch": "fetching.fetch",
    "join": "telling.join",
    "open": "filing.open_",
    "remove": "filing.remove",
    "search": "searching.search",
    "show": "asking.show",
    "sources": "sources.sources",
    "split": "telling.split",
    "stories": "telling.stories",
    "takeaways": "covering.takeaways",
    "undo": "telling.undo",
    "versions": "versions.versions",
}


class Commands(click.Group):
    """All commands; what they need takes longer to import than most of them take to run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Name all of them."""
        return list(_WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a name; None where none has it."""
        # Where none has it, click says which may have been meant, of those that it knows.
        for name in [cmd_name] if cmd_name in _WHERE else _WHERE:
            module, _, command = _WHERE[name].partition(".")
            self.add_command(getattr(import_module(f"digest_tui.cli.{module}"), command))
        return super().get_command(ctx, cmd_name)
