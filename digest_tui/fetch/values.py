"""What an address gives, and by which signs it is asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Wanted = Literal["feed", "page"]


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether something has changed since."""

    etag: str | None = None
    last_modified: str | None = None
    of: str | None = None
    """The address that gave them; they are sent to no other."""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a redirect."""

    url: str
    to: str
    permanent: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address gave, after all redirects."""

    asked: str
    url: str
    """Where the data came from in the end."""
    status: int
    data: bytes = b""
    media_type: str | None = None
    """As the server says: `application/rss+xml`; it can be wrong."""
    charset: str | None = None
    """Likewise."""
    hops: tuple[Hop, ...] = ()
    validators: Validators = Validators()
    fresh_until: float | None = None
    """Seconds of the epoch before which the server asks not to be asked again."""
    unchanged: bool = False
    """Nothing new since the validators: there is no data."""
    was_asked: bool = True
    """Whether the server was asked at all: what is fresh is not asked for again."""

    @property
    def moved_to(self) -> str | None:
        """Where the address has moved for good, so that the new one can be kept instead."""
        new = None
        for hop in self.hops:
            if not hop.permanent:
                break
            new = hop.to
        return new
