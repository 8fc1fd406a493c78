"""Cosines of some sentences with others, term by term.

Terms and weights are those of `alignment.cosine`, which takes all pairs at once; lengths
are the sentences' own, as a takeaway is held against sentences of any length.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from digest_tui.analyse.likeness.terms import terms
from digest_tui.analyse.likeness.weights import PIECES_SMOOTH, WORDS_SMOOTH, often, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.analyse.likeness.terms import Counts


class Likeness:
    """Compares the sentences of one collection with each other."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = [terms(text) for text in texts]
        self._words = _Side([each.words for each in found], WORDS_SMOOTH)
        self._pieces = _Side([each.pieces for each in found], PIECES_SMOOTH)

    def scores(self, one: int, first: int) -> list[float]:
        """Hold a sentence against all from a position on: numbers from 0 to 1."""
        words, pieces = self._words.cosines(one, first), self._pieces.cosines(one, first)
        return [(a + b) / 2 for a, b in zip(words, pieces, strict=True)]


class _Side:
    """The vectors of one kind of terms, and for each term the sentences that have it."""

    def __init__(self, counts: Sequence[Counts], smooth: float) -> None:
        size = len(counts)
        frequency = Counter(term for some in counts for term, _ in some)
        weight_of = {term: rarity(size, number) + smooth for term, number in frequency.items()}
        self._vectors: list[dict[str, float]] = []
        self._having: dict[str, list[tuple[int, float]]] = {}
        for at, some in enumerate(counts):
            weights = [(term, often(times) * weight_of[term]) for term, times in some]
            norm = math.sqrt(sum(weight * weight for _, weight in weights)) or 1.0
            # What occurs in one sentence only counts for the length of that sentence.
            vector = {term: weight / norm for term, weight in weights if frequency[term] > 1}
            self._vectors.append(vector)
            for term, weight in vector.items():
                self._having.setdefault(term, []).append((at, weight))

    def cosines(self, one: int, first: int) -> list[float]:
        found = [0.0] * len(self._vectors)
        for term, weight in self._vectors[one].items():
            for at, other in self._having[term]:
                found[at] += weight * other
        return found[first:]
