"""How much two sentences tell the same, by their words and by pieces of their words.

Two cosines, each with weights from the sentences at hand and not from a general corpus:
of stems, and of four-letter pieces, which forgive other endings and spellings. What
occurs once only counts for the length. Measured against embeddings and other measures
on labelled news: docs/comparison.md.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_PIECE = 4
Vector = dict[str, float]


class Similarity:
    """Compares sentences of one collection with each other."""

    def __init__(self, sentences: Sequence[str]) -> None:
        words = [content_words(sentence) for sentence in sentences]
        count = len(sentences)
        self._words = _vectors(
            [Counter(set(map(stem, some))) for some in words],
            lambda df: math.log((1 + count) / (1 + df)) + 1,
        )
        self._pieces = _vectors(
            [Counter(_pieces(some)) for some in words],
            lambda df: math.log((1 + count) / (1 + df)) + 0.5,
        )

    def score(self, one: int, other: int) -> float:
        """Give a number from 0 to 1 for two sentences, by their positions."""
        return 0.5 * _dot(self._words[one], self._words[other]) + 0.5 * _dot(
            self._pieces[one], self._pieces[other]
        )


def content_words(text: str) -> list[str]:
    """Give the folded words of a text that say what it is about."""
    return [token.word for token in tokens(text) if token.word not in STOP_WORDS]


def _pieces(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        padded = f" {word} "
        for at in range(max(1, len(padded) - _PIECE + 1)):
            yield padded[at : at + _PIECE]


def _vectors(counts: Sequence[Mapping[str, int]], weigh: Callable[[int], float]) -> list[Vector]:
    frequency = Counter(term for count in counts for term in count)
    vectors = []
    for count in counts:
        weights = {
            term: (1 + math.log(times)) * weigh(frequency[term]) for term, times in count.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append(
            {term: weight / norm for term, weight in weights.items() if frequency[term] > 1}
        )
    return vectors


def _dot(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
