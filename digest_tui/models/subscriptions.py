"""What a reader follows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """One source that is followed, through its feed."""

    name: str
    feed: str
    """The address of the feed."""
    home: str | None = None
    """The front page of its site."""
    folder: str | None = None
    """Where the reader keeps it: `World/Europe`."""
