"""From the command line to the screen; the only way in which Textual is ever imported."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from digest_tui.errors import DigestError, NoTerminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from digest_tui.config import Config
    from digest_tui.library import Library
    from digest_tui.tui.app import DigestApp


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
    from digest_tui.tui.app import DigestApp  # noqa: PLC0415 - the only heavy import

    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a screen that loses its line ends in order
    app = DigestApp(
        opened,
        theme=config.settings.theme,
        notices=notices,
        subscriptions=config.subscriptions,
    )
    with _Mistakes(app, config.state):
        app.run()
    if app.return_code:
        sys.exit(app.return_code)


class _Mistakes:
    """While the screen is shown, a mistake of the program ends it, wherever it happens."""

    def __init__(self, app: DigestApp, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._before = threading.excepthook

    def __enter__(self) -> None:
        threading.excepthook = self._app.fails_in_a_thread

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        threading.excepthook = self._before
        mistake = self._app.mistake or error
        if isinstance(mistake, DigestError):
            raise mistake
        if isinstance(mistake, Exception):
            from digest_tui.crashes import crashed  # noqa: PLC0415 - seldom wanted

            raise crashed(mistake, self._folder) from mistake


def require_terminal() -> None:
    """Refuse to draw where nobody can see it, or where drawing is impossible.

    Raises:
        NoTerminal: Input or output is no terminal, or one that cannot move its cursor.
    """
    hint = "digest-tui --plain reads line by line"
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(f"the screen needs a terminal; {hint}")
    if os.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        raise NoTerminal(f"TERM says that this terminal cannot show a screen; {hint}")
