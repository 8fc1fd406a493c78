"""Why two sentences were aligned, or were not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.align import POSSIBLE, STRONG, measures, scores, tier_of
from digest_tui.analyse.likeness.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Sentence, Tier


@dataclass(frozen=True, slots=True)
class Explanation:
    """What two sentences have in common."""

    one: Sentence
    other: Sentence
    score: float
    tier: Tier | None
    """None where they are not aligned."""
    words: float
    """How alike their words are."""
    pieces: float
    """How alike the pieces of their words are."""
    surroundings: float
    """What their places, neighbours and other articles add to the mean of the two, or take
    away."""
    shared: tuple[str, ...]
    """The words that both have, synonyms brought together (`=say`)."""
    strong_from: float = STRONG
    possible_from: float = POSSIBLE


def explain(sentences: Sequence[Sentence], one: int, other: int) -> Explanation:
    """Explain the score of two sentences, by their positions.

    Args:
        sentences: Of all articles that are compared.
        one: A sentence.
        other: A sentence of another article.
    """
    texts = [each.text for each in sentences]
    score = float(scores(texts, [each.article for each in sentences])[one, other])
    words, pieces = (float(table[one, other]) for table in measures(texts))
    ours, theirs = (dict(terms(texts[at]).words) for at in (one, other))
    return Explanation(
        sentences[one],
        sentences[other],
        score,
        tier_of(score),
        words,
        pieces,
        score - (words + pieces) / 2,
        tuple(word for word in ours if word in theirs),
    )
