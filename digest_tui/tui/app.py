"""The application: colours, the first screen, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.filter import NoColor
from textual.worker import WorkerFailed

from digest_tui.config import load_config
from digest_tui.errors import Crashed
from digest_tui.tui.driver import DigestDriver
from digest_tui.tui.guard import SafeText
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.themes import TERMINAL, theme_name
from digest_tui.tui.type_ahead import TypeAheadApp

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.filter import LineFilter

    from digest_tui.library import Library


class DigestApp(TypeAheadApp, inherit_bindings=False):
    """Shows one library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", show=False, system=True),
        # Not Ctrl+Q, as Textual has it: it is what one presses after Ctrl+S.
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    CSS_PATH = "digest.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours is the palette of the screen

    def __init__(
        self,
        library: Library,
        theme: str = TERMINAL.name,
        notices: Sequence[str] = (),
        subscriptions: Path | None = None,
    ) -> None:
        """Make the application.

        Args:
            library: What it shows.
            theme: The name of its colours.
            notices: What to tell the reader first.
            subscriptions: The file of what the reader follows; without one, the one in the
                configuration folder.

        Raises:
            DigestError: There is no such theme.
        """
        wanted = theme_name(theme)
        self._guards: list[LineFilter] = [SafeText()]
        if "NO_COLOR" in os.environ:
            # Not even Textual's greys: https://no-color.org
            wanted = TERMINAL.name
            self._guards.insert(0, NoColor())
        super().__init__(driver_class=DigestDriver)
        self.register_theme(TERMINAL)
        self.theme = wanted
        self.animation_level = "none"
        self._library = library
        self._notices = notices
        self._subscriptions = subscriptions or load_config().subscriptions

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add our own filters, which have the last word."""
        return [*super().get_line_filters(), *self._guards]

    def get_default_screen(self) -> BrowseScreen:
        """Start with browsing."""
        return BrowseScreen(self._library, self._subscriptions)

    def on_mount(self) -> None:
        """Tell what is to be told."""
        asyncio.get_running_loop().set_exception_handler(self._fails_in_the_loop)
        for notice in self._notices:
            self.notify(notice, severity="warning", markup=False, timeout=15)

    def action_help_quit(self) -> None:
        """Say how to leave."""
        self.notify("q goes back, and in the end leaves.", markup=False)

    def action_suspend_process(self) -> None:
        """Go back to the shell, and what it started us with too: else it would not notice."""
        if self._driver is not None and self._driver.can_suspend:
            os.kill(0, signal.SIGTSTP)

    @property
    def mistake(self) -> Exception | None:
        """Give the first mistake of the program, which has ended it."""
        return self._exception

    def fails_in_a_thread(self, failed: threading.ExceptHookArgs) -> None:
        """End after a mistake in a thread, which otherwise nobody would notice."""
        if isinstance(failed.exc_value, Exception):
            self.call_later(self._handle_exception, failed.exc_value)

    def _fails_in_the_loop(
        self, loop: asyncio.AbstractEventLoop, failed: dict[str, object]
    ) -> None:
        error = failed.get("exception")
        if isinstance(error, Exception) and "handle" in failed:
            self._handle_exception(error)
        else:
            loop.default_exception_handler(failed)

    def _handle_exception(self, error: Exception) -> None:
        """End after a mistake. What it was is told when the terminal has been given back."""
        self._return_code = Crashed.exit_code
        if self._exception is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self._exception = cause if isinstance(cause, Exception) else error
            self._exception_event.set()
        self._close_messages_no_wait()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is shown now is what the next start begins with."""
        if isinstance(self._driver, DigestDriver) and not self._exit:
            self._driver.keep()
        super().exit(result, return_code, message)
