"""What Whoosh raises on an index that cannot be used, and what the system says, as our own."""

from __future__ import annotations

import pickle
import struct
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whoosh.fields import FieldConfigurationError, UnknownFieldError
from whoosh.filedb.filestore import StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import LockError
from whoosh.reading import CorruptIndexError

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGE = (
    WhooshIndexError,
    CorruptIndexError,
    FileFormatError,
    StorageError,
    FieldConfigurationError,
    UnknownFieldError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
    AttributeError,
    AssertionError,
    EOFError,
    FileNotFoundError,
    ImportError,
    IndexError,
    IsADirectoryError,
    KeyError,
    MemoryError,
    NotADirectoryError,
    OverflowError,
    TypeError,
    ValueError,
)
"""250 damaged files gave 13 of these types; only Whoosh's own work is looked at with them."""


class IndexDamaged(Exception):
    """The index cannot be used as it is; it has to be made again."""


@contextmanager
def whoosh_at_work(folder: Path) -> Iterator[None]:
    """Tell what goes wrong while Whoosh reads or writes a folder.

    Nothing of ours belongs in here: a mistake in it would be taken for damage.

    Raises:
        IndexDamaged: What is there is no index that can be used.
        LibraryBusy: Another session writes.
        LibraryError: The system does not let us, and a new index would not help.
    """
    try:
        yield
    except LockError as error:
        raise LibraryBusy("another session is indexing; what it adds is found later") from error
    except _DAMAGE as error:
        raise IndexDamaged(f"{type(error).__name__}: {error}") from error
    except OSError as error:
        raise LibraryError(
            f"{clean_line(str(folder))}: the index cannot be used ({error.strerror or error}); "
            "the articles are safe in the library"
        ) from error
