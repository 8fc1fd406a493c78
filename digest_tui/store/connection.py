"""How the database is opened, and what its errors mean to a reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryBusy, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 5.0
"""Seconds to wait for another session's transaction, which takes milliseconds."""


@contextmanager
def connect(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for the time of one call; what is not committed is rolled back.

    A connection a call shares nothing between threads and costs a tenth of a millisecond.

    Raises:
        LibraryBusy: Another session writes all the time.
        LibraryError: The file is damaged, cannot be reached, or the disk is full.
    """
    try:
        with closing(_open(file)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection
    except sqlite3.Error as error:
        raise _explained(error, file) from error


def _open(file: Path) -> sqlite3.Connection:
    # A generator that holds a connection can be ended by another thread than it began in.
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


@contextmanager
def transaction(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the database and do all of the work or nothing of it."""
    with connect(file) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


def _explained(error: sqlite3.Error, file: Path) -> LibraryError:
    words = str(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LibraryBusy(f"{file}: another session is writing; try again in a moment")
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(f"{file}: the disk is full; nothing was changed")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return LibraryError(f"{file} is damaged ({words}); restore it, or name another library")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return LibraryError(f"{file} cannot be opened for writing ({words})")
    return LibraryError(f"{file}: {words}")
