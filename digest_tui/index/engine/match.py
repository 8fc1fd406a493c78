"""The documents that a query matches, scored when they have to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digest_tui.index.queries import K1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Numbers: TypeAlias = NDArray[np.intp]
"""Numbers of documents among those of all segments, ascending, or places in such a list."""
Places: TypeAlias = Numbers | slice
"""Places in such a list; all of them are a slice, for which nothing has to be copied."""
Mask: TypeAlias = NDArray[np.bool_]
"""Something that is true of a document or is not, for each."""
Scores: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.unsignedinteger]
Postings: TypeAlias = tuple[Numbers, Counts]
"""The documents that have a term, and how often each has it."""

_ALL = slice(None)

_FEW = 16
"""Looking one number up costs so many times as much as one step through all documents."""


@dataclass(slots=True, eq=False)
class Match:
    """Some documents, and how to score them.

    Scoring is put off: who counts, sorts by date or intersects needs few scores or none.
    """

    docs: Numbers
    score: Callable[[Places], Scores]
    """Gives the scores of the documents at some places of `docs`."""

    def scores(self) -> Scores:
        """Score all of them."""
        return self.score(_ALL)

    def kept(self, keep: Mask) -> Match:
        """Leave some out."""
        if keep.all():
            return self
        places = np.flatnonzero(keep)
        return Match(self.docs[places], lambda at: self.score(places[at]))


def constant(docs: Numbers, score: float = 1.0) -> Match:
    """Score all documents alike."""
    return Match(docs, lambda at: np.full(docs[at].size, score))


def scored(scores: Scores) -> Match:
    """Match the documents that have a score, of the scores of all."""
    docs = np.flatnonzero(scores)
    return Match(docs, lambda at: scores[docs[at]])


class Norms(NamedTuple):
    """What the length of a field takes off the score of a document."""

    codes: NDArray[np.uint8]
    """The length of every document, in Whoosh's code."""
    of_code: Scores
    """For each code, `K1 * (1 - B + B * length / average length)`."""

    def part(self, part: slice) -> Norms:
        """Give what it is for the documents of a segment, by their numbers there."""
        return self._replace(codes=self.codes[part])

    def bm25(self, docs: Numbers, counts: Counts, idf: float | Scores) -> Scores:
        """Score some documents by BM25F.

        Args:
            docs: The documents.
            counts: How often each has the term.
            idf: How rare the term is, times its boost; or of each document, that of its term.
        """
        scores: Scores = idf * (counts * (K1 + 1) / (counts + self.of_code[self.codes[docs]]))
        return scores


def bm25(docs: Numbers, counts: Counts, norms: Norms, idf: float) -> Match:
    """Match documents that have a term, scored by BM25F.

    Args:
        docs: The documents.
        counts: How often each has it.
        norms: What their lengths take off.
        idf: How rare the term is, times its boost.
    """
    return Match(docs, lambda at: norms.bm25(docs[at], counts[at], idf))


def nothing() -> Match:
    """Match no document."""
    return constant(np.empty(0, np.intp))


def intersection(matches: Sequence[Match], size: int) -> Match:
    """Give what all of some match, with the sums of their scores.

    Args:
        matches: One or more.
        size: How many documents there are.
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

    def score(at: Places) -> Scores:
        total = np.zeros(docs[at].size)
        for match, its in places:
            total += match.score(its[at])
        return total

    return Match(docs, score)


def union(matches: Sequence[Match], size: int) -> Match:
    """Give what any of some matches, with the sums of their scores.

    Args:
        matches: One or more.
        size: How many documents there are.
    """
    docs = _any_of([match.docs for match in matches], size)

    def score(at: Places) -> Scores:
        wanted = docs[at]
        if wanted.size * _FEW < docs.size:
            return _looked_up(matches, wanted, size)
        total = np.zeros(docs.size)
        for match in matches:
            if match.docs.size == docs.size:
                total += match.scores()
            else:
                total[_places(match.docs, docs, size)] += match.scores()
        return total[at]

    return Match(docs, score)


def _looked_up(matches: Sequence[Match], wanted: Numbers, size: int) -> Scores:
    """Score a few documents, in whatever order they are."""
    total = np.zeros(wanted.size)
    for match in matches:
        at = _places(wanted, match.docs, size)
        found = at >= 0
        total[found] += match.score(at[found])
    return total


def _any_of(lists: Sequence[Numbers], size: int) -> Numbers:
    """Give the numbers that are in any of some lists."""
    longest = max(lists, key=len)
    # Who has a word in the title has it in the text: often there is nothing in the others.
    if all((_places(other, longest, size) >= 0).all() for other in lists if other is not longest):
        return longest
    has_any = np.zeros(size, np.bool_)
    for docs in lists:
        has_any[docs] = True
    return np.flatnonzero(has_any)


def _places(wanted: Numbers, docs: Numbers, size: int) -> Numbers:
    """Tell where some documents are among others; -1 where they are not."""
    if not len(docs):
        return np.full(len(wanted), -1)
    if len(wanted) * _FEW < size:
        at = np.searchsorted(docs, wanted)
        at[at == len(docs)] = 0
        at[docs[at] != wanted] = -1
        return at
    where = np.full(size, -1, np.int32)  # of half as much memory, it takes half the time
    where[docs] = np.arange(len(docs), dtype=np.int32)
    return where[wanted].astype(np.intp)
