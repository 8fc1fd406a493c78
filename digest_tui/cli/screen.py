"""From the command line to the screen; the only way in which Textual is ever imported."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from digest_tui.cli.without_tls import import_without_tls
from digest_tui.errors import DigestError, NoTerminal
from digest_tui.terminal import first_frame
from digest_tui.terminal.environment import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from digest_tui.config import Config, Settings
    from digest_tui.library import Library
    from digest_tui.models.last_place import Start
    from digest_tui.tui.app import DigestApp
    from digest_tui.tui.beginning import Beginning

CANNOT_DRAW = frozenset({"", "dumb", "unknown"})
"""What TERM says of terminals that cannot move their cursor, or of which nothing is known."""


def show(
    library: Callable[[], Library],
    config: Config,
    start: Start,
    notices: Sequence[str] = (),
    *,
    plain: bool = False,
) -> None:
    """Open the screen on a library, or read line by line, until the reader leaves.

    Args:
        library: Opens the library.
        config: What the reader has set.
        start: Whether the screen goes on where the last one on the library ended.
        notices: What to tell the reader first.
        plain: Read line by line.
    """
    if plain:
        from digest_tui.cli.dialogue import converse  # noqa: PLC0415 - the screen needs none

        if code := converse(library(), notices):
            sys.exit(code)
    else:
        show_screen(library, config, start, notices)


def show_screen(
    library: Callable[[], Library],
    config: Config,
    start: Start,
    notices: Sequence[str] = (),
) -> None:
    """Open the screen on a library and wait until the reader leaves it.

    Args:
        library: Opens the library, once it is sure that there is a terminal.
        config: What the reader has set.
        start: Whether it goes on where the last one on the library ended.
        notices: What to tell the reader first.

    Raises:
        NoTerminal: There is no terminal to draw on.
    """
    require_terminal()
    opened = library()
    first_frame.announce()
    gc.disable()  # until the screen is there: what is imported now stays to the end
    import_without_tls()
    from digest_tui.library.memory import share_free  # noqa: PLC0415 - it is open by now

    share_free()
    begun = _begin(opened, config.settings.theme, start)
    from digest_tui.tui.app import DigestApp  # noqa: PLC0415 - the only heavy import

    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a screen that loses its line ends in order
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    app = DigestApp(
        opened,
        theme=config.settings.theme,
        notices=notices,
        subscriptions=config.subscriptions,
        start=begun,
    )
    with _Mistakes(app, config.state):
        app.run(mouse=takes_mouse(config.settings, os.environ))
    if app.return_code:
        sys.exit(app.return_code)


def _begin(library: Library, theme: str, start: Start) -> Start | Beginning:
    """Show the first screen, where that is possible before Textual is there."""
    from digest_tui.tui.beginning import begin  # noqa: PLC0415 - not before the terminal is taken

    size = first_frame.painted_size()
    if size is None:
        return start
    beginning = begin(library, start, theme, size, first_frame.opening_words())
    if beginning.known is not None:
        first_frame.shows(beginning.known.opening)
    return beginning


def _interrupt(_: int, __: object) -> None:
    """Do what Python does; of its own handler asyncio makes one that cancels a task instead."""
    raise KeyboardInterrupt


def takes_mouse(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Tell whether clicks and the wheel are ours; over SSH the terminal selects text with it.

    Args:
        settings: What the reader has set, if anything.
        environ: The environment.
    """
    return not is_remote(environ) if settings.mouse is None else settings.mouse


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
    hint = "digest-tui --plain works without one, and so do the commands: digest-tui --help"
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(f"the screen needs a terminal; {hint}")
    if os.environ.get("TERM", "") in CANNOT_DRAW:
        raise NoTerminal(f"TERM says that this terminal cannot show a screen; {hint}")
