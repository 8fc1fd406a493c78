"""What a term weighs: weights from the sentences at hand, and not from a corpus.

Words that two reports of one event share are ordinary in general and telling in the story
at hand. Figures: docs/comparison.md.
"""

from __future__ import annotations

import math

WORDS_SMOOTH, PIECES_SMOOTH = 0.5, 0.25
"""What a word, and a piece of one, weighs that all sentences have."""


def rarity(size: int, frequency: int) -> float:
    """Tell how rare a term is that so many of so many sentences have; 0 where all have it."""
    return math.log((1 + size) / (1 + frequency))


def often(times: int) -> float:
    """Tell what it weighs that one sentence has a term so often."""
    return 1 + math.log(times)
