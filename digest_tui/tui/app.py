"""The application: colours, the first screen, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING

from textual.filter import NoColor

from digest_tui.config import load_config
from digest_tui.tui.driver import DigestDriver
from digest_tui.tui.guard import SafeText
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.themes import TERMINAL, theme_name
from digest_tui.tui.type_ahead import TypeAheadApp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.filter import LineFilter

    from digest_tui.library import Library

_PATIENCE = 1.0
"""Seconds after which the screen is shown, whatever it waits for."""
_PAUSE = 0.3
"""Seconds for which hits that are seen already wait for their stories."""


class DigestApp(TypeAheadApp):
    """Shows one library."""

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
        """Tell what is to be told, and end in order when the system asks for it."""
        for notice in self._notices:
            self.notify(notice, severity="warning", markup=False, timeout=15)
        self.set_timer(_PATIENCE, self.show)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, number)

    def show(self, *_: object) -> None:
        """Let the reader see the screen, if it has not been seen yet."""
        if isinstance(self._driver, DigestDriver):
            self._driver.let_go()
        if not gc.isenabled():
            gc.freeze()  # what was imported is never looked through
            gc.enable()

    def on_asking_screen_answered(self) -> None:
        """Show the first hits; in the place of those of the last time, once all is known."""
        if isinstance(self._driver, DigestDriver) and self._driver.has_painted:
            self.set_timer(_PAUSE, self.show)
        elif self.screen_stack:
            self.screen.call_after_refresh(self.show)

    def on_asking_screen_grouped(self) -> None:
        """Show the stories."""
        if self.screen_stack:
            self.screen.call_after_refresh(self.show)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is shown now is what the next start begins with."""
        if isinstance(self._driver, DigestDriver) and not self._exit:
            self._driver.keep()
        super().exit(result, return_code, message)

    def _end(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)
