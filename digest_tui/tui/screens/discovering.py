"""Looking for the feed of a site beside everything else; it takes seconds."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from digest_tui.errors import DigestError, NoLongerWanted
from digest_tui.tui.screens.deciding import DecidingScreen

if TYPE_CHECKING:
    from digest_tui.models import FetchSettings, Subscription


def looks_like_an_address(text: str) -> bool:
    """Tell whether someone who typed this may have meant a site."""
    words = text.split()
    return len(words) == 1 and ("://" in text or "." in words[0].strip("."))


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for."""

    address: str
    stop: threading.Event = field(default_factory=threading.Event)


class DiscoveringScreen(DecidingScreen):
    """Looks for one feed at a time, until the reader stops it or leaves."""

    @dataclass
    class Found(Message):
        """There is a feed."""

        by: Looking
        new: Subscription

    @dataclass
    class NotFound(Message):
        """There is none; the words say what was tried."""

        by: Looking
        words: str

    def __init__(self) -> None:
        super().__init__()
        self.looking: Looking | None = None
        """What is being looked for."""

    def say(self) -> None:
        """Say how it goes."""
        raise NotImplementedError

    def follow(self, new: Subscription) -> None:
        """Follow what was found."""
        raise NotImplementedError

    def look_for(self, address: str, settings: FetchSettings) -> None:
        """Look for the feed of an address, and for that of another one no longer."""
        self.stop_looking()
        self.looking = Looking(address)
        self._discover(self.looking, settings)
        self._say_so()

    def stop_looking(self) -> None:
        """Give it up."""
        if self.looking is not None:
            self.looking.stop.set()
            self.looking = None
            self._say_so()

    def on_unmount(self) -> None:
        """Give it up: nobody would see what came of it."""
        if self.looking is not None:
            self.looking.stop.set()

    @work(thread=True, group="discover", description="Looking for a feed.")
    def _discover(self, by: Looking, settings: FetchSettings) -> None:
        from digest_tui.library.discovering import discover  # noqa: PLC0415 - few need it

        try:
            found = discover(by.address, settings, by.stop)
        except NoLongerWanted:
            return  # whoever stopped it has said so
        except DigestError as error:
            self.post_message(self.NotFound(by, str(error)))
        else:
            self.post_message(self.Found(by, found.of))

    def on_discovering_screen_found(self, message: Found) -> None:
        """Follow it, unless the reader has stopped it since."""
        if message.by is self.looking:
            self.looking = None
            self._say_so()
            self.follow(message.new)

    def on_discovering_screen_not_found(self, message: NotFound) -> None:
        """Say why."""
        if message.by is self.looking:
            self.looking = None
            self._say_so()
            self.notify(message.words, severity="error", markup=False)

    def _say_so(self) -> None:
        self.say()
        self.show_keys()  # whether there is something to stop
