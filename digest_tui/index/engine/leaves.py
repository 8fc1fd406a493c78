"""All segments of one searcher: what they say of a term, with their documents in one row.

A document is known by its number among those of all segments, so that a query is evaluated
once and not once a segment: of a rare word, all steps but reading it take the same few
microseconds, however few documents they are taken for.
"""

from __future__ import annotations

from bisect import bisect_right
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from whoosh.util.numeric import byte_to_length

from digest_tui.index.engine.columns import Columns
from digest_tui.index.engine.kept import KeptPostings
from digest_tui.index.engine.leaf import Leaf
from digest_tui.index.engine.match import Norms
from digest_tui.index.queries import K1, B

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.searching import Searcher

    from digest_tui.index.engine.match import Mask, Postings
    from digest_tui.index.segment import TextField

    Spelled: TypeAlias = tuple[Leaf, TextField, Sequence[int]]
    """The words by which a term stands in a segment."""

_LENGTHS = np.array([byte_to_length(code) for code in range(256)], np.float64)
"""Whoosh keeps the length of a field in a byte, and scores with what that stands for."""
_MOST_SHORT = 0xFFFF // 0xFF
"""Counts of a byte whose sum fits into two: with half as much memory, it takes half the time."""
_AT_HAND = 16
"""Bytes a document: what the two largest arrays of a search have."""
_NO_CODES = np.empty(0, np.uint8)
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


class Leaves:
    """All segments of one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        # An empty index has one segment that is none.
        found = [each for each in searcher.leaf_searchers() if each[0].reader().doc_count_all()]
        self.all = [Leaf.of(number, *each) for number, each in enumerate(found)]
        self.documents = sum(leaf.size for leaf in self.all)
        self.columns = Columns(self.all)
        _keep_memory_at_hand(self.documents)
        self.alive = self._alive()
        """Which documents are not deleted."""
        self._norms: dict[str, Norms] = {}
        self._postings = KeptPostings()
        self._places: dict[tuple[str, bytes], TermPlace] = {}

    def __iter__(self) -> Iterator[Leaf]:
        return iter(self.all)

    def _alive(self) -> Mask:
        alive = np.ones(self.documents, np.bool_)
        for leaf in self.all:
            reader = leaf.searcher.reader()
            if reader.has_deletions():
                alive[np.fromiter(reader.deleted_docs_set, np.int64) + leaf.base] = False
        return alive

    def of(self, document: int) -> Leaf:
        """Give the segment that a document is in."""
        return self.all[bisect_right(self.all, document, key=attrgetter("base")) - 1]

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

    def norms(self, name: str) -> Norms:
        """Give what the length of a field takes off the score of every document."""
        known = self._norms.get(name)
        if known is None:
            average = self.searcher.avg_field_length(name) or 1
            codes = np.concatenate([_NO_CODES, *(leaf.lengths(name) for leaf in self.all)])
            known = self._norms[name] = Norms(codes, K1 * ((1 - B) + B * _LENGTHS / average))
        return known

    def postings(self, name: str, places: Sequence[TermPlace]) -> Postings:
        """Give the documents of some stems or words of a field, taken together as one term."""
        key = (name, *(place.ordinals for place in places))
        return self._postings.get(key, lambda: self._together(name, places))

    def _together(self, name: str, places: Sequence[TermPlace]) -> Postings:
        spelled: list[Spelled] = []
        for leaf in self.all:
            here: Sequence[int]
            here = [at for place in places if (at := place.ordinals[leaf.number]) >= 0]
            stems = leaf.stems(name)
            words = leaf.words_of(name) if stems else leaf.words(name)
            if stems:
                here = sorted({word for one in here for word in stems.members(one).tolist()})
            if words and here:
                spelled.append((leaf, words, here))
        if all(len(here) == 1 for _, _, here in spelled):
            return _in_a_row(spelled)
        counts = np.zeros(self.documents, _wide_enough(spelled))
        for leaf, words, here in spelled:
            its = counts[leaf.part]
            for word in here:
                docs, times = words.postings(word)
                its[docs.astype(np.intp)] += times  # else they would become that twice
        having = np.flatnonzero(counts != 0)  # of truth values, it is five times as fast
        return having, counts[having]


def _keep_memory_at_hand(documents: int) -> None:
    """Give a block of memory back, of which nothing was touched.

    Twice as much as the largest block that was ever given back is what the C library of Linux
    keeps before it gives what is free to the system. With less, every search gets its
    arrays page by page anew, which takes a third of its time.
    """
    np.empty(_AT_HAND * documents, np.uint8)


def _wide_enough(spelled: Sequence[Spelled]) -> type[np.unsignedinteger[Any]]:
    """Give what holds how often a document has words of which each has a count in a byte."""
    few = all(len(here) <= _MOST_SHORT for _, _, here in spelled)
    small = all(words.counts.are_small for _, words, _ in spelled)
    return np.uint16 if few and small else np.uint32


def _in_a_row(spelled: Sequence[Spelled]) -> Postings:
    """Give the documents of one word in each of some segments."""
    if not spelled:
        return np.empty(0, np.intp), np.empty(0, np.uint8)
    found = [words.postings(word) for _, words, (word,) in spelled]
    docs = np.concatenate([one.docs for one in found], dtype=np.intp)
    docs += np.repeat([leaf.base for leaf, _, _ in spelled], [len(one.docs) for one in found])
    return docs, np.concatenate([one.counts for one in found])
