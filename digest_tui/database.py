"""How a SQLite file of ours is opened, and what its errors mean to a reader."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryBusy, LibraryError, LibraryReadOnly
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANOTHER_LIBRARY = "name another library"
_PATIENCE = 5.0
"""Seconds to wait for another session's transaction, which takes milliseconds."""
_PATIENCE_TO_WRITE = 30.0
"""Seconds to wait where several sessions file articles: whose turn it is, is chance."""
_SHUT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_ROOM = 256 * 1024
"""Bytes without which SQLite cannot do its work; below it an I/O error is a full disk."""


@contextmanager
def connect(file: Path, way_out: str = ANOTHER_LIBRARY) -> Iterator[sqlite3.Connection]:
    """Open a database for the time of one call; what is not committed is rolled back.

    A connection a call shares nothing between threads and costs a tenth of a millisecond.

    Args:
        file: The database; made where there is none.
        way_out: What a reader can do where it is of no use.

    Raises:
        LibraryBusy: Another session writes all the time.
        LibraryReadOnly: It would have to be written, and cannot be.
        LibraryError: The file is damaged, cannot be reached, or the disk is full.
    """
    try:
        with closing(_open(file)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection
    except sqlite3.Error as error:
        raise _explained(error, file, way_out) from error


@contextmanager
def transaction(file: Path, way_out: str = ANOTHER_LIBRARY) -> Iterator[sqlite3.Connection]:
    """Open a database and do all of the work or nothing of it."""
    with connect(file, way_out) as connection, begun(connection):
        yield connection


@contextmanager
def begun(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the work on an open database, or nothing of it."""
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_TO_WRITE * 1000:.0f}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    finally:
        if connection.in_transaction:
            connection.rollback()


def _open(file: Path) -> sqlite3.Connection:
    """Open the database to be written; where it or its folder cannot be, to be read."""
    try:
        return _tried(file, "rwc")
    except sqlite3.OperationalError as error:
        if _code(error) not in _SHUT or not _is_there(file):
            raise
        first = error
    # SQLite keeps a log beside the database, and an index of the log. Where they are, it
    # can read without making them; where they are not, there is nothing in them to read.
    for how in ("ro", "ro&immutable=1") if not _has_log(file) else ("ro",):
        try:
            return _tried(file, how)
        except sqlite3.OperationalError as error:
            if _code(error) not in _SHUT:
                raise
    raise first


def _tried(file: Path, mode: str) -> sqlite3.Connection:
    # A generator that holds a connection can be ended by another thread than it began in.
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    try:
        connection.execute("PRAGMA user_version").fetchone()  # nothing is opened before
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_there(file: Path) -> bool:
    return os.path.exists(file)  # noqa: PTH110 - a folder that is shut is no error here


def _has_log(file: Path) -> bool:
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code


def _explained(error: sqlite3.Error, file: Path, way_out: str) -> LibraryError:
    words, code, shown = str(error), _code(error), clean_line(str(file))
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LibraryBusy(f"{shown}: another session is writing; try again in a moment")
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(file)):
        return LibraryError(f"{shown}: the disk is full; nothing was changed")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return LibraryError(f"{shown} is damaged ({words}); restore it, or {way_out}")
    if code == sqlite3.SQLITE_READONLY:
        return LibraryReadOnly(f"{shown} can be read but not written; {way_out}")
    if code in _SHUT and _has_log(file):
        return LibraryError(
            f"{shown} cannot be opened ({words}); it was not closed in order, and can only be"
            " read after it was opened once where it can be written"
        )
    if code in _SHUT:
        return LibraryError(f"{shown} cannot be opened ({words}); {way_out}")
    return LibraryError(f"{shown}: {words}; {way_out}")


def _is_full(file: Path) -> bool:
    try:
        system = os.statvfs(file.parent)
    except OSError:
        return False
    return system.f_bavail * system.f_frsize < _ROOM
