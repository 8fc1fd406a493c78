"""The command itself: `digest-tui` alone opens the screen on the reader's library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui import __version__, kiosk
from digest_tui.cli.commands import Commands
from digest_tui.cli.output import echo_words
from digest_tui.cli.screen import show

if TYPE_CHECKING:
    from digest_tui.config import Config
    from digest_tui.library import Library

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Session:
    """What the options before the command say; the library is opened when it is wanted."""

    def __init__(self, config: Config, *, plain: bool = False) -> None:
        self.config = config
        self.plain = plain
        """Read line by line, without a screen."""

    def library(self) -> Library:
        """Open the reader's library while the command runs."""
        from digest_tui.library import open_library  # noqa: PLC0415 - not for --version

        return _in_use(open_library(self.config))

    def library_to_fill(self) -> Library:
        """Open it for a command that makes one where there is none, and say so if it did."""
        from digest_tui.library import open_to_fill  # noqa: PLC0415 - not for --version

        library, is_new = open_to_fill(self.config)
        if is_new:
            echo_words(f"made a new library in {library.folder}")
        return _in_use(library)


def _in_use(library: Library) -> Library:
    """Close it when the command has run; name rule files that are no use."""
    click.get_current_context().with_resource(library)
    for problem in library.rules.problems:
        echo_words(f"Warning: {problem}")
    return library


@click.group(cls=Commands, context_settings=CONTEXT, invoke_without_command=True)
@click.option(
    "--library",
    metavar="DIR",
    envvar="DIGEST_TUI_LIBRARY",
    help="Use the library in this folder (or DIGEST_TUI_LIBRARY).",
)
@click.option(
    "--theme",
    metavar="NAME",
    envvar="DIGEST_TUI_THEME",
    help="Colours of the screen: terminal (its own sixteen), dark, light, or any of Textual's.",
)
@click.option("--plain", is_flag=True, help="Read line by line instead of on a screen.")
@click.option(
    "--fresh",
    is_flag=True,
    help="Open the screen on all articles, not where you were when you left it.",
)
@click.option(
    kiosk.OPTION,
    is_flag=True,
    expose_value=False,  # it has been looked at before all else
    help="Read a library of another account, and nothing else: for sshd's ForceCommand.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def root(
    context: click.Context, library: str | None, theme: str | None, *, plain: bool, fresh: bool
) -> None:
    """Search, read and compare news from many sources side by side.

    Without a command, opens the screen on your library, where you were when you left it.
    """
    if kiosk.is_on() and context.invoked_subcommand is not None:
        raise click.UsageError("here is only the screen; there are no commands")
    from digest_tui.config import load_config  # noqa: PLC0415 - as above

    config = load_config(library, theme)
    context.obj = Session(config, plain=plain)
    if context.invoked_subcommand is None:
        from digest_tui.models.last_place import Start  # noqa: PLC0415 - as above

        start = Start.FRESH if fresh else Start.BACK
        show(context.obj.library, config, start, plain=plain)
