"""One build of the index as Whoosh sees it: files that are believed, by the folder opened once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex

from digest_tui.index import durable, trust

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whoosh.codec.base import Segment
    from whoosh.fields import Schema

NAME = "MAIN"
"""What Whoosh calls an index that has no other name."""


class BuildStorage(FileStorage):
    """The files of one build. They are never changed in place: who has them open keeps them."""

    def __init__(self, path: Path) -> None:
        """Open the folder.

        Raises:
            IndexRefused: Others can have written it.
            OSError: It cannot be opened.
        """
        super().__init__(str(path))
        self.path = path
        self._number = trust.open_folder(path)

    def open_file(self, name: str, **given: Any) -> StructFile:
        """Open one that others cannot have written."""
        return StructFile(trust.open_file(self.path, name, self._number), name=name, **given)

    def list(self) -> list[str]:
        """Name the files; none once the build is gone."""
        try:
            # Of its own: threads that share one would share how far it has been read.
            number = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=self._number)
        except FileNotFoundError:
            return []
        try:
            return os.listdir(number)  # noqa: PTH208 - a path could be another folder by now
        finally:
            os.close(number)

    def put_toc(self, schema: Schema, segments: Sequence[Segment], generation: int) -> None:
        """Write the table of contents of a generation, which makes its segments count."""
        memory = RamStorage()
        TOC(schema, list(segments), generation).write(memory, NAME)
        ((name, content),) = memory.files.items()
        durable.put(self.path / name, content)

    def let_go(self) -> None:
        """Close the folder. Whoosh calls `close` whenever one reader of several is closed."""
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)


class OpenedIndex(FileIndex):
    """An index that knows its build, and lets go of its folder when it is closed."""

    def __init__(self, storage: BuildStorage, build: str) -> None:
        super().__init__(storage)
        self.build = build

    def close(self) -> None:
        """Close it."""
        self.storage.let_go()
