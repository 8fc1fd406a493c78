"""What Whoosh raises on an index that cannot be used, and what the system says, as our own."""

from __future__ import annotations

import errno
import struct
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whoosh.fields import FieldConfigurationError, UnknownFieldError
from whoosh.filedb.filestore import StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import LockError
from whoosh.reading import CorruptIndexError, TermNotFound

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.index.segment import ArraysDamaged
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGE = (
    ArraysDamaged,
    WhooshIndexError,
    CorruptIndexError,
    FileFormatError,
    StorageError,
    zlib.error,
    EOFError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
)
"""What only files are to blame for."""
_DOUBT = (
    FieldConfigurationError,
    TermNotFound,
    UnknownFieldError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""250 damaged files gave most of these types too; but so does a mistake in a program."""


class IndexDamaged(Exception):
    """The index cannot be used as it is; it has to be made again."""


class IndexDoubted(IndexDamaged):
    """Either the index is damaged, or what looked at it is wrong: `Index.verify` knows."""


@contextmanager
def whoosh_at_work(folder: Path) -> Iterator[None]:
    """Tell what goes wrong while Whoosh reads or writes a folder.

    Raises:
        IndexDamaged: What is there is no index that can be used.
        IndexDoubted: That, or there is a mistake in Whoosh or in ours.
        LibraryBusy: Another session writes.
        LibraryError: The system does not let us, and a new index would not help.
    """
    try:
        yield
    except LockError as error:
        raise LibraryBusy("another session is indexing; what it adds is found later") from error
    except _DAMAGE as error:
        raise IndexDamaged(f"{type(error).__name__}: {error}") from error
    except _DOUBT as error:
        raise IndexDoubted(f"{type(error).__name__}: {error}") from error
    except OSError as error:
        raise _said(error, folder, "used") from error


@contextmanager
def explained(folder: Path, done: str) -> Iterator[None]:
    """Tell what the system does not let us do with a folder.

    Args:
        folder: Which.
        done: What was to be done with the index.

    Raises:
        LibraryError: That, and what it means.
    """
    try:
        yield
    except OSError as error:
        raise _said(error, folder, done) from error


def _said(error: OSError, folder: Path, done: str) -> LibraryError:
    safe = "the articles are safe in the library"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        safe = f"nothing of it was changed, and {safe}"
    shown = clean_line(str(folder))
    return LibraryError(f"{shown}: the index cannot be {done} ({error.strerror or error}); {safe}")
