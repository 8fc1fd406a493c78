"""From the command line to the screen; the only way in which Textual is ever imported."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from digest_tui.errors import NoTerminal
from digest_tui.terminal import first_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.config import Config
    from digest_tui.library import Library


def show_screen(
    library: Callable[[], Library], config: Config, notices: Sequence[str] = ()
) -> None:
    """Open the screen on a library and wait until the reader leaves it.

    Args:
        library: Opens the library, once it is sure that there is a terminal.
        config: What the reader has set.
        notices: What to tell the reader first.

    Raises:
        NoTerminal: There is no terminal to draw on.
    """
    require_terminal()
    opened = library()
    first_frame.announce()
    gc.disable()  # until the screen is there: what is imported now stays to the end
    from digest_tui.tui.app import DigestApp  # noqa: PLC0415 - the only heavy import

    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a screen that loses its line ends in order
    app = DigestApp(
        opened,
        theme=config.settings.theme,
        notices=notices,
        subscriptions=config.subscriptions,
    )
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


def require_terminal() -> None:
    """Refuse to draw where nobody can see it, or where drawing is impossible.

    Raises:
        NoTerminal: Input or output is no terminal, or one that cannot move its cursor.
    """
    hint = "the commands work without one: digest-tui --help"
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(f"the screen needs a terminal; {hint}")
    if os.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        raise NoTerminal(f"TERM says that this terminal cannot show a screen; {hint}")
