"""In how many articles of a large collection each term is, as a few thousand of them tell.

To count the terms of all takes seconds and tens of megabytes at a hundred thousand articles.
What a sample tells is as good: of 1,000 made-up articles among 100,000 as many come into the
same story as with all terms counted, for words that are not in the sample are rare enough.
What matters of those is whether they are of one article alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SAMPLE = 2_000
"""Articles by which the terms of a larger collection are counted."""
_ONCE = 0.5
"""What a term that one article of the sample has counts there: it may be there by chance."""
_UNSEEN = 6
"""Articles that a term is in which the sample lacks and an article at hand has."""
_NOT_ALONE = 0.6
"""The share of those terms that other articles have, too."""


class Spread:
    """Counts terms, which profiles have once each."""

    def __init__(self, sample: Sequence[bytes], size: int) -> None:
        """Count them.

        Args:
            sample: The terms of each of some articles, or of all.
            size: How many articles there are.
        """
        self.size = max(size, len(sample))
        self._sampled = len(sample)
        terms = np.frombuffer(b"".join(sample), dtype="<u4")
        self._terms, self._counts = np.unique(terms, return_counts=True)

    def counted(
        self, terms: NDArray[np.uint32], own: NDArray[np.intp]
    ) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """Tell in how many articles some terms are, and how likely others have them, too.

        Args:
            terms: Which, each once.
            own: How many of the articles at hand have each of them.
        """
        at = np.searchsorted(self._terms, terms)
        known = at < len(self._terms)
        known[known] = self._terms[at[known]] == terms[known]
        counts = np.zeros(len(terms))
        counts[known] = self._counts[at[known]]
        if self._sampled == self.size:
            frequency = np.maximum(counts, own)
            return frequency, (frequency > 1).astype(float)
        counts[counts == 1] = _ONCE
        frequency = np.where(known, counts * self.size / max(1, self._sampled), _UNSEEN)
        return np.maximum(frequency, own), np.where(known | (own > 1), 1.0, _NOT_ALONE)
