"""A feed in a file as articles, for who has no network or no need of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.feeds.reading import read_feed
from digest_tui.ingest.feeds.words import words_of
from digest_tui.ingest.record import encode_record
from digest_tui.models import Kind, Received

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.feeds.feed import FeedEntry


def pieces_of_feed(data: bytes, origin: str) -> Iterator[Received | Refused]:
    """Give every entry of a feed that has words as an article, and say which have none.

    Raises:
        Refused: It is no feed, or no entry of it has words.
    """
    entries = read_feed(data, origin).entries
    if not entries:
        raise Refused(origin, "it is a feed without entries")
    if not any(map(_has_words, entries)):
        raise Refused(origin, f"none of its {len(entries)} entries has a text, only links")
    for number, entry in enumerate(entries, 1):
        name = f"{origin} (entry {number})"
        if _has_words(entry):
            data = encode_record(entry.record)
            yield Received(name, data, Kind.RECORD, url=entry.address)
        else:
            page = f"; its page may have it: {entry.address}" if entry.address else ""
            yield Refused(name, f"the feed gives no text of it{page}")


def _has_words(entry: FeedEntry) -> bool:
    record = entry.record
    return any(character.isalpha() for character in words_of(record.html) or record.text)
