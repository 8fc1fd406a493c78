"""The same documents in an index of Whoosh's own and in one of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.index import TOC, FileIndex, create_in, open_dir

from digest_tui.index.codec import ArraySegment
from digest_tui.index.schema import make_schema
from digest_tui.index.segment import SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    Document = dict[str, str | int]


def plain_index(
    folder: Path, parts: Sequence[Sequence[Document]], gone: Collection[str]
) -> FileIndex:
    """Index documents, those of each segment together, as Whoosh does; delete some articles."""
    folder.mkdir(parents=True)
    index = create_in(str(folder), make_schema())
    for part in parts:
        writer = index.writer()
        for document in part:
            writer.add_document(**document)
        writer.commit(merge=False)
    writer = index.writer()
    for article in gone:
        writer.delete_by_term("article", article)
    writer.commit(merge=False)
    return index


def array_index(
    folder: Path, parts: Sequence[Sequence[Document]], gone: Collection[str]
) -> FileIndex:
    """Index the same documents as arrays."""
    folder.mkdir(parents=True)
    index = create_in(str(folder), make_schema())
    segments = []
    for part in parts:
        builder = SegmentBuilder()
        for document in part:
            builder.add(document)
        segment = ArraySegment(index.indexname)
        segment.is_written(builder.write(segment.path(folder)))
        for number, document in enumerate(part):
            if document["article"] in gone:
                segment.delete_document(number)
        segments.append(segment)
    TOC(make_schema(), segments, 1).write(index.storage, index.indexname)
    return open_dir(str(folder))
