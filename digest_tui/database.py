"""How a SQLite file of ours is opened, and what its errors mean to a reader.

Beside a database that is written lie SQLite's log and an index of the log. Who may not write
in the folder can read while both are there, and SQLite removes them with the last session. So
where others may read a database, its owner leaves them (https://sqlite.org/wal.html#readonly).
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

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
_TO_WRITE, _TO_READ, _UNCHANGED = "rwc", "ro", "ro&immutable=1"
_BUSY = "{}: another session is writing; try again in a moment"
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
    opened = None
    try:
        opened = _open(file)
        with _in_use(opened, file) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection
    except sqlite3.Error as error:
        if opened is not None:
            _look_again(opened, file)
        raise _explained(error, file, way_out) from error
    _look_again(opened, file)


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


class _Opened(NamedTuple):
    connection: sqlite3.Connection
    how: str
    written: tuple[int, ...] | None = None
    """What the system says of the file, where SQLite was told that nobody writes it."""


def _open(file: Path) -> _Opened:
    """Open the database to be written; where it or its folder cannot be, to be read."""
    try:
        return _Opened(_tried(file, _TO_WRITE), _TO_WRITE)
    except sqlite3.OperationalError as error:
        if _code(error) not in _SHUT or not _is_there(file):
            raise
        first = error
    # SQLite keeps a log beside the database, and an index of the log. Where they are, it
    # can read without making them; where they are not, there is nothing in them to read.
    for how in (_TO_READ, _UNCHANGED) if not _has_log(file) else (_TO_READ,):
        written = _written(file) if how == _UNCHANGED else None
        try:
            return _Opened(_tried(file, how), how, written)
        except sqlite3.OperationalError as error:
            if _code(error) not in _SHUT:
                raise
    raise first


def _look_again(opened: _Opened, file: Path) -> None:
    """See that a file that was read as one that nobody writes has not been written meanwhile.

    Raises:
        LibraryBusy: It has; what was read can be of two times.
    """
    if opened.how == _UNCHANGED and (opened.written != _written(file) or _has_log(file)):
        raise LibraryBusy(_BUSY.format(clean_line(str(file))))


@contextmanager
def _in_use(opened: _Opened, file: Path) -> Iterator[sqlite3.Connection]:
    """Close a database at the end; one that others may read keeps its log."""
    with closing(opened.connection) as connection:
        try:
            yield connection
        finally:
            if opened.how == _TO_WRITE and _is_shared(file):
                with suppress(sqlite3.Error):  # others have to wait for its next session then
                    _leave_log(connection, file)


def _is_shared(file: Path) -> bool:
    """Tell whether others may read a file, and come to it."""
    try:
        found, around = file.stat(), file.parent.stat()
    except OSError:
        return False
    may_read = found.st_mode & (stat.S_IRGRP | stat.S_IROTH)
    return bool(may_read and around.st_mode & (stat.S_IXGRP | stat.S_IXOTH))


def _leave_log(connection: sqlite3.Connection, file: Path) -> None:
    """Close a database, and leave its log and the index of that where they are.

    The last one to close it removes them, unless it may only read. What is in the log is
    brought where it belongs, as the last one would, and the log emptied: who opens it first
    would bring all of it there again, each time.
    """
    with closing(_tried(file, _TO_READ)) as last:
        last.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA busy_timeout = 0")  # a reader may be in its way
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


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


def _written(file: Path) -> tuple[int, ...] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


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
        return LibraryBusy(_BUSY.format(shown))
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
