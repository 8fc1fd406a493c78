"""The file of one reader: how it is made, opened, and known to be of this version."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest_tui.database import connect, transaction
from digest_tui.errors import LibraryError, LibraryTooNew
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_FORM = 1
_ELSEWHERE = "name another folder in DIGEST_TUI_STATE"
_TABLES = (
    """CREATE TABLE IF NOT EXISTS choices (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        act INTEGER NOT NULL,
        kind TEXT NOT NULL,
        choice BLOB NOT NULL,
        made_at TEXT NOT NULL
    )""",
    # A version that does not know this table leaves it as it is.
    """CREATE TABLE IF NOT EXISTS searches (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL UNIQUE,
        made_at TEXT NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS places (
        library TEXT NOT NULL,
        form INTEGER NOT NULL,
        place BLOB NOT NULL,
        tries INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        PRIMARY KEY (library, form)
    )""",
)


class ReaderFile:
    """A file that is made with the first thing that is kept in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / "reader.sqlite3"

    @contextmanager
    def reading(self, table: str) -> Iterator[sqlite3.Connection | None]:
        """Open it to read from a table; None where there is none yet.

        Raises:
            LibraryError: It cannot be read.
        """
        if not self.path.exists():
            yield None
            return
        with connect(self.path, _ELSEWHERE) as db:
            yield db if self._has(db, table) else None

    @contextmanager
    def altering(self, table: str) -> Iterator[sqlite3.Connection | None]:
        """Open it to change what is in a table, all or nothing; None where there is none yet.

        Raises:
            LibraryError: It cannot be written.
        """
        if not self.path.exists():
            yield None
            return
        with transaction(self.path, _ELSEWHERE) as db:
            yield db if self._has(db, table) else None

    @contextmanager
    def keeping(self) -> Iterator[sqlite3.Connection]:
        """Open it to keep something, all or nothing, making it where there is none.

        Raises:
            LibraryError: It cannot be written.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{clean_line(str(self._folder))}: what you decide cannot be kept here"
                f" ({error.strerror or error}); {_ELSEWHERE}"
            ) from error
        with transaction(self.path, _ELSEWHERE) as db:
            self._check(db)
            for statement in _TABLES:
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {_FORM}")
            yield db

    def _has(self, db: sqlite3.Connection, table: str) -> bool:
        self._check(db)
        found = db.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        return found is not None

    def _check(self, db: sqlite3.Connection) -> None:
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version > _FORM:
            raise LibraryTooNew(
                f"{clean_line(str(self.path))} was written by a newer digest-tui; update this"
                f" one, or {_ELSEWHERE}"
            )
