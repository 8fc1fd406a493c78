"""In how many articles of a large collection each term is, nearly, in 24 MB.

A table without the terms themselves: two that fall on one place are counted as one, so
that one in some is taken to be less rare than it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS = 1 << 21
_PAIRS = 1 << 24
_MOST = 255
"""What is counted of a pair of words: more are never rare."""


class Spread:
    """Counts terms, which profiles have once each."""

    def __init__(self) -> None:
        self.size = 0
        """How many articles were counted."""
        self._words = np.zeros(_WORDS, np.uint32)
        self._pairs = np.zeros(_PAIRS, np.uint8)

    def count(self, terms: bytes, articles: int) -> None:
        """Take the terms of some articles in."""
        self.size += articles
        found = np.frombuffer(terms, dtype="<u4")
        words, pairs = (
            _places(found[found & 1 == 0], _WORDS),
            _places(found[found & 1 == 1], _PAIRS),
        )
        np.add.at(self._words, words, 1)
        places, times = np.unique(pairs, return_counts=True)
        self._pairs[places] = np.minimum(self._pairs[places] + times, _MOST)

    def frequency(self, terms: NDArray[np.uint32]) -> NDArray[np.intp]:
        """Tell in how many articles some terms are, rather too many than too few."""
        words = self._words[_places(terms, _WORDS)]
        pairs = self._pairs[_places(terms, _PAIRS)]
        return np.where(terms & 1 == 0, words, pairs).astype(np.intp)


def _places(terms: NDArray[np.uint32], size: int) -> NDArray[np.intp]:
    return (terms >> 1).astype(np.intp) % size
