"""What of a sentence is compared: its words, and the pieces that its words are made of."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator

Counts = tuple[tuple[str, int], ...]
"""Terms, and how often a sentence has each."""
_PIECE = 4
_CACHED = 20_000
"""Sentences: some hundred stories."""


class Terms(NamedTuple):
    """The terms of one sentence and how often it has each."""

    words: Counts
    """Stems, with synonyms brought together; each counts once."""
    pieces: Counts
    """Runs of four letters, which forgive other endings and spellings."""


@lru_cache(maxsize=_CACHED)
def terms(text: str) -> Terms:
    """Give the terms of a sentence."""
    said = list(words(text))
    pieces = Counter(_pieces(word for word in said if word not in STOP_WORDS))
    return Terms(tuple((word, 1) for word in sorted(set(_stems(said)))), tuple(pieces.items()))


@lru_cache(maxsize=1024)
def words_in_order(text: str) -> tuple[str, ...]:
    """Give the words of a sentence as they are compared, in the order in which it has them."""
    return tuple(_stems(list(words(text))))


def _stems(words: list[str]) -> Iterator[str]:
    for word in lexicon().canonical(words):
        if word not in STOP_WORDS:
            yield word if word[0] == "=" else stem(word)


def _pieces(words: Iterator[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for at in range(max(1, len(padded) - _PIECE + 1)):
            yield padded[at : at + _PIECE]
