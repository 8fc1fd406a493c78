"""Why two sentences were aligned, or were not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.align import POSSIBLE, STRONG, measures, scores, tier_of
from digest_tui.analyse.likeness.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.analyse.alignment.cosine import Table
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
    return _explained(sentences, _scores(sentences), one, [other])[0]


def closest(sentences: Sequence[Sentence], one: int) -> tuple[Explanation, ...]:
    """Explain what comes closest to a sentence in every other article.

    Args:
        sentences: Of all articles that are compared.
        one: A sentence, by its position.
    """
    table = _scores(sentences)
    best: dict[int, int] = {}
    for at, sentence in enumerate(sentences):
        before = best.get(sentence.article)
        if before is None or table[one, at] > table[one, before]:
            best[sentence.article] = at
    del best[sentences[one].article]
    return _explained(sentences, table, one, list(best.values()))


def _scores(sentences: Sequence[Sentence]) -> Table:
    return scores([each.text for each in sentences], [each.article for each in sentences])


def _explained(
    sentences: Sequence[Sentence], table: Table, one: int, others: Sequence[int]
) -> tuple[Explanation, ...]:
    words, pieces = measures([each.text for each in sentences])
    ours = dict(terms(sentences[one].text).words)
    return tuple(
        Explanation(
            sentences[one],
            sentences[other],
            score := float(table[one, other]),
            tier_of(score),
            float(words[one, other]),
            float(pieces[one, other]),
            score - float(words[one, other] + pieces[one, other]) / 2,
            tuple(word for word, _ in terms(sentences[other].text).words if word in ours),
        )
        for other in others
    )
