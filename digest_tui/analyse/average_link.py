"""Average-link clustering on a sparse graph."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Edge = tuple[int, int, float]
    Groups = list[list[int]]


def average_link(
    size: int,
    edges: Iterable[Edge],
    least: float,
    pairs_between: Callable[[Sequence[int], Sequence[int]], int],
) -> Groups:
    """Join the two groups that are most alike until none are alike enough.

    A pair without an edge counts as 0. The couples of groups stand in a heap by their
    likeness, with the versions that they have seen to tell what is out of date (the
    generic algorithm of Müllner 2011, on a sparse graph).

    Args:
        size: How many nodes there are.
        edges: Two nodes each, and how much they are alike.
        least: The mean over all pairs of two groups from which they are joined.
        pairs_between: Tells how many pairs two groups make, at least 1.

    Returns:
        The nodes of each group, in order, single ones too; a partition.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    heap: list[tuple[float, int, int, int, int]] = []
    for one, other, weight in edges:
        sums[one][other] = sums[other][one] = weight
        if weight >= least:
            heap.append((-weight, one, other, 0, 0))
    heapq.heapify(heap)
    members = [[at] for at in range(size)]
    version = [0] * size
    while heap:
        _, one, other, of_one, of_other = heapq.heappop(heap)
        if version[one] != of_one or version[other] != of_other:
            continue  # one of them has been joined meanwhile
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
            mean = weight / pairs_between(members[one], members[third])
            if mean >= least:
                heapq.heappush(heap, (-mean, one, third, version[one], version[third]))
    return [sorted(some) for some in members if some]
