"""What a reader follows, and the manners with which it is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed that the reader follows."""

    name: str
    """As the reader calls it; no two have the same."""
    feed: str
    home: str | None = None
    folder: str | None = None
    """The group it stands in, as OPML has them."""
    full_text: bool | None = None
    """Whether the page of an entry is asked for: always, never, or (None) where the feed
    gives a shortened text or none."""
    max_age: int | None = None
    """Entries that the feed dates longer ago than so many days are left; None takes all."""
    respect_robots: bool | None = None
    """Whether robots.txt is heeded here; None means as for all."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How everything is asked for: the `[fetch]` table of `sources.toml`."""

    allow_private: bool | tuple[str, ...] = False
    """Whether addresses that are not public may be asked, or the hosts that may:
    `"nas.local"`, `"127.0.0.1:8080"`."""
    pause: float = 1.0
    """Seconds between two requests to one host."""
    timeout: float = 30.0
    """Seconds that one address may take, all redirects and tries together, without pauses."""
    user_agent: str = ""
    """What stands behind the program's name, such as an address for complaints."""
    respect_robots: bool = True
    proxy: str | None = None
    """An HTTP proxy, the only one that is used; those of the environment are not."""
    jobs: int = 4
    """How many hosts are asked at a time."""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """A whole `sources.toml`."""

    sources: tuple[Subscription, ...] = ()
    fetch: FetchSettings = FetchSettings()
