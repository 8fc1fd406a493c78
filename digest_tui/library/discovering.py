"""From the address of a site to the feed that is to be followed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest_tui.errors import NotFetched, Refused
from digest_tui.ingest.feeds import find_feeds, read_feed, usual_places
from digest_tui.models import Subscription

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from digest_tui.fetch import Fetched, Fetcher
    from digest_tui.models import FetchSettings

_MOST_TRIES = 8
"""How many addresses of a site are tried; a second each, since it is asked with manners."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source that can be followed."""

    of: Subscription
    entries: int
    """How many its feed has now."""


def discover(address: str, settings: FetchSettings, stop: threading.Event) -> Discovered:
    """Find the feed of a site, or see that an address is one.

    First the page itself is asked, then the feeds that it names, then the usual places.

    Raises:
        Refused: There is none, or nothing can be had; it says what was tried.
        NoLongerWanted: It was stopped.
    """
    from digest_tui.fetch import Fetcher  # noqa: PLC0415 - not where nothing is fetched

    if "://" not in address:
        address = f"https://{address}"
    with Fetcher(settings, stop=stop) as fetcher:
        page = _page(fetcher, address)
        if page and (found := _as_feed(page)):
            return found
        tried: list[str] = []
        for place in _places(page, address):
            if len(tried) == _MOST_TRIES:
                break
            tried.append(place)
            try:
                fetched = fetcher.get(place, kind="feed")
            except NotFetched:
                continue
            if found := _as_feed(fetched):
                return found
    raise Refused(
        address, f"no feed was found; looked at {', '.join(tried)}" if tried else "it has no feed"
    )


def _page(fetcher: Fetcher, address: str) -> Fetched | None:
    """Ask for the page; a site that shows it to people only can have an open feed."""
    try:
        return fetcher.get(address, kind="feed")
    except NotFetched as error:
        if error.status is None:  # there is no such host, or it cannot be reached
            raise
        return None


def _places(page: Fetched | None, address: str) -> Iterator[str]:
    named = find_feeds(page.data, page.url) if page else ()
    places = chain((feed.url for feed in named), usual_places(page.url if page else address))
    return iter(dict.fromkeys(places))


def _as_feed(fetched: Fetched) -> Discovered | None:
    try:
        feed = read_feed(fetched.data, fetched.url, fetched.url, fetched.charset)
    except Refused:
        return None
    address = fetched.moved_to or fetched.asked
    return Discovered(
        Subscription(feed.title or fetched.url, address, feed.home), len(feed.entries)
    )
