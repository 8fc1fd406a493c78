"""The table of contents of a build: its segments, and which of their documents are gone.

Whoosh keeps a pickle here, which runs whatever code its writer put into it. This is JSON, so
who reads the library of somebody else has nothing to fear but a wrong answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from digest_tui.index.codec import ArraySegment
from digest_tui.index.damage import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.fields import Schema

_Count = Annotated[int, msgspec.Meta(ge=0)]


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A segment."""

    # It becomes the name of a file.
    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-z]{1,64}$")]
    documents: _Count
    checksum: _Count
    deleted: list[_Count]


class _Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    generation: _Count
    fields: list[tuple[str, str]]
    """The name of each field and of its kind: another version has others."""
    segments: list[_Listed]


def written(schema: Schema, segments: Sequence[ArraySegment], generation: int) -> bytes:
    """Write down which segments count."""
    listed = [
        _Listed(each.segid, each.documents, each.checksum, sorted(each.deleted))
        for each in segments
    ]
    return msgspec.json.encode(_Contents(generation, _fields(schema), listed))


def read(content: bytes, index: str, schema: Schema, generation: int) -> list[ArraySegment]:
    """Give the segments that count.

    Args:
        content: What the file holds.
        index: The name of the index.
        schema: What its fields have to be.
        generation: Which table of contents this has to be.

    Raises:
        IndexDamaged: It is none, or that of another version.
    """
    try:
        found = msgspec.json.decode(content, type=_Contents)
    except ValueError as error:  # msgspec's own errors are ValueErrors, and so are UTF-8's
        raise IndexDamaged(f"its table of contents cannot be read: {error}") from error
    if found.fields != _fields(schema):
        raise IndexDamaged("its table of contents is that of another version")
    if found.generation != generation:
        raise IndexDamaged("its table of contents is that of another time")
    return [_segment(each, index) for each in found.segments]


def _segment(listed: _Listed, index: str) -> ArraySegment:
    segment = ArraySegment(index)
    segment.segid = listed.id
    segment.documents, segment.checksum = listed.documents, listed.checksum
    segment.deleted = set(listed.deleted)
    return segment


def _fields(schema: Schema) -> list[tuple[str, str]]:
    return [(name, type(field).__name__) for name, field in schema.items()]
