"""Where one reader was in each of their libraries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from digest_tui.models.last_place import LastPlace

if TYPE_CHECKING:
    from digest_tui.reader_state.file import ReaderFile

MOST = 50
"""Libraries whose places are kept; the one that was not visited for longest goes."""
_LARGEST = 256 * 1024
"""Bytes of a place; one that is larger is not kept, and the one before it stays."""
_TRIES = 3
"""Starts from one place that may end before they have got there: something may be wrong
with it, and the next one has to begin anew."""
_FORM = 1
"""A version that writes places otherwise has another one, and neither sees the other's."""


class Places:
    """The places in a reader's file. Safe to call from any thread and session."""

    def __init__(self, file: ReaderFile) -> None:
        self._file = file

    def take(self, library: str) -> LastPlace | None:
        """Give the place in a library; None where there is none to go back to.

        Until a place is kept there again, it is remembered that this one has been tried.

        Args:
            library: Its id.

        Raises:
            LibraryError: The file cannot be read, or not be written.
        """
        with self._file.altering("places") as db:
            if db is None:
                return None
            which = "WHERE library = ? AND form = ?"
            row = db.execute(
                f"SELECT place, tries FROM places {which}",  # noqa: S608
                (library, _FORM),
            ).fetchone()
            db.execute(f"UPDATE places SET tries = tries + 1 {which}", (library, _FORM))  # noqa: S608
        if row is None or row[1] >= _TRIES or not isinstance(row[0], bytes):
            return None
        try:
            return msgspec.json.decode(row[0], type=LastPlace)
        except ValueError:  # msgspec's own errors are ValueErrors, and so are those of UTF-8
            return None

    def keep(self, library: str, place: LastPlace) -> None:
        """Keep a place in a library, instead of the one before.

        Args:
            library: Its id.
            place: Where the reader is.

        Raises:
            LibraryError: It cannot be kept.
        """
        kept = msgspec.json.encode(place)
        if len(kept) > _LARGEST:
            return
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._file.keeping() as db:
            db.execute(
                "INSERT OR REPLACE INTO places (library, form, place, tries, made_at)"
                " VALUES (?, ?, ?, 0, ?)",
                (library, _FORM, kept, now),
            )
            db.execute(
                "DELETE FROM places WHERE rowid NOT IN"
                " (SELECT rowid FROM places ORDER BY made_at DESC LIMIT ?)",
                (MOST,),
            )
