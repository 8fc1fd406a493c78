"""Sources that are followed, and a library that gives of them what it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import NoLongerWanted
from digest_tui.library import Library
from digest_tui.models import Subscription

if TYPE_CHECKING:
    import threading
    from collections.abc import Generator

    from digest_tui.models import FetchedArticle, FetchedSource, Subscriptions

COURIER = Subscription("Fernley Courier", "https://courier.example/feed", folder="Local")
HERALD = Subscription("The Herald", "https://herald.example/rss")
GAZETTE = Subscription("Gazette [red]", "https://gazette.example/atom")


class Fetched(Library):
    """Gives what it is told to, and waits where it is told to."""

    news: list[FetchedArticle | FetchedSource | Exception]
    gate: threading.Event
    asked: list[tuple[list[str], bool]]

    def fetch(  # type: ignore[override]
        self, following: Subscriptions, stop: threading.Event, *, force: bool = False, tell: object
    ) -> Generator[FetchedArticle | FetchedSource]:
        self.asked.append(([source.name for source in following.sources], force))
        del tell
        for what in self.news:
            while not (stop.is_set() or self.gate.wait(0.02)):
                pass
            if stop.is_set():
                raise NoLongerWanted("stopped")
            if isinstance(what, Exception):
                raise what
            yield what
