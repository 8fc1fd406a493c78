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
    """Holds some sentences against others; the weights are from all of them."""

    def __init__(self, asked: Sequence[str], texts: Sequence[str]) -> None:
        ours, theirs = [terms(text) for text in asked], [terms(text) for text in texts]
        self._words = _cosines([t.words for t in ours], [t.words for t in theirs], WORDS_SMOOTH)
        self._pieces = _cosines(
            [t.pieces for t in ours], [t.pieces for t in theirs], PIECES_SMOOTH
        )

    def scores(self, asked: int) -> list[float]:
        """Give how much each of the others is like one of those that are asked for."""
        both = zip(self._words[asked], self._pieces[asked], strict=True)
        return [(words + pieces) / 2 for words, pieces in both]


def _cosines(asked: list[Counts], texts: list[Counts], smooth: float) -> list[list[float]]:
    counts = asked + texts
    frequency = Counter(term for some in counts for term, _ in some)
    rare = {number: rarity(len(counts), number) + smooth for number in set(frequency.values())}
    weights = {term: rare[number] for term, number in frequency.items()}
    squares = {term: weight * weight for term, weight in weights.items()}
    having: dict[str, list[tuple[int, float]]] = {term: [] for some in asked for term, _ in some}
    lengths = []
    for at, some in enumerate(texts):
        square = 0.0
        for term, times in some:
            many = often(times) if times > 1 else 1.0
            square += squares[term] * many * many
            if term in having:
                having[term].append((at, weights[term] * many))
        lengths.append(math.sqrt(square) or 1.0)
    found = []
    for some in asked:
        own = [(term, weights[term] * often(times)) for term, times in some]
        length = math.sqrt(sum(weight * weight for _, weight in own)) or 1.0
        products = [0.0] * len(texts)
        for term, weight in own:
            for at, other in having[term]:
                products[at] += weight * other
        found.append([p / (length * of) for p, of in zip(products, lengths, strict=True)])
    return found
