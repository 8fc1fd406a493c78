"""Gives Whoosh the documents of a segment: what is stored of them, and how long they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.codec.base import PerDocumentReader
from whoosh.columns import Column, ColumnReader
from whoosh.fields import NUMERIC
from whoosh.util.numeric import byte_to_length

from digest_tui.index.codec.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from digest_tui.index.codec.segment import ArraySegment
    from digest_tui.index.segment import SegmentArrays

_NUMBER = NUMERIC(int, shift_step=0)


class DocumentsReader(PerDocumentReader):
    """The documents of a segment."""

    def __init__(self, arrays: SegmentArrays, segment: ArraySegment) -> None:
        self._arrays = arrays
        self._segment = segment
        self._sides = Sides(arrays)

    def doc_count(self) -> int:
        """Count the documents that are not deleted."""
        return self._arrays.documents - self._segment.deleted_count()

    def doc_count_all(self) -> int:
        """Count the documents."""
        return self._arrays.documents

    def has_deletions(self) -> bool:
        """Tell whether anything is deleted."""
        return self._segment.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Give what is deleted."""
        return self._segment.deleted_docs()

    # Columns.

    def supports_columns(self) -> bool:
        """Numbers are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field is a column."""
        return fieldname in self._arrays.numbers

    def list_columns(self) -> list[str]:
        """Give the fields that are columns."""
        return list(self._arrays.numbers)

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:  # noqa: ARG002
        """Give a column."""
        return _Numbers(self._arrays.numbers[fieldname])

    # Lengths.

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int | None:
        """Give how many words a document has, roughly; None where it has none, as Whoosh does."""
        side = self._sides.get(fieldname)
        if side is None or side.lengths is None:
            return default
        code = int(side.lengths[docnum])
        return byte_to_length(code) if code else None

    def field_length(self, fieldname: str) -> int:
        """Give how many words all documents have."""
        side = self._sides.get(fieldname)
        return 0 if side is None else side.total_length

    def min_field_length(self, fieldname: str) -> int:
        """Give how many words the shortest document has, roughly."""
        return self._outermost(fieldname, min)

    def max_field_length(self, fieldname: str) -> int:
        """Give how many words the longest document has, roughly."""
        return self._outermost(fieldname, max)

    def _outermost(self, fieldname: str, pick: Callable[[list[int]], int]) -> int:
        side = self._sides.get(fieldname)
        if side is None or side.lengths is None or not side.lengths.size:
            return 0
        return byte_to_length(pick(side.lengths.tolist()))

    # What is stored.

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Give the keywords and numbers of a document."""
        stored: dict[str, Any] = {}
        for name, field in self._arrays.keywords.items():
            ordinal = int(field.ordinals[docnum])
            if ordinal >= 0:
                stored[name] = field.lexicon[ordinal].decode()
        for name, numbers in self._arrays.numbers.items():
            stored[name] = int(numbers[docnum])
        return stored


class _Numbers(ColumnReader):
    """A number for each document, as Whoosh sorts them."""

    def __init__(self, numbers: NDArray[np.int32]) -> None:
        self._numbers = numbers
        self._sign = 1

    def __len__(self) -> int:
        return self._numbers.size

    def __getitem__(self, docnum: int) -> int:
        value: int = _NUMBER.to_column_value(int(self._numbers[docnum]))
        return value

    def __iter__(self) -> Iterator[int]:
        return map(_NUMBER.to_column_value, self._numbers.tolist())

    def sort_key(self, docnum: int) -> int:
        """Give what a document is sorted by."""
        return self._sign * self[docnum]

    def set_reverse(self) -> None:
        """Sort by the largest number first."""
        self._sign = -1
