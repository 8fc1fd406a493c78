"""Putting articles about one event together.

Average-link clustering on the cosines of profiles; measured on labelled news against
other methods: docs/comparison.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest_tui.analyse.average_link import average_link
from digest_tui.analyse.stories.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.analyse.stories.profile import Profile

TOGETHER = 0.175
"""The mean cosine from which two groups of articles are one story."""
_WINDOW = 2
"""Days that the articles of one story are apart at most, one from the next."""


def cluster(profiles: Sequence[Profile], days: Sequence[int]) -> list[list[int]]:
    """Find the stories among some articles.

    Args:
        profiles: Of the articles.
        days: The day of each, as a number; those without a date have that of their filing.

    Returns:
        The positions of the articles of each story, also of those with one article; a
        partition.
    """
    edges = Vectors(profiles).edges()
    when = np.array(days, dtype=np.int64)
    near = np.abs(when[edges.ones] - when[edges.others]) <= _WINDOW
    kept = edges.where(near)
    alike = zip(kept.ones.tolist(), kept.others.tolist(), kept.weights.tolist(), strict=True)
    return average_link(len(profiles), alike, TOGETHER, lambda one, other: len(one) * len(other))
