"""The documents of a segment that a query matches, scored when they have to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digest_tui.index.queries import K1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Numbers: TypeAlias = NDArray[np.intp]
"""Numbers of documents in a segment, ascending, or places in such a list."""
Scores: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.unsignedinteger]

_FEW = 16
"""Looking one number up costs so many times as much as one step through all documents."""


@dataclass(slots=True, eq=False)
class Match:
    """Some documents, and how to score them.

    Scoring is put off: who counts, sorts by date or intersects needs few scores or none.
    """

    docs: Numbers
    score: Callable[[Numbers], Scores]
    """Gives the scores of the documents at some places of `docs`."""

    def scores(self) -> Scores:
        """Score all of them."""
        return self.score(np.arange(len(self.docs)))

    def kept(self, keep: NDArray[np.bool_]) -> Match:
        """Leave some out."""
        if keep.all():
            return self
        places = np.flatnonzero(keep)
        return Match(self.docs[places], lambda at: self.score(places[at]))


def constant(docs: Numbers, score: float = 1.0) -> Match:
    """Score all documents alike."""
    return Match(docs, lambda at: np.full(len(at), score))


def scored(scores: Scores) -> Match:
    """Match the documents that have a score, of the scores of all."""
    docs = np.flatnonzero(scores)
    return Match(docs, lambda at: scores[docs[at]])


def bm25(docs: Numbers, counts: Counts, norms: Scores, idf: float) -> Callable[[Numbers], Scores]:
    """Score documents by BM25F, by how often they have a term.

    Args:
        docs: The documents.
        counts: How often each has it.
        norms: `K1 * (1 - B + B * length / average length)` of every document.
        idf: How rare the term is, times its boost.
    """

    def score(at: Numbers) -> Scores:
        times = counts[at]
        scored: Scores = idf * (times * (K1 + 1) / (times + norms[docs[at]]))
        return scored

    return score


def nothing() -> Match:
    """Match no document."""
    return constant(np.empty(0, np.intp))


def intersection(matches: Sequence[Match], size: int) -> Match:
    """Give what all of some match, with the sums of their scores.

    Args:
        matches: One or more.
        size: How many documents the segment has.
    """
    smallest, *others = sorted(matches, key=lambda match: len(match.docs))
    docs = smallest.docs
    places = [(smallest, np.arange(len(docs)))]
    for other in others:
        at = _places(docs, other.docs, size)
        keep = at >= 0
        docs = docs[keep]
        places = [(match, before[keep]) for match, before in places]
        places.append((other, at[keep]))

    def score(at: Numbers) -> Scores:
        total = np.zeros(len(at))
        for match, its in places:
            total += match.score(its[at])
        return total

    return Match(docs, score)


def union(matches: Sequence[Match], size: int) -> Match:
    """Give what any of some matches, with the sums of their scores."""
    has_any = np.zeros(size, np.bool_)
    for match in matches:
        has_any[match.docs] = True
    docs = np.flatnonzero(has_any)
    total: list[Scores] = []

    def score(at: Numbers) -> Scores:
        if not total:
            total.append(np.zeros(size))
            for match in matches:
                total[0][match.docs] += match.scores()
        return total[0][docs[at]]

    return Match(docs, score)


def _places(wanted: Numbers, docs: Numbers, size: int) -> Numbers:
    """Tell where some documents are among others; -1 where they are not."""
    if not len(docs):
        return np.full(len(wanted), -1)
    if len(wanted) * _FEW < size:
        at = np.searchsorted(docs, wanted)
        at[at == len(docs)] = 0
        at[docs[at] != wanted] = -1
        return at
    where = np.full(size, -1)
    where[docs] = np.arange(len(docs))
    return where[wanted]
