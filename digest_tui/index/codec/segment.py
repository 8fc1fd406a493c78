"""What the table of contents says of a segment, and how Whoosh comes from there to its arrays.

A file of arrays joins an index in three steps: `SegmentBuilder.write` or `merge` writes it
to `ArraySegment.path`; the segment is told how many documents were written and their
checksum; and a table of contents of the next generation (`contents`) is written with the
segment in its list, all under the index's lock. Until the last step nobody sees the file,
and Whoosh's `clean_files` takes it for rubbish.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from whoosh.codec.base import Codec, Segment
from whoosh.filedb.filestore import FileStorage

from digest_tui.index.codec.documents import DocumentsReader
from digest_tui.index.codec.terms import ArrayTermsReader
from digest_tui.index.segment import ArraysDamaged, SegmentArrays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from whoosh.filedb.filestore import Storage
    from whoosh.reading import IndexReader

    from digest_tui.index.segment import Written

_EXTENSION = ".arrays"


class ArraySegment(Segment):
    """A segment as it stands in the table of contents."""

    def __init__(self, indexname: str) -> None:
        """Name a segment that is still to be written."""
        super().__init__(indexname)
        self.documents = 0
        self.checksum = 0
        self.deleted: set[int] = set()

    def path(self, folder: Path) -> Path:
        """Give where its arrays are, in the folder of the index."""
        return folder / self.make_filename(_EXTENSION)

    def is_written(self, written: Written) -> None:
        """Note what was written to its path."""
        self.documents = written.documents
        self.checksum = written.checksum

    def open(self, folder: Path) -> SegmentArrays:
        """Open its arrays.

        Raises:
            ArraysDamaged: The file is not whole, or not the one that was written for it.
            OSError: It cannot be opened.
        """
        arrays = SegmentArrays(self.path(folder))
        if (arrays.documents, arrays.file.checksum) != (self.documents, self.checksum):
            raise ArraysDamaged(f"{self.path(folder).name} is not the one that was written")
        return arrays

    @property
    def kept(self) -> NDArray[np.bool_] | None:
        """For each document whether it is still one; None where none is deleted."""
        if not self.deleted:
            return None
        kept = np.ones(self.documents, np.bool_)
        kept[list(self.deleted)] = False
        return kept

    # What Whoosh asks of a segment.

    def codec(self) -> ArrayCodec:
        """Give what reads it."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Say how many documents there are."""
        self.documents = doccount

    def doc_count_all(self) -> int:
        """Count the documents, deleted or not."""
        return self.documents

    def deleted_count(self) -> int:
        """Count what is deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Give what is deleted."""
        return iter(self.deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        if delete:
            self.deleted.add(docnum)
        else:
            self.deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self.deleted


class ArrayCodec(Codec):
    """Reads one segment. Each reader has a codec of its own, which keeps the arrays open."""

    def __init__(self) -> None:
        self.arrays: SegmentArrays | None = None
        """The segment's, once Whoosh has asked for a reader."""

    def terms_reader(self, storage: Storage, segment: ArraySegment) -> ArrayTermsReader:
        """Open the segment for its terms."""
        return ArrayTermsReader(self._opened(storage, segment))

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> DocumentsReader:
        """Open the segment for its documents."""
        return DocumentsReader(self._opened(storage, segment), segment)

    def _opened(self, storage: Storage, segment: ArraySegment) -> SegmentArrays:
        if self.arrays is None:
            if not isinstance(storage, FileStorage):
                raise NotImplementedError("segments of arrays are read from files alone")
            self.arrays = segment.open(Path(storage.folder))
        return self.arrays

    def new_segment(self, storage: Storage, indexname: str) -> ArraySegment:  # noqa: ARG002
        """Name a segment that is still to be written."""
        return ArraySegment(indexname)

    def per_document_writer(self, storage: Storage, segment: Segment) -> NoReturn:
        """Refuse: Whoosh gives one document after the other, already cut into terms."""
        raise NotImplementedError(_REFUSED)

    def field_writer(self, storage: Storage, segment: Segment) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(_REFUSED)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(_REFUSED)

    def postings_reader(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: postings are not in a file of their own."""
        raise NotImplementedError("a segment of arrays gives its postings through its terms")


_REFUSED = "a segment of arrays is written by SegmentBuilder, not by a writer of Whoosh"


def arrays_of(reader: IndexReader) -> SegmentArrays | None:
    """Give the arrays that a reader of one segment reads; None where it is another codec's."""
    codec = reader.codec()
    return codec.arrays if isinstance(codec, ArrayCodec) else None
