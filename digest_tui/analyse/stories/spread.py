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


class Spread:
    """Counts terms, which profiles have once each."""

    def __init__(self) -> None:
        self.size = 0
        """How many articles were counted."""
        self._words: NDArray[np.unsignedinteger] = np.zeros(_WORDS, np.uint32)
        self._pairs: NDArray[np.unsignedinteger] = np.zeros(
            _PAIRS, np.uint8
        )  # up to 255: a pair in more is never rare

    def count(self, terms: bytes, articles: int) -> None:
        """Take the terms of some articles in."""
        self.size += articles
        found = np.frombuffer(terms, dtype="<u4")
        for table, places in (
            (self._words, _places(found[found & 1 == 0], _WORDS)),
            (self._pairs, _places(found[found & 1 == 1], _PAIRS)),
        ):
            own, times = np.unique(places, return_counts=True)
            table[own] = np.minimum(table[own] + times, np.iinfo(table.dtype).max)

    def frequency(self, terms: NDArray[np.uint32]) -> NDArray[np.intp]:
        """Tell in how many articles some terms are, rather too many than too few."""
        words = self._words[_places(terms, _WORDS)]
        pairs = self._pairs[_places(terms, _PAIRS)]
        return np.where(terms & 1 == 0, words, pairs).astype(np.intp)


def _places(terms: NDArray[np.uint32], size: int) -> NDArray[np.intp]:
    return (terms >> 1).astype(np.intp) % size
