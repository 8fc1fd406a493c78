"""One segment as the engine sees it, and what all segments together say of a term."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from digest_tui.index.codec import arrays_of
from digest_tui.index.engine.kept import KeptPostings
from digest_tui.index.queries import K1, B
from digest_tui.index.schema import STEMS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh import query as whoosh
    from whoosh.searching import Searcher

    from digest_tui.index.segment import Families, KeywordField, SegmentArrays, TextField

Mask: TypeAlias = NDArray[np.bool_]
Scores: TypeAlias = NDArray[np.float64]

_LENGTHS = np.array([byte_to_length(code) for code in range(256)], np.float64)
"""Whoosh keeps the length of a field in a byte, and scores with what that stands for."""
_MOST_PLACES = 20_000
"""Terms of which it is remembered where they are: in 14 segments a term takes 600 bytes. A
query that is typed looks at a thousand."""


class TermPlace(NamedTuple):
    """A term in all segments."""

    ordinals: tuple[int, ...]
    """Where it is in the lexicon of each segment; -1 where it is not."""
    documents: int
    """How many have it, deleted or not."""
    idf: float


@dataclass(slots=True, eq=False)
class Leaf:
    """One segment."""

    number: int
    """Which of the segments."""
    base: int
    """The number of its first document among those of all segments."""
    searcher: Searcher
    """Whoosh's own for this segment, for what is not known here."""
    arrays: SegmentArrays | None
    """None where the segment is of another codec."""
    size: int
    """How many documents, deleted or not."""
    alive: Mask
    """Which are not deleted."""
    norms: dict[str, Scores] = field(default_factory=dict)
    """What a field's length takes off the score of a document, by field."""
    masks: dict[whoosh.Term, Mask] = field(default_factory=dict)
    """The documents that have some terms, of the few that are filters."""
    postings: KeptPostings = field(default_factory=KeptPostings)
    first_month: int = 0
    """The first one of which there is a document: 12 a year, and 1 to 12."""
    _months: NDArray[np.int32] | None = None

    @property
    def months(self) -> NDArray[np.int32]:
        """The month of every document, from 1 for `first_month`; 0 where it is not known."""
        if self._months is None:
            days = self.arrays.numbers["day"] if self.arrays else np.zeros(self.size, np.int32)
            months = days // 10_000 * 12 + days // 100 % 100
            known = months > 0
            self.first_month = int(months[known].min()) if known.any() else 1
            self._months = np.where(known, months - self.first_month + 1, 0).astype(np.int32)
        return self._months

    def words(self, name: str) -> TextField | None:
        """Give a field of words, by its name."""
        return self.arrays.text.get(name) if self.arrays else None

    def stems(self, name: str) -> Families | None:
        """Give the stems of a field of words, by the name of the field of stems."""
        words = self.words_of(name)
        return words.families["stems"] if words else None

    def words_of(self, name: str) -> TextField | None:
        """Give the words that a field of stems is made from."""
        return self.words(STEMS_OF.get(name, ""))

    def keyword(self, name: str) -> KeywordField | None:
        """Give a field of one value a document."""
        return self.arrays.keywords.get(name) if self.arrays else None

    def find(self, name: str, term: bytes) -> tuple[int, int]:
        """Find a term; give its place, -1 where it has none, and its number of documents."""
        counted = self.stems(name) or self.words(name)
        if counted:
            ordinal = counted.lexicon.find(term)
            return ordinal, int(counted.frequencies[ordinal]) if ordinal >= 0 else 0
        keyword = self.keyword(name)
        if keyword:
            ordinal = keyword.lexicon.find(term)
            return ordinal, len(keyword.docs(ordinal)) if ordinal >= 0 else 0
        return -1, self.searcher.reader().doc_frequency(name, term)


class Leaves:
    """All segments of one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        found = enumerate(searcher.leaf_searchers())
        self.all = [_leaf(number, one, base) for number, (one, base) in found]
        self.documents = sum(leaf.size for leaf in self.all)
        self._places: dict[tuple[str, bytes], TermPlace] = {}

    def __iter__(self) -> Iterator[Leaf]:
        return iter(self.all)

    def place(self, name: str, term: bytes) -> TermPlace:
        """Find a term in all segments."""
        known = self._places.get((name, term))
        if known is None:
            known = self.known(name, term, [None] * len(self.all))
        return known

    def known(self, name: str, term: bytes, ordinals: Sequence[int | None]) -> TermPlace:
        """Find a term where it is not known yet that it is there.

        Args:
            name: The field of words that it is a word of.
            term: The word.
            ordinals: Its places, as far as they are known.
        """
        known = self._places.get((name, term))
        if known is None:
            found, having = [], 0
            for leaf, ordinal in zip(self.all, ordinals, strict=True):
                words = leaf.words(name)
                if ordinal is not None and words:
                    at, documents = ordinal, int(words.frequencies[ordinal])
                else:
                    at, documents = leaf.find(name, term)
                found.append(at)
                having += documents
            known = TermPlace(tuple(found), having, self._idf(having))
            self._keep(name, term, known)
        return known

    def _idf(self, having: int) -> float:
        return log(self.documents / (having + 1)) + 1 if self.documents else 0.0

    def _keep(self, name: str, term: bytes, place: TermPlace) -> None:
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        self._places[name, term] = place

    def norms(self, leaf: Leaf, name: str, codes: NDArray[np.uint8]) -> Scores:
        """Give `K1 * (1 - B + B * length / average length)` of a field for every document."""
        known = leaf.norms.get(name)
        if known is None:
            average = self.searcher.avg_field_length(name) or 1
            lengths = _LENGTHS[codes]
            known = leaf.norms[name] = K1 * ((1 - B) + B * lengths / average)
        return known


def _leaf(number: int, searcher: Searcher, base: int) -> Leaf:
    reader = searcher.reader()
    size = reader.doc_count_all()
    alive = np.ones(size, np.bool_)
    if reader.has_deletions():
        alive[np.fromiter(reader.deleted_docs_set, np.int64)] = False
    return Leaf(number, base, searcher, arrays_of(reader), size, alive)
