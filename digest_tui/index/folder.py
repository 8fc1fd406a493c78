"""The folder of the index: opened, made, thrown away, and how far it follows the store."""

from __future__ import annotations

import pickle
import shutil
import struct
import zlib
from typing import TYPE_CHECKING

from whoosh.fields import FieldConfigurationError, UnknownFieldError
from whoosh.filedb.filestore import StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import FileIndex, LockError, create_in, open_dir
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError

from digest_tui.errors import LibraryError
from digest_tui.index.schema import VERSION, make_schema

if TYPE_CHECKING:
    from pathlib import Path

DAMAGE = (
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
    KeyError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,
)
"""What Whoosh raises on a damaged index: 250 damaged files gave 13 of these types."""


class IndexDamaged(Exception):
    """The index cannot be used as it is; it has to be made again."""


class IndexFolder:
    """One version of the index in a library's folder."""

    def __init__(self, library: Path) -> None:
        self.path = library / f"index-v{VERSION}"
        self._revision = self.path / "revision"

    def open(self) -> FileIndex:
        """Open the index, making an empty one where there is none.

        Raises:
            IndexDamaged: What is there is no index of this version.
        """
        try:
            if not (self.path / "revision").exists():
                self.reset()
            return open_dir(str(self.path))
        except DAMAGE as error:
            raise IndexDamaged(str(error)) from error
        except OSError as error:
            raise LibraryError(f"{self.path}: {error.strerror or error}") from error

    def reset(self) -> None:
        """Throw the index away and make an empty one; and what older versions left."""
        try:
            for old in self.path.parent.glob("index-v*"):
                shutil.rmtree(old, ignore_errors=old != self.path)
            self.path.mkdir(mode=0o700, parents=True)
            create_in(str(self.path), make_schema())
            self.set_revision(0)
        except OSError as error:
            raise LibraryError(
                f"{self.path}: the index cannot be made ({error.strerror or error})"
            ) from error

    @property
    def revision(self) -> int:
        """The last change of the store that the index has seen."""
        try:
            return int(self._revision.read_text())
        except (OSError, ValueError):
            return 0

    def set_revision(self, revision: int) -> None:
        """Note how far the index has come, after it was committed."""
        aside = self._revision.with_suffix(".new")
        aside.write_text(str(revision))
        aside.replace(self._revision)


__all__ = ["DAMAGE", "IndexDamaged", "IndexFolder", "LockError"]
