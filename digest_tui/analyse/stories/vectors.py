"""Profiles as vectors, and which of them are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.analyse.stories.profile import Profile

    Places = NDArray[np.intp]
    Numbers = NDArray[np.floating]

ALIKE = 0.10
"""Cosines below this are noise, and left out."""
_COMMON = 0.05
"""A term of more articles than this share has no postings; it is brought in for pairs that
are alike without it or nearly so."""


class Edges(NamedTuple):
    """Pairs of articles that are alike."""

    ones: Places
    others: Places
    """Greater than the ones."""
    weights: Numbers

    def where(self, kept: NDArray[np.bool_]) -> Edges:
        """Give some of them."""
        return Edges(self.ones[kept], self.others[kept], self.weights[kept])


class Vectors:
    """The profiles of a collection with weights (1 + ln tf) * ln((N + 1) / (df + 0.5)).

    Kept as postings: for each term its articles in order, and its weight in each.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.size = len(profiles)
        self._vocabulary: dict[str, int] = {}
        number = self._vocabulary.setdefault
        columns = np.fromiter(
            (number(term, len(self._vocabulary)) for p in profiles for term in p.terms),
            dtype=np.intp,
        )
        times = np.fromiter((n for p in profiles for n in p.times), dtype=np.float64)
        rows = np.repeat(np.arange(self.size), [len(p.terms) for p in profiles])
        self._frequency = np.bincount(columns, minlength=len(self._vocabulary))
        weights = self._weigh(columns, times)
        shared = (self._frequency > 1)[columns]  # a term of one article says nothing of two
        rows, columns, weights = rows[shared], columns[shared], weights[shared]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=self.size))
        weights = weights / np.where(norms > 0, norms, 1)[rows]

        self._is_common = self._frequency > max(10, _COMMON * self.size)
        self._common_columns = np.flatnonzero(self._is_common)
        common = self._is_common[columns]
        self._common = np.zeros((self.size, len(self._common_columns)))
        where = np.searchsorted(self._common_columns, columns[common])
        self._common[rows[common], where] = weights[common]
        self._common_lengths = np.linalg.norm(self._common, axis=1)

        rows, columns, weights = rows[~common], columns[~common], weights[~common]
        order = np.lexsort((rows, columns))
        self._rows, self._weights = rows[order], weights[order]
        self._columns = columns[order]
        terms = np.arange(len(self._vocabulary) + 1)
        self._starts = np.searchsorted(self._columns, terms)

    def edges(self) -> Edges:
        """Find all pairs that are alike: each article is held against those before it."""
        by_row = np.argsort(self._rows, kind="stable")
        bounds = np.searchsorted(self._rows[by_row], np.arange(self.size + 1))
        parts: list[tuple[Places, Places, Numbers]] = []
        for at in range(self.size):
            own = by_row[bounds[at] : bounds[at + 1]]
            # Postings are in the order of the articles, so those before end at its own.
            near, scores = self._alike(
                self._starts[self._columns[own]], own, self._weights[own], self._common[at], at
            )
            parts.append((near, np.full(len(near), at), scores))
        if not parts:
            return Edges(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
        return Edges(*map(np.concatenate, zip(*parts, strict=True)))

    def alike(self, profile: Profile) -> tuple[Places, Numbers]:
        """Find the articles that another one is like, and how much."""
        known = [
            (self._vocabulary[term], times)
            for term, times in zip(profile.terms, profile.times, strict=True)
            if self._frequency[self._vocabulary.get(term, 0)] > 1 and term in self._vocabulary
        ]
        columns = np.array([column for column, _ in known], dtype=np.intp)
        weights = self._weigh(columns, np.array([times for _, times in known], dtype=np.float64))
        weights /= np.linalg.norm(weights) or 1.0
        is_common = self._is_common[columns]
        common = np.zeros(len(self._common_columns))
        common[np.searchsorted(self._common_columns, columns[is_common])] = weights[is_common]
        rare = columns[~is_common]
        return self._alike(
            self._starts[rare], self._starts[rare + 1], weights[~is_common], common, self.size
        )

    def _weigh(self, columns: Places, times: Numbers) -> Numbers:
        rarity = np.log((self.size + 1) / (self._frequency[columns] + 0.5))
        weights: Numbers = (1 + np.log(times)) * rarity
        return weights

    def _alike(
        self, starts: Places, ends: Places, weights: Numbers, common: Numbers, before: int
    ) -> tuple[Places, Numbers]:
        """Hold a vector against the first articles.

        Args:
            starts: Where the postings of each of its rare terms begin.
            ends: Where those of the articles that are wanted end.
            weights: Of its rare terms.
            common: Its common terms.
            before: How many articles.
        """
        lengths = ends - starts
        places = np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
        products = self._weights[places] * np.repeat(weights, lengths)
        scores: Numbers = np.bincount(self._rows[places], products, before).astype(np.float64)
        most = self._common_lengths[:before] * np.linalg.norm(common)
        near = np.flatnonzero(scores + most >= ALIKE)
        scores = scores[near] + self._common[near] @ common
        kept = scores >= ALIKE
        return near[kept], scores[kept]
