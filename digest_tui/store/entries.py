"""Which entries of feeds have been dealt with, and what they said then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.database import connect, transaction
from digest_tui.models import Kind
from digest_tui.store.versions import at_address, latest_kind
from digest_tui.text.addresses import address_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Dealt(NamedTuple):
    """What became of an entry."""

    said: str
    """What it said then, in short."""
    tries: int = 0
    """How often its article could not be had; 0 where it was, or never will be."""


class Entries:
    """The entries of the feeds of one library. Safe to call from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def check_writable(self) -> None:
        """See that what is fetched can be kept, before anything is asked for.

        Raises:
            LibraryReadOnly: It cannot.
        """
        with transaction(self._path):
            pass

    def dealt_with(self, feed: str) -> dict[str, Dealt]:
        """Give the entries of a feed that have been come to."""
        with connect(self._path) as db:
            rows = db.execute("SELECT entry, said, tries FROM entries WHERE feed = ?", (feed,))
            return {entry: Dealt(said, tries) for entry, said, tries in rows}

    def deal_with(self, feed: str, entries: Mapping[str, Dealt]) -> None:
        """Note entries that have been come to."""
        with transaction(self._path) as db:
            db.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
                [(feed, entry, *dealt) for entry, dealt in entries.items()],
            )

    def keep_only(self, feed: str, entries: set[str]) -> None:
        """Forget the entries that a feed has no more: it will not give them again."""
        with transaction(self._path) as db:
            known = db.execute("SELECT entry FROM entries WHERE feed = ?", (feed,)).fetchall()
            db.executemany(
                "DELETE FROM entries WHERE feed = ? AND entry = ?",
                [(feed, entry) for (entry,) in known if entry not in entries],
            )

    def has_whole(self, address: str) -> bool:
        """Tell whether the article of an address is filed, and not only from a feed."""
        key = address_key(address)
        if key is None:
            return False
        with connect(self._path) as db:
            article_id = at_address(db, [key])
            last = article_id and latest_kind(db, article_id)
        return bool(last) and last is not Kind.RECORD
