"""The application: colours, the first screen, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING, Any

from textual.filter import NoColor

from digest_tui.config import load_config
from digest_tui.tui.composing import Rows
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
    from textual.screen import Screen

    from digest_tui.library import Library

_NEW_OBJECTS = 10_000
"""Objects made and not freed after which Python looks for circles of them."""


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
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, number)

    def on_ready(self) -> None:
        """Leave what is there from the start out of the search for what is not needed any more.

        Going through all of Textual's classes and rules takes longer than many keys, and finds
        nothing.
        """
        gc.freeze()
        gc.set_threshold(_NEW_OBJECTS)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Give rows to the driver as they are; all else goes Textual's way."""
        if not isinstance(renderable, Rows):
            super()._display(screen, renderable)
            return
        if isinstance(self._driver, DigestDriver) and self._running and not self._batch_count:
            self._driver.paint(renderable.rows, self.size.clamp_offset(self.cursor_position))
        self.post_display_hook()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is shown now is what the next start begins with."""
        if isinstance(self._driver, DigestDriver) and not self._exit:
            self._driver.keep()
        super().exit(result, return_code, message)

    def _end(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)
