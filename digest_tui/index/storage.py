"""One build of the index as Whoosh sees it: files that are believed, by the folder opened once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex

from digest_tui.index import contents, durable, trust
from digest_tui.index.damage import IndexDamaged
from digest_tui.index.schema import make_schema

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whoosh.fields import Schema

    from digest_tui.index.codec import ArraySegment

NAME = "MAIN"
"""What Whoosh calls an index that has no other name."""
_LARGEST = 64_000_000
"""Bytes of a table of contents, most of them numbers of deleted documents: eight million."""


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

    def toc(self) -> TOC:
        """Read the table of contents that counts.

        Raises:
            IndexDamaged: There is none of this version.
            IndexRefused: Others can have written it.
        """
        generation = TOC._latest_generation(self, NAME)  # noqa: SLF001 - Whoosh has no other
        if generation < 0:
            raise IndexDamaged("it has no table of contents")
        schema = make_schema()
        with trust.open_file(self.path, _toc_name(generation), self._number) as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise IndexDamaged("its table of contents is far too large")
        segments = contents.read(content, NAME, schema, generation)
        return TOC(schema, segments, generation)

    def put_toc(self, schema: Schema, segments: Sequence[ArraySegment], generation: int) -> None:
        """Write the table of contents of a generation, which makes its segments count."""
        content = contents.written(schema, segments, generation)
        durable.put(self.path / _toc_name(generation), content)

    def let_go(self) -> None:
        """Close the folder. Whoosh calls `close` whenever one reader of several is closed."""
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)


def _toc_name(generation: int) -> str:
    return str(TOC._filename(NAME, generation))  # noqa: SLF001 - who cleans up knows it so


class OpenedIndex(FileIndex):
    """An index that knows its build, and lets go of its folder when it is closed."""

    def __init__(self, storage: BuildStorage, build: str) -> None:
        # Not Whoosh's own, which would read a pickle.
        self.storage = storage
        self.indexname = NAME
        self._schema = None
        self.build = build
        storage.toc()

    def _read_toc(self) -> TOC:
        return self.storage.toc()

    def close(self) -> None:
        """Close it."""
        self.storage.let_go()
