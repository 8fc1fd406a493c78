"""Putting articles about one event together.

Average-link clustering on the cosines of profiles; measured on labelled news against
other methods: docs/comparison.md.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from digest_tui.analyse.stories.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.analyse.stories.profile import Profile
    from digest_tui.analyse.stories.vectors import Edges

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
    return average_link(len(profiles), edges.where(near))


def average_link(size: int, edges: Edges) -> list[list[int]]:
    """Join the two groups that are most alike until none are alike enough.

    A pair without an edge counts as 0. The groups are kept in a heap by likeness, with
    the numbers of their versions to tell what is out of date (Müllner 2011, `generic
    algorithm`, on a sparse graph).
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    heap: list[tuple[float, int, int, int, int]] = []
    for one, other, weight in zip(
        edges.ones.tolist(), edges.others.tolist(), edges.weights.tolist(), strict=True
    ):
        sums[one][other] = sums[other][one] = weight
        if weight >= TOGETHER:
            heap.append((-weight, one, other, 0, 0))
    heapq.heapify(heap)
    members = [[at] for at in range(size)]
    version = [0] * size
    while heap:
        _, one, other, of_one, of_other = heapq.heappop(heap)
        if version[one] != of_one or version[other] != of_other:
            continue
        if len(sums[one]) < len(sums[other]):
            one, other = other, one
        members[one] += members[other]
        members[other] = []
        version[one] += 1
        version[other] = -1
        for third, weight in sums[other].items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + weight
        sums[other] = {}
        for third, weight in sums[one].items():
            mean = weight / (len(members[one]) * len(members[third]))
            if mean >= TOGETHER:
                heapq.heappush(heap, (-mean, one, third, version[one], version[third]))
    return [sorted(some) for some in members if some]
