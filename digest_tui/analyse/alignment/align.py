"""How surely each two sentences of a story tell the same.

Classic lexical measures with weights from within the story do better on labelled news
than sentence embeddings of general use; figures: docs/comparison.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest_tui.analyse.alignment.cosine import cosines
from digest_tui.analyse.likeness.terms import terms
from digest_tui.analyse.likeness.weights import PIECES_SMOOTH, WORDS_SMOOTH
from digest_tui.models import Pair, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.analyse.alignment.cosine import Table
    from digest_tui.models import Sentence

STRONG, POSSIBLE = 0.21, 0.16
"""Scores from which two sentences surely, and possibly, tell the same."""
_APART = 0.2
"""What is taken away where one stands at the start of its article, the other at the end."""
_NEIGHBOURS = 0.05
"""What each of the six pairs with the sentences before and after adds."""
_WITNESS = 0.4
"""What a sentence of a third article that tells both adds."""
_WITNESS_FROM = 0.08
"""Below this a third sentence bears witness to nothing; leaving such out saves the time."""


def align(sentences: Sequence[Sentence]) -> tuple[Pair, ...]:
    """Find the sentences of different articles that tell the same, many to many.

    Args:
        sentences: Of all articles of a story, one article after the other.
    """
    table = scores([s.text for s in sentences], [s.article for s in sentences])
    ones, others = np.nonzero(np.triu(table >= POSSIBLE, 1))
    return tuple(
        Pair(one, other, score, tier)
        for one, other, score in zip(
            ones.tolist(), others.tolist(), table[ones, others].tolist(), strict=True
        )
        if (tier := tier_of(score))
    )


def tier_of(score: float) -> Tier | None:
    """Give the tier of a score; None where two sentences are no pair."""
    if score < POSSIBLE:
        return None
    return Tier.STRONG if score >= STRONG else Tier.POSSIBLE


def scores(texts: Sequence[str], articles: Sequence[int]) -> Table:
    """Compare all sentences of a story.

    Args:
        texts: The sentences.
        articles: The article of each; those of one article stand together.

    Returns:
        A square of scores, mostly between 0 and 1; 0 within an article.
    """
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    of = np.array(articles)
    words, pieces = measures(texts)
    table = (words + pieces) / 2 * (1 - _APART * _apart(of))
    table = _with_neighbours(table, of)
    table[of[:, None] == of[None, :]] = 0
    return _with_witnesses(table, of)


def measures(texts: Sequence[str]) -> tuple[Table, Table]:
    """Compare all sentences by their words, and by the pieces of their words."""
    found = [terms(text) for text in texts]
    return (
        cosines([each.words for each in found], WORDS_SMOOTH),
        cosines([each.pieces for each in found], PIECES_SMOOTH),
    )


def _apart(of: NDArray[np.intp]) -> Table:
    """Tell how far apart two sentences stand in their articles: what matters comes first."""
    _, first, article, number = np.unique(
        of, return_index=True, return_inverse=True, return_counts=True
    )
    place = ((np.arange(len(of)) - first[article] + 0.5) / number[article]).astype(np.float32)
    apart: Table = np.abs(place[:, None] - place[None, :])
    return apart


def _with_neighbours(table: Table, of: NDArray[np.intp]) -> Table:
    """Raise pairs whose neighbours are alike, or like one of the two.

    Accounts tell things in a like order, and what one tells in a sentence another tells in
    two.
    """
    goes_on = np.where(of[1:] == of[:-1], np.float32(_NEIGHBOURS), np.float32(0))
    ones, others = goes_on[:, None], goes_on[None, :]
    both = np.minimum(ones, others)
    result = table.copy()
    result[1:] += ones * table[:-1]
    result[:-1] += ones * table[1:]
    result[:, 1:] += others * table[:, :-1]
    result[:, :-1] += others * table[:, 1:]
    result[1:, 1:] += both * table[:-1, :-1]
    result[:-1, :-1] += both * table[1:, 1:]
    return result


def _with_witnesses(table: Table, of: NDArray[np.intp]) -> Table:
    """Raise pairs that a sentence of a third article is like both of."""
    if len(set(of.tolist())) < 3:
        return table
    witness = np.zeros_like(table)
    for third in range(len(table)):
        near = np.flatnonzero(table[third] >= _WITNESS_FROM)
        if len(near) > 1:
            like = table[third, near]
            cell = near[:, None], near
            witness[cell] = np.maximum(witness[cell], np.minimum(like[:, None], like))
    witness[of[:, None] == of[None, :]] = 0
    return (table + _WITNESS * witness) / (1 + _WITNESS)
