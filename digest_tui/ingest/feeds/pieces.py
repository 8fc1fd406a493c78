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


def pieces_of_feed(data: bytes, origin: str) -> Iterator[Received]:
    """Give every entry of a feed that has words as an article.

    Raises:
        Refused: It is no feed, or no entry of it has words.
    """
    entries = read_feed(data, origin).entries
    if not entries:
        raise Refused(origin, "it is a feed without entries")
    given = False
    for number, entry in enumerate(entries, 1):
        record = entry.record
        words = words_of(record.html) or record.text
        if not any(character.isalpha() for character in words):
            continue
        given = True
        yield Received(
            origin=f"{origin} (entry {number})",
            data=encode_record(record),
            kind=Kind.RECORD,
            url=entry.address,
        )
    if not given:
        raise Refused(origin, f"none of its {len(entries)} entries has a text, only links")
