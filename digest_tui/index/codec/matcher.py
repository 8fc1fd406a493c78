"""Walks through the documents of a term, as Whoosh's queries want to."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from whoosh.formats import Existence, Positions
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.system import pack_uint

if TYPE_CHECKING:
    from whoosh.formats import Format
    from whoosh.reading import TermInfo

    from digest_tui.index.codec.sides import Side


class Found:
    """The documents of one term as Python's own lists: shared by all copies of a matcher."""

    def __init__(self, side: Side, number: int, info: TermInfo) -> None:
        self._side = side
        self._number = number
        self.info = info
        postings = side.postings(number)
        self.docs: list[int] = postings.docs.tolist()
        self.counts: list[int] = postings.counts.tolist()

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        places = self._side.positions(self._number)
        return list(accumulate(self.counts, initial=0)), [] if places is None else places.tolist()

    def positions(self, index: int) -> list[int]:
        """Give the places in one of the documents."""
        starts, places = self._places
        return places[starts[index] : starts[index + 1]]


class ArrayMatcher(LeafMatcher):
    """The documents of a term. All of them are one block."""

    def __init__(
        self, term: tuple[str, bytes], found: Found, format_: Format, scorer: Any, at: int = 0
    ) -> None:
        self._term = term
        self._found = found
        self._docs = found.docs
        self._at = at
        self.format = format_
        self.scorer = scorer

    def copy(self) -> ArrayMatcher:
        """Make one that walks on by itself from here."""
        return ArrayMatcher(self._term, self._found, self.format, self.scorer, self._at)

    def is_active(self) -> bool:
        """Tell whether there is a document here."""
        return self._at < len(self._docs)

    def reset(self) -> None:
        """Go back to the first document."""
        self._at = 0

    def id(self) -> int:
        """Give the document."""
        return self._docs[self._at]

    def next(self) -> bool:
        """Go on to the next document, and say whether that was the last."""
        if self._at >= len(self._docs):
            raise ReadTooFar
        self._at += 1
        return self._at == len(self._docs)

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh calls it so
        """Go on to the first document that is not before another."""
        if self._at >= len(self._docs):
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        """Give all documents up if none can be good enough."""
        if self.block_quality() > minquality:
            return 0
        self._at = len(self._docs)
        return 1

    # What a scorer wants to know.

    def weight(self) -> float:
        """Give how often the term stands in the document."""
        return float(self._found.counts[self._at])

    def block_min_id(self) -> int:
        """Give the first document."""
        return self._docs[0]

    def block_max_id(self) -> int:
        """Give the last document."""
        return self._docs[-1]

    def block_min_length(self) -> int:
        """Give how long the shortest document is."""
        length = self._found.info.min_length()
        return 0 if length is None else length

    def block_max_length(self) -> int:
        """Give how long the longest document is."""
        return self._found.info.max_length()

    def block_max_weight(self) -> float:
        """Give how often the term stands in a document at most."""
        return self._found.info.max_weight()

    # What is known of the term in the document.

    def value(self) -> bytes | None:
        """Give it as Whoosh would have written it."""
        if isinstance(self.format, Positions):
            encoded: bytes = self.format.encode(self._found.positions(self._at))
            return encoded
        if isinstance(self.format, Existence):
            return None
        return pack_uint(self._found.counts[self._at])

    def value_as(self, astype: str) -> Any:
        """Give it as it is wanted, where it was written for that."""
        if astype == "positions" and isinstance(self.format, Positions):
            return self._found.positions(self._at)
        return super().value_as(astype)
