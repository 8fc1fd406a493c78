"""Runs: words of one sentence that another has in their order and close together.

A cosine is low where a sentence tells one of several facts, or much besides; that it has a
part of the other, as it stands there, is seen by aligning the two (Smith and Waterman 1981).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.likeness.terms import terms, words_in_order
from digest_tui.analyse.likeness.weights import rarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 0.1
"""What a word that is passed over takes away."""


class Run(NamedTuple):
    """The best run of two sentences."""

    weight: float = 0.0
    """In words as rare as any that two sentences share."""
    words: int = 0


class Runs:
    """Finds the runs that sentences of one collection have in common."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._sets = [frozenset(word for word, _ in terms(text).words) for text in texts]
        size = len(texts)
        frequency = Counter(word for words in self._sets for word in words)
        most = rarity(size, 2) or 1.0
        self._weights = {word: rarity(size, many) / most for word, many in frequency.items()}

    def best(self, one: int, other: int, weight: float, words: int) -> Run | None:
        """Give the best run of two sentences that has a weight and a number of words."""
        shared = self._sets[one] & self._sets[other]
        if len(shared) < words or sum(self._weights[word] for word in shared) < weight:
            return None
        best = Run()
        ends: list[tuple[int, int, Run]] = []
        ours = words_in_order(self._texts[one])
        for i, j in _matches(ours, words_in_order(self._texts[other]), shared):
            own = self._weights[ours[i]]
            run = Run(own, 1)
            for before_i, before_j, before in ends:
                if before_i < i and before_j < j:
                    passed = max(i - before_i, j - before_j) - 1
                    run = max(run, Run(before.weight + own - _GAP * passed, before.words + 1))
            ends.append((i, j, run))
            best = max(best, run)
        return best if best.weight >= weight and best.words >= words else None


def _matches(
    ours: Sequence[str], theirs: Sequence[str], shared: frozenset[str]
) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        if word in shared:
            places.setdefault(word, []).append(j)
    for i, word in enumerate(ours):
        for j in places.get(word, ()):
            yield i, j
