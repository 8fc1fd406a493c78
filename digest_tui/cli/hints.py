"""What to write instead, where a command line is not understood."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAM = "digest-tui"


def hint(error: click.ClickException, typed: Sequence[str]) -> str | None:
    """Give a line for the reader; None where click says it all.

    Args:
        error: What is wrong.
        typed: The command line, without the name of the program.
    """
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return None
    if isinstance(error, click.NoSuchOption):
        return _option(error, context, typed)
    group = context.find_root()
    named = group.params.get("library")
    if isinstance(group.command, click.Group) and named in group.command.commands:
        return f"After --library stands a folder: {_PROGRAM} --library DIR {named} ..."
    return None


def _option(error: click.NoSuchOption, context: click.Context, typed: Sequence[str]) -> str | None:
    group, command = context.find_root().command, context.command
    if command is group:
        return None
    before = {name: option for option in group.params for name in option.opts}
    name = error.option_name.partition("=")[0]
    if name in before and (value := before[name].metavar):
        path = context.command_path.removeprefix(_PROGRAM).strip()
        return f"{name} stands before the command: {_PROGRAM} {name} {value} {path} ..."
    if all(param.name != "query" for param in command.params) or error.possibilities:
        return None
    # Of -korea, click names only -k.
    word = next((word for word in typed if word.startswith(name)), None)
    if word is None:
        return None
    return (
        "A word with a dash before it stands after --, behind all options:"
        f" {context.command_path} -- {shlex.quote(word)}"
    )
