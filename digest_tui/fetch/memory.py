"""What is remembered from one fetch to the next: validators, robots.txt, who wants his peace.

It belongs to one library, since "not changed" is of use only to who has what was there
before. It can be deleted at any time; then everything is asked for anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest_tui.database import connect, transaction
from digest_tui.fetch.values import Validators

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_FORM = 1
_FORGET = 90 * 86400
"""Seconds after which what was not asked for any more is forgotten."""
_WAY_OUT = "delete it; it is made again"
_TABLES = """
    DROP TABLE IF EXISTS answers;
    DROP TABLE IF EXISTS robots;
    DROP TABLE IF EXISTS rests;
    CREATE TABLE answers (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, of TEXT,
                          fresh_until REAL, at REAL NOT NULL);
    CREATE TABLE robots (site TEXT PRIMARY KEY, text TEXT NOT NULL, at REAL NOT NULL);
    CREATE TABLE rests (host TEXT PRIMARY KEY, until REAL NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an address."""

    validators: Validators
    fresh_until: float | None


class Memory:
    """A file that is made when there is something to remember. Safe to call from any thread."""

    def __init__(self, file: Path | None) -> None:
        """Begin; without a file nothing is remembered."""
        self._file = file

    def recall(self, url: str) -> Known | None:
        """Give what is remembered of an address.

        Raises:
            LibraryError: The file cannot be used.
        """
        row = self._one(
            "SELECT etag, last_modified, of, fresh_until FROM answers WHERE url = ?", url
        )
        return Known(Validators(*row[:3]), row[3]) if row else None

    def keep(
        self, url: str, validators: Validators, fresh_until: float | None, now: float
    ) -> None:
        """Remember what an address gave, where that helps the next time.

        Raises:
            LibraryError: The file cannot be written.
        """
        if not validators and fresh_until is None:
            self._write("DELETE FROM answers WHERE url = ?", (url,), now)
            return
        self._write(
            "REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
            (url, validators.etag, validators.last_modified, validators.of, fresh_until, now),
            now,
        )

    def robots(self, site: str) -> tuple[str, float] | None:
        """Give the robots.txt of a site, and when it came.

        Raises:
            LibraryError: The file cannot be used.
        """
        row = self._one("SELECT text, at FROM robots WHERE site = ?", site)
        return (str(row[0]), float(row[1])) if row else None

    def keep_robots(self, site: str, text: str, now: float) -> None:
        """Remember the robots.txt of a site.

        Raises:
            LibraryError: The file cannot be written.
        """
        self._write("REPLACE INTO robots VALUES (?, ?, ?)", (site, text, now), now)

    def rests_until(self, host: str) -> float | None:
        """Give when a host wants to be asked again.

        Raises:
            LibraryError: The file cannot be used.
        """
        row = self._one("SELECT until FROM rests WHERE host = ?", host)
        return float(row[0]) if row else None

    def rest(self, host: str, until: float, now: float) -> None:
        """Remember that a host wants its peace.

        Raises:
            LibraryError: The file cannot be written.
        """
        self._write("REPLACE INTO rests VALUES (?, ?)", (host, until), now)

    def _one(self, statement: str, key: str) -> Any:
        if self._file is None or not self._file.exists():
            return None
        with connect(self._file, _WAY_OUT) as db:
            if _form(db) != _FORM:
                return None
            return db.execute(statement, (key,)).fetchone()

    def _write(self, statement: str, values: tuple[object, ...], now: float) -> None:
        if self._file is None:
            return
        with transaction(self._file, _WAY_OUT) as db:
            if _form(db) != _FORM:
                for table in filter(str.strip, _TABLES.split(";")):
                    db.execute(table)
                db.execute(f"PRAGMA user_version = {_FORM}")
            db.execute(statement, values)
            for table in ("answers", "robots"):
                db.execute(f"DELETE FROM {table} WHERE at < ?", (now - _FORGET,))  # noqa: S608 - ours
            db.execute("DELETE FROM rests WHERE until < ?", (now,))


def _form(db: sqlite3.Connection) -> int:
    form: int = db.execute("PRAGMA user_version").fetchone()[0]
    return form
