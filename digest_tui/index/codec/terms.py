"""Gives Whoosh the terms of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.codec.base import EmptyCursor, FieldCursor, TermsReader
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length

from digest_tui.index.codec.matcher import ArrayMatcher, Found
from digest_tui.index.codec.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.fields import FieldType
    from whoosh.formats import Format

    from digest_tui.index.codec.sides import Side
    from digest_tui.index.segment import SegmentArrays


class ArrayTermsReader(TermsReader):
    """The terms of all fields: by field, then in the order of their bytes."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._sides = Sides(arrays)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        side = self._sides.get(term[0])
        return side is not None and side.lexicon.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Give the fields that have terms."""
        return self._sides.names

    def cursor(self, fieldname: str, fieldobj: FieldType) -> FieldCursor:
        """Give one that walks through the terms of a field."""
        side = self._sides.get(fieldname)
        return EmptyCursor() if side is None else _Cursor(side, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Give all terms."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Give all terms from one on, be it there or not."""
        return ((name, side.lexicon[term]) for name, side, term in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Give all terms with what is known of them."""
        return self.items_from("", b"")

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Give all terms from one on with what is known of them."""
        return (
            ((name, side.lexicon[term]), _info(side, term))
            for name, side, term in self._from(fieldname, prefix)
        )

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Give what is known of a term.

        Raises:
            TermNotFound: There is no such term.
        """
        return _info(*self._found(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Count how often a term stands anywhere; 0 where there is none."""
        try:
            side, term = self._found(fieldname, text)
        except TermNotFound:
            return 0
        return float(side.postings(term).counts.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents of a term; 0 where there is none."""
        try:
            side, term = self._found(fieldname, text)
        except TermNotFound:
            return 0
        return side.frequency(term)

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: Any = None
    ) -> ArrayMatcher:
        """Give one that walks through the documents of a term.

        Raises:
            TermNotFound: There is no such term.
        """
        side, term = self._found(fieldname, text)
        found = Found(side, term, _info(side, term))
        return ArrayMatcher((fieldname, text), found, format_, scorer)

    def _found(self, fieldname: str, text: bytes) -> tuple[Side, int]:
        side = self._sides.get(fieldname)
        term = -1 if side is None else side.lexicon.find(text)
        if side is None or term < 0:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return side, term

    def _from(self, fieldname: str, text: bytes) -> Iterator[tuple[str, Side, int]]:
        for name in self._sides.names:
            if name >= fieldname:
                side = self._sides[name]
                first = side.lexicon.start(text) if name == fieldname else 0
                for term in range(first, len(side.lexicon)):
                    yield name, side, term


class _Cursor(FieldCursor):
    """Walks through the terms of a field."""

    def __init__(self, side: Side, fieldobj: FieldType) -> None:
        self._side = side
        self._fieldobj = fieldobj
        self._at = 0

    def first(self) -> Any:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> Any:
        """Go to the first term that is not before another."""
        sought = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = self._side.lexicon.start(sought)
        return self.text()

    def next(self) -> Any:
        """Go on to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """Give the term; None behind the last."""
        if not self.is_valid():
            return None
        return self._fieldobj.from_bytes(self._side.lexicon[self._at])

    def term_info(self) -> TermInfo | None:
        """Give what is known of the term."""
        return _info(self._side, self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether there is a term here."""
        return self._at < len(self._side.lexicon)


def _info(side: Side, term: int) -> TermInfo:
    docs, counts = side.postings(term)
    lengths = None if side.lengths is None else side.lengths[docs]
    return TermInfo(
        weight=float(counts.sum()),
        df=docs.size,
        minlength=0 if lengths is None else byte_to_length(int(lengths.min())),
        maxlength=0 if lengths is None else byte_to_length(int(lengths.max())),
        maxweight=float(counts.max()),
        minid=int(docs[0]),
        maxid=int(docs[-1]),
    )
