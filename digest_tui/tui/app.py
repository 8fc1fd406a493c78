"""The application: colours, the first screen, and how it ends."""

from __future__ import annotations

import gc
import os
import signal
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import NoColor

from digest_tui import kiosk
from digest_tui.config import load_config
from digest_tui.models.last_place import LastPlace, Start
from digest_tui.tui.at_rest import AtRest
from digest_tui.tui.beginning import Beginning, last_place
from digest_tui.tui.beyond import BeyondApp
from digest_tui.tui.composing import Rows
from digest_tui.tui.driver import DigestDriver
from digest_tui.tui.guard import SafeText
from digest_tui.tui.mistakes import MistakesApp
from digest_tui.tui.saying import SayingApp
from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.themes import TERMINAL, theme_name
from digest_tui.tui.type_ahead import LEAVING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.timer import Timer

    from digest_tui.library import Library

_LOOK = 0.03
"""Seconds between two looks whether he is."""
_LONG, _SHORT = 5.0, 1.0
"""Seconds after which the screen is shown, whether or not the reader is where he was: where
he sees the place already, and where he sees nothing."""
_PAUSE = 0.3
"""Seconds for which hits that are seen already wait for their stories."""
_NEW_OBJECTS = 10_000
"""Objects made and not freed after which Python looks for circles of them."""


class DigestApp(SayingApp, MistakesApp, BeyondApp, inherit_bindings=False):
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
        start: Start | Beginning = Start.ALONE,
    ) -> None:
        """Make the application.

        Args:
            library: What it shows.
            theme: The name of its colours.
            notices: What to tell the reader first.
            subscriptions: The file of what the reader follows; without one, the one in the
                configuration folder.
            start: Whether it goes on where the last one on the library ended, or what has
                been found out of that already.

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
        self._notices = list(notices)
        begun = start if isinstance(start, Beginning) else last_place(library, start)
        self._beginning = begun
        if self._beginning.trouble:
            self._notices.append(f"{self._beginning.trouble}; this start begins anew")
        self._is_hidden = True
        """What is drawn is not shown yet."""
        self._waits = False
        """What is drawn is there, but for what comes in a moment."""
        self._looking: Timer | None = None
        self._at_rest = None
        if begun.start is not Start.ALONE:
            self._at_rest = AtRest(self._here, self._keeping, self._say_so)
        self._subscriptions = subscriptions or load_config().subscriptions

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add our own filters, which have the last word."""
        return [*super().get_line_filters(), *self._guards]

    def get_default_screen(self) -> BrowseScreen:
        """Start with browsing."""
        self._browse = BrowseScreen(self._library, self._subscriptions, self._beginning)
        return self._browse

    async def on_event(self, event: events.Event) -> None:
        """Do what a key says; who has pressed one is not taken anywhere any more."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.hear(event)
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._browse.wait_no_longer()
            if event.key not in LEAVING:  # what is not there yet is not to be kept
                self.show()

    def post_display_hook(self) -> None:
        """Take note of every screen that is drawn."""
        super().post_display_hook()
        if self._is_hidden:
            self._look()
        if self._at_rest is not None and self.return_code is None:
            self._at_rest.touched()

    def on_mount(self) -> None:
        """Tell what is to be told, and end in order when the system asks for it."""
        painted = isinstance(self._driver, DigestDriver) and self._driver.has_painted
        # The way there would flash by: what the reader sees meanwhile is where he was.
        is_on_the_way = painted and self._beginning.last is not None
        self.set_timer(_LONG if is_on_the_way else _SHORT, self.show)
        self._looking = self.set_interval(_LOOK, self._look)
        for notice in self._notices:
            self.notify(notice, severity="warning")
        self.hear_mistakes()
        if kiosk.is_on():
            # What is stopped there can be gone on with by nobody; Textual listens to it too.
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def action_help_quit(self) -> None:
        """Say how to leave."""
        self.notify("q goes back, and in the end leaves.", markup=False)

    def action_suspend_process(self) -> None:
        """Go back to the shell, and what it started us with too: else it would not notice."""
        can = self._driver is not None and self._driver.can_suspend
        if can and not kiosk.is_on():  # there is no shell behind a kiosk
            os.kill(0, signal.SIGTSTP)

    def _look(self) -> None:
        """Show the screen as it will have been drawn, if the reader is where he was."""
        if self._is_hidden and isinstance(self.screen, BaseScreen) and self.screen.is_there:
            self.screen.call_after_refresh(self._is_complete)

    def show(self, *_: object) -> None:
        """Let the reader see the screen, if it has not been seen yet."""
        if self._looking is not None:
            self._looking.stop()
        if self._is_hidden and isinstance(self._driver, DigestDriver):
            self._driver.let_go()
        self._is_hidden = False
        if not gc.isenabled():
            # Going through all of Textual's classes and rules takes longer than many keys, and
            # finds nothing.
            gc.freeze()
            gc.set_threshold(_NEW_OBJECTS)
            gc.enable()

    def _is_complete(self) -> None:
        """Show the screen; one that the reader sees already waits for the stories of its hits."""
        painted = isinstance(self._driver, DigestDriver) and self._driver.has_painted
        if painted and not self._waits:
            self._waits = True
            self.set_timer(_PAUSE, self.show)
        elif not painted:
            self.show()

    def on_asking_screen_grouped(self) -> None:
        """Show the screen with the stories, if they are what it was waiting for."""
        if self._waits and self._is_hidden and self.screen_stack:
            self.screen.call_after_refresh(self.show)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Give rows to the driver as they are; all else goes Textual's way."""
        if isinstance(screen, BaseScreen) and screen.is_current:
            screen.put_cursor()  # by now all parts have their places
        if not isinstance(renderable, Rows):
            super()._display(screen, renderable)
            return
        if isinstance(self._driver, DigestDriver) and self._running and not self._batch_count:
            cursor = self.size.clamp_offset(self.cursor_position)
            self._driver.paint(renderable.rows, renderable.size, cursor)
        self.post_display_hook()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is shown now is what the next start begins with."""
        if isinstance(self._driver, DigestDriver) and not self._exit:
            self._driver.keep()
        if self._at_rest is not None and not self._exit:
            self._at_rest.end()
        super().exit(result, return_code, message)

    # Where the reader is

    def _here(self) -> LastPlace | None:
        """Say where the reader is, in the screens from the lowest to the one on top."""
        if not self.screen_stack or not self._browse.has_arrived or self._browse.has_nothing:
            return None
        place = LastPlace()
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                place = screen.put_in(place)
        return place

    def _keeping(self, place: LastPlace) -> Callable[[], None]:
        """Give what keeps the place, and the picture of it that the next start begins with."""
        driver = self._driver
        picture = driver.picture() if isinstance(driver, DigestDriver) else None

        def keep() -> None:
            self._library.places.keep(place)
            if picture is not None:
                picture()

        return keep

    def _say_so(self, words: str) -> None:
        self.call_later(self.notify, words, severity="warning", markup=False)
