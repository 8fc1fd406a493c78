"""What is known of a file while it is taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.models import Received
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest_tui.ingest.unpack.limits import Budget, Limits
    from digest_tui.ingest.unpack.streams import Reads

Piece = Received | Refused
"""One text, or why one cannot be had."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, or a file inside a file, beside its bytes."""

    origin: str
    """Where it comes from, safe to show: `news.zip/articles/1.txt`."""
    name: str
    """What it is called; its ending can tell its kind."""
    media_type: str | None
    """`text/html`, without parameters."""
    charset: str | None
    limits: Limits
    again: Callable[[Reads, Opened], Iterator[Piece]]
    """Takes apart what is inside."""
    budget: Budget = field(compare=False)
    url: str | None = None
    depth: int = 0
    """How many archives it is inside of."""

    def inner(self, name: str, origin: str | None = None) -> Opened:
        """Give what is known of a file in this archive."""
        return replace(
            self,
            origin=self.origin if origin is None else origin,
            name=name,
            media_type=None,
            charset=None,
            depth=self.depth + 1,
        )

    def page(self, url: str, name: str, media_type: str) -> Opened:
        """Give what is known of a page in this archive of pages."""
        said, charset = told_by(media_type)
        return replace(
            self,
            origin=f"{self.origin}, {url}",
            name=name,
            media_type=said,
            charset=charset,
            url=url,
        )

    def refused(self, reason: str, where: str = "") -> Refused:
        """Say why it, or a part of it, cannot be read."""
        return Refused(f"{self.origin}, {where}" if where else self.origin, reason)


def told_by(media_type: str | None) -> tuple[str | None, str | None]:
    """Give the type and the charset that a header names: `text/html; charset=utf-8`."""
    said, _, parameters = (media_type or "").partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and (charset := value.strip(" '\"")):
            return said.strip().lower() or None, clean_line(charset)[:40]
    return said.strip().lower() or None, None


def too_large(most: int, what: str = "article") -> str:
    """Say that something goes on after the most that it can have."""
    return f"it is too large for one {what} (more than {most / 1e6:.1f} MB)"


def nested_too_deeply(most: int) -> str:
    """Say that archives are in archives that are in archives."""
    return f"it is an archive inside {most} others; at most {most} are opened"
