"""Draws words as texts have them: few of them all the time, most of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_TAIL = 0.125
"""Tokens beyond the known words."""
_STEEPNESS = 1.93
"""Of the tail: words grow with the number of tokens to the power of 1/1.93 (Heaps's law).
With it there are 244,000 words in 50 million tokens, as were counted in real news."""
_FLATTENED = 2.7  # Mandelbrot's correction of Zipf's law for the commonest words
_STEPS = 1 << 16
_OF_TOPIC, _OF_STORY = 0.16, 0.08
_MEAN, _SPREAD = 450, 0.6  # of the words drawn; names and numbers come to them
_FEWEST, _MOST = 60, 8_000
_RAREST = 2.0**40


class Sampler:
    """Draws lengths of articles and the ranks of their words."""

    def __init__(self, seed: int, known: int) -> None:
        self._chance = np.random.Generator(np.random.PCG64(seed))
        self._known = known
        weights = 1 / (np.arange(known) + 1 + _FLATTENED)
        shares = np.cumsum(weights) / weights.sum()
        self._ranks = np.searchsorted(shares, (np.arange(_STEPS) + 0.5) / _STEPS)

    def words(self, topic: Sequence[int], story: Sequence[int]) -> list[int]:
        """Draw the ranks of the words of one article."""
        return self._drawn(self._length(), topic, story)

    def sentence(self, length: int, topic: Sequence[int], story: Sequence[int]) -> list[int]:
        """Draw the ranks of the words of one sentence."""
        return self._drawn(length, topic, story)

    def _length(self) -> int:
        # The mean of a log-normal is exp(mu + sigma^2 / 2).
        middle = np.log(_MEAN) - _SPREAD**2 / 2
        drawn = int(self._chance.lognormal(middle, _SPREAD))
        return min(_MOST, max(_FEWEST, drawn))

    def _drawn(self, length: int, topic: Sequence[int], story: Sequence[int]) -> list[int]:
        kind, which = self._chance.random((2, length))
        ranks: NDArray[np.int64] = self._ranks[(which * _STEPS).astype(np.int64)]
        own = kind < _OF_STORY
        ranks[own] = np.array(story)[(len(story) * which[own] ** 2).astype(np.int64)]
        common = (kind >= _OF_STORY) & (kind < _OF_STORY + _OF_TOPIC)
        ranks[common] = np.array(topic)[(len(topic) * which[common] ** 2).astype(np.int64)]
        tail = kind > 1 - _TAIL
        far = self._known * (1 - which[tail]) ** (-1 / (_STEEPNESS - 1))
        ranks[tail] = np.minimum(far, _RAREST).astype(np.int64)
        drawn: list[int] = ranks.tolist()
        return drawn
