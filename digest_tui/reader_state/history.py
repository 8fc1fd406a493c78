"""The searches of one reader, the newest first, each once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.reader_state.file import ReaderFile

MOST = 500
"""Searches that are kept; the oldest go."""


class History:
    """The searches in a reader's file. Safe to call from any thread and session."""

    def __init__(self, file: ReaderFile) -> None:
        self._file = file

    def keep(self, text: str) -> None:
        """Keep a search as the newest; of one that is there, only its place changes.

        Raises:
            LibraryError: It cannot be kept.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.keeping() as db:
            db.execute(
                "INSERT OR REPLACE INTO searches (text, made_at) VALUES (?, ?)", (text, now)
            )
            db.execute(
                "DELETE FROM searches WHERE number <="
                " (SELECT number FROM searches ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (MOST,),
            )

    def newest(self) -> list[str]:
        """Give the searches, as far as they are texts; others may have written to the file.

        Raises:
            LibraryError: The file cannot be read.
        """
        with self._file.reading("searches") as db:
            if db is None:
                return []
            # One text that is no UTF-8 would take all others with it.
            rows = db.execute(
                "SELECT CAST(text AS BLOB) FROM searches WHERE typeof(text) = 'text'"
                " ORDER BY number DESC LIMIT ?",
                (MOST,),
            )
            return [text.decode(errors="replace") for (text,) in rows]
