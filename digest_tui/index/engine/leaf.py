"""One segment as the engine sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest_tui.index.codec import arrays_of
from digest_tui.index.schema import STEMS_OF
from digest_tui.index.segment import ArraysDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from whoosh.searching import Searcher

    from digest_tui.index.engine.match import Numbers
    from digest_tui.index.segment import Families, KeywordField, SegmentArrays, TextField


class Leaf(NamedTuple):
    """One segment."""

    number: int
    """Which of the segments."""
    base: int
    """The number of its first document among those of all segments."""
    searcher: Searcher
    """Whoosh's own for this segment, for what is not known here."""
    arrays: SegmentArrays
    size: int
    """How many documents, deleted or not."""

    @classmethod
    def of(cls, number: int, searcher: Searcher, base: int) -> Leaf:
        """Give a segment that Whoosh has open.

        Raises:
            ArraysDamaged: It is of another codec than ours.
        """
        reader = searcher.reader()
        arrays = arrays_of(reader)
        if arrays is None:
            raise ArraysDamaged(f"segment {number} is of another form")
        return cls(number, base, searcher, arrays, reader.doc_count_all())

    @property
    def part(self) -> slice:
        """Where its documents are among those of all segments."""
        return slice(self.base, self.base + self.size)

    def within(self, docs: Numbers) -> Numbers:
        """Give those of some documents of all segments that are here, by their numbers here."""
        first, last = np.searchsorted(docs, (self.base, self.base + self.size))
        return docs[first:last] - self.base

    def words(self, name: str) -> TextField | None:
        """Give a field of words, by its name."""
        return self.arrays.text.get(name)

    def stems(self, name: str) -> Families | None:
        """Give the stems of a field of words, by the name of the field of stems."""
        words = self.words_of(name)
        return words.families["stems"] if words else None

    def words_of(self, name: str) -> TextField | None:
        """Give the words that a field of stems is made from."""
        return self.words(STEMS_OF.get(name, ""))

    def keyword(self, name: str) -> KeywordField | None:
        """Give a field of one value a document."""
        return self.arrays.keywords.get(name)

    def lengths(self, name: str) -> NDArray[np.uint8]:
        """Give the lengths of a field of words or stems, in Whoosh's code."""
        counted = self.stems(name) or self.words(name)
        return counted.lengths if counted else np.zeros(self.size, np.uint8)

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
