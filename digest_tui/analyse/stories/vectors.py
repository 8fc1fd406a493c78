"""Profiles as vectors, and which of them are alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.analyse.stories.common_words import common_words
from digest_tui.analyse.stories.counted import counted, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.analyse.stories.profile import Profile
    from digest_tui.analyse.stories.spread import Spread

    Places = NDArray[np.signedinteger[Any]]
    Numbers = NDArray[np.floating]
    Terms = NDArray[np.uint32]

ALIKE = 0.10
"""Cosines below this are noise, and left out."""
WINDOW = 2
"""Days that two articles of one event are apart at most."""
_COMMON = 0.05
"""A term of more articles than this share has no postings; it is brought in for pairs that
are alike without it or nearly so."""
_STRANGERS = 0.6
"""What the likeness of two articles counts whose starts both have names, but none in common:
two drone strikes, two arrests."""
_ELSEWHERE = 100
"""Articles of other news that are thought beside the collection: among three articles,
`police` would be as rare as a name."""
_SINGLES_UP_TO = 10
"""Articles up to which a word of one of them counts in full for its length; of a large
collection the more of them have been written by nobody else, by mistake or by chance."""
_SINGLES_AT_LEAST = 0.15
"""What it counts at least: texts that share nothing but their frame are not alike."""

_MORE = 1 + np.log(np.maximum(1, np.arange(256)))
"""What a term weighs by how often an article has it."""


class Edges(NamedTuple):
    """Pairs of articles that are alike."""

    ones: Places
    others: Places
    """Greater than the ones."""
    weights: Numbers


class Vector(NamedTuple):
    """An article that is held against a collection."""

    terms: Terms
    columns: Places
    """Which of the terms of the collection each is; -1 where it has no such term."""
    weights: Numbers
    names: frozenset[bytes]


class Vectors:
    """The profiles of a collection, as vectors of length 1.

    A term weighs (1 + ln tf) * ln((N + K + 1) / (df + K * share + 0.5)), where K articles
    are thought beside the N at hand, in which it has the share that it has in any news.
    Kept as postings: for each term its articles in order, and its weight in each.
    """

    def __init__(
        self, profiles: Sequence[Profile], days: Sequence[int], among: Spread | None = None
    ) -> None:
        """Weigh the profiles.

        Args:
            profiles: Of the articles.
            days: The day of each, as a number; in order.
            among: In how many articles each term is, where these are a few of many.
        """
        self.size = len(profiles)
        self._weighed_among = among.size if among else self.size
        self._days = np.array(days, dtype=np.int64)
        self._names = [names_of(profile) for profile in profiles]
        terms, times = unpacked(profiles)
        rows = np.repeat(np.arange(self.size, dtype=np.int32), [len(p.times) for p in profiles])
        self._terms, columns, own, by_term = counted(terms)
        self._is_shared = own > 1
        frequency: Numbers = own.astype(np.float64)
        elsewhere: Numbers = self._is_shared.astype(np.float64)
        if among:
            frequency, elsewhere = among.counted(self._terms, own)
        self._frequency = frequency
        # What one article alone has is no part of the others, but may be of those to come.
        single = self._of_singles * (self._terms & 1 == 0)
        counts = elsewhere + (1 - elsewhere) * single
        # Of all terms of all articles there are as few numbers at once as can be.
        weights: Numbers = _MORE[times]
        weights *= self._rarities(self._terms, frequency)[columns]
        squares = weights**2
        squares *= counts[columns]
        norms = np.sqrt(np.bincount(rows, squares, minlength=self.size))
        del squares
        weights /= np.where(norms > 0, norms, 1)[rows]

        self._is_common = frequency > max(10, _COMMON * self._weighed_among)
        self._place_common(rows, columns, weights)
        rare = by_term[~self._is_common[columns[by_term]]]
        self._rows, self._columns, self._weights = rows[rare], columns[rare], weights[rare]
        terms_after = np.arange(len(self._terms) + 1, dtype=np.int32)
        self._starts = np.searchsorted(self._columns, terms_after)

    def edges(self) -> Edges:
        """Find all pairs that are alike: each article is held against those before it."""
        shared = np.flatnonzero(self._is_shared[self._columns])
        by_row = shared[np.argsort(self._rows[shared], kind="stable")]
        bounds = np.searchsorted(self._rows[by_row], np.arange(self.size + 1))
        firsts = np.searchsorted(self._days, self._days - WINDOW)
        starts = self._starts.copy()  # of the postings in the window, which moves on
        parts: list[tuple[Places, Places, Numbers]] = []
        passed = 0
        for at, first in enumerate(firsts.tolist()):
            for gone in range(passed, first):
                postings = by_row[bounds[gone] : bounds[gone + 1]]
                starts[self._columns[postings]] = postings + 1
            passed = first
            own = by_row[bounds[at] : bounds[at + 1]]
            # Postings are in the order of the articles, so those before end at its own.
            near, scores = self._alike(
                (starts[self._columns[own]], own),
                self._weights[own],
                (self._common[at], self._common_lengths[at]),
                (first, at),
            )
            near, scores = self._acquainted(self._names[at], near, scores)
            parts.append((near, np.full(len(near), at), scores))
        if not parts:
            return Edges(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
        return Edges(*map(np.concatenate, zip(*parts, strict=True)))

    def alike(self, vector: Vector, day: int) -> tuple[Places, Numbers]:
        """Find the articles that another one is like, and how much."""
        known = vector.columns >= 0
        columns, weights = vector.columns[known], vector.weights[known]
        is_common = self._is_common[columns]
        common = np.zeros(len(self._common_columns), np.float32)
        common[np.searchsorted(self._common_columns, columns[is_common])] = weights[is_common]
        rare = columns[~is_common]
        first, last = np.searchsorted(self._days, (day - WINDOW, day + WINDOW + 1)).tolist()
        spans = zip(self._starts[rare].tolist(), self._starts[rare + 1].tolist(), strict=True)
        within = [
            start + np.searchsorted(self._rows[start:end], (first, last)) for start, end in spans
        ]
        starts, ends = np.array(within, np.intp).reshape(-1, 2).T
        near, scores = self._alike(
            (starts, ends),
            weights[~is_common],
            (common, np.linalg.norm(common)),
            (first, last),
        )
        return self._acquainted(vector.names, near, scores)

    def vector(self, profile: Profile) -> Vector:
        """Weigh the profile of an article that is none of these as if it were."""
        terms, times = unpacked([profile])
        columns = np.searchsorted(self._terms, terms)
        columns[columns == len(self._terms)] = -1
        if len(self._terms):
            columns[self._terms[columns] != terms] = -1
        known = columns >= 0
        frequency = np.ones(len(terms))
        frequency[known] = self._frequency[columns[known]]
        weights = _MORE[times] * self._rarities(terms, frequency)
        counts = np.where(known, 1.0, self._of_singles * (terms & 1 == 0))
        norm = np.sqrt((counts * weights**2).sum())
        return Vector(terms, columns, weights / (norm or 1.0), names_of(profile))

    @property
    def _of_singles(self) -> float:
        """What the words of one article alone count for its length."""
        return max(_SINGLES_AT_LEAST, min(1.0, _SINGLES_UP_TO / max(1, self._weighed_among)))

    def _rarities(self, terms: Terms, frequency: Numbers) -> Numbers:
        known, share = _common_shares()
        at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
        expected = _ELSEWHERE * np.where(known[at] == terms, share[at], 0)
        rarity: Numbers = np.log(
            (self._weighed_among + _ELSEWHERE + 1) / (frequency + expected + 0.5)
        )
        return rarity

    def _place_common(self, rows: Places, columns: Places, weights: Numbers) -> None:
        """Keep the common terms as a table, of which half as much memory is exact enough."""
        self._common_columns = np.flatnonzero(self._is_common)
        common = self._is_common[columns]
        self._common = np.zeros((self.size, len(self._common_columns)), np.float32)
        where = np.searchsorted(self._common_columns, columns[common])
        self._common[rows[common], where] = weights[common]
        self._common_lengths = np.linalg.norm(self._common, axis=1)

    def _acquainted(
        self, names: frozenset[bytes], near: Places, scores: Numbers
    ) -> tuple[Places, Numbers]:
        """Lower the likeness of those that name others than an article does."""
        scores = scores * [share(names, self._names[at]) for at in near.tolist()]
        kept = scores >= ALIKE
        return near[kept], scores[kept]

    def _alike(
        self,
        postings: tuple[Places, Places],
        weights: Numbers,
        common: tuple[Numbers, np.floating],
        among: tuple[int, int],
    ) -> tuple[Places, Numbers]:
        """Hold a vector against the articles from one to before another.

        Args:
            postings: Where those of each of its rare terms begin and end.
            weights: Of its rare terms.
            common: Its common terms, and their length.
            among: The first article, and the one after the last.
        """
        starts, ends = postings
        first, last = among
        lengths = ends - starts
        places = np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
        rows = self._rows[places] - first
        products = self._weights[places] * np.repeat(weights, lengths)
        scores: Numbers = np.bincount(rows, products, last - first).astype(float, copy=False)
        most = self._common_lengths[first:last] * common[1]
        near = np.flatnonzero(scores + most >= ALIKE)
        scores = scores[near] + self._common[first + near] @ common[0]
        kept = scores >= ALIKE
        return first + near[kept], scores[kept]


def names_of(profile: Profile) -> frozenset[bytes]:
    """Give the names of a profile."""
    names = profile.names
    return frozenset(names[at : at + 4] for at in range(0, len(names), 4))


def share(ours: frozenset[bytes], theirs: frozenset[bytes]) -> float:
    """Tell what the likeness of two articles counts by the names at their starts."""
    return _STRANGERS if ours and theirs and ours.isdisjoint(theirs) else 1.0


@lru_cache(maxsize=1)
def _common_shares() -> tuple[Terms, Numbers]:
    """Give the common words in order, and their shares."""
    shares = common_words()
    terms = np.array(sorted(shares), dtype=np.uint32)
    return terms, np.array([shares[term] for term in terms.tolist()])
