"""Any of many words of one field: what a beginning stands for, or what an article is like.

The words of a beginning of one letter have three million postings in 100,000 articles; they
are gone through segment by segment and, where there are many, word by word, so that what is
made on the way stays in the processor's cache. A score is summed in the order of the words
either way, to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.index.engine.leaf import Leaf
    from digest_tui.index.engine.leaves import Leaves, TermPlace
    from digest_tui.index.engine.match import Numbers, Scores
    from digest_tui.index.segment.fields import Postings

_AT_ONCE = 1 << 16
"""Postings of a segment that are gone through in one step, for each of which numbers of sixty
bytes are made on the way."""


class _Found(NamedTuple):
    """What a segment has of the words."""

    leaf: Leaf
    postings: list[Postings]
    rarities: list[float]
    """The idf of each word, times its boost."""
    are_many: bool


class AnyOf:
    """Some words of a field, each of which counts for itself."""

    def __init__(
        self, leaves: Leaves, name: str, places: Sequence[TermPlace], boosts: Sequence[float]
    ) -> None:
        self._leaves = leaves
        self._name = name
        self._places = places
        self._rarities = [place.idf * boost for place, boost in zip(places, boosts, strict=True)]

    def documents(self) -> Numbers:
        """Give the documents that have any of them."""
        has_any = np.zeros(self._leaves.documents, np.bool_)
        for found in self._found():
            here = has_any[found.leaf.part]
            for one in found.postings:
                here[one.docs] = True
        return np.flatnonzero(has_any)

    def scores(self) -> Scores:
        """Score all documents; 0 for what has none of them."""
        total = np.zeros(self._leaves.documents)
        norms = self._leaves.norms(self._name)
        for leaf, postings, rarities, are_many in self._found():
            here, its = total[leaf.part], norms.part(leaf.part)
            if are_many:
                for one, rarity in zip(postings, rarities, strict=True):
                    docs = one.docs.astype(np.intp)
                    here[docs] += its.bm25(docs, one.counts, rarity)
                continue
            docs = np.concatenate([one.docs for one in postings], dtype=np.intp)
            counts = np.concatenate([one.counts for one in postings])
            each = np.repeat(rarities, [one.docs.size for one in postings])
            here += np.bincount(docs, its.bm25(docs, counts, each), leaf.size)
        return total

    def _found(self) -> Iterator[_Found]:
        """Give what each segment has; of what is much, nothing is held in memory afterwards."""
        for leaf in self._leaves:
            words = leaf.words(self._name)
            if words is None:
                continue
            having = [
                (words.postings(at), rarity)
                for place, rarity in zip(self._places, self._rarities, strict=True)
                if (at := place.ordinals[leaf.number]) >= 0
            ]
            if having:
                postings = [one for one, _ in having]
                are_many = sum(one.docs.size for one in postings) > _AT_ONCE
                yield _Found(leaf, postings, [rarity for _, rarity in having], are_many)
                if are_many:
                    words.let_go()
