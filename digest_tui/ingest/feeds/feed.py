"""A feed as it was read: who publishes it, and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.ingest.record import Record


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: an article, or what leads to one."""

    record: Record
    address: str | None
    """The page of the article; always http or https."""
    guid: str | None
    """What the feed calls the entry; the same entry has the same in every copy."""
    wants_page: bool
    """The feed gives nothing of the article or a part of it, and its page has the rest."""


@dataclass(frozen=True, slots=True)
class Feed:
    """All that one feed gives. Everything but the bodies of the records is safe to show."""

    title: str
    home: str | None
    """The front page of the site."""
    language: str | None
    entries: tuple[FeedEntry, ...]
    notes: tuple[str, ...] = ()
    """What a reader should know of how it was read."""
