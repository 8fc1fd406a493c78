"""How good an answer is: average precision of scores, B-cubed of groups, mixed look-alikes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Groups = Sequence[Sequence[int]]


def average_precision(scores: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Give the mean of the precision at each right answer, best scores first.

    Answers of one score come at once, so that their order brings neither luck nor harm.
    """
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(order) - 1)
    found = np.cumsum(right[order])[ends]
    return float((np.diff(found, prepend=0) * found / (ends + 1)).sum() / found[-1])


class BCubed(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(truth: Sequence[str], groups: Groups) -> BCubed:
    """Compare a partition with the true one (Bagga and Baldwin 1998).

    Args:
        truth: The true group of each thing.
        groups: The positions of the things of each group.
    """
    sizes = Counter(truth)
    precision = recall = 0.0
    for group in groups:
        for name, shared in Counter(truth[at] for at in group).items():
            precision += shared * shared / len(group)
            recall += shared * shared / sizes[name]
    return BCubed(precision / len(truth), recall / len(truth))


class Mixed(NamedTuple):
    topics: int
    """Topics two stories of which have an article in one group."""
    of_topics: int
    """Topics with two stories or more."""
    pairs: float
    """The share of the pairs of articles of look-alike stories that are in one group."""


def mixed(topics: Sequence[str], stories: Sequence[str], groups: Groups) -> Mixed:
    """Tell how often stories of one topic were taken for one."""
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    pairs = [
        (topics[one], group_of[one] == group_of[other])
        for one, other in combinations(range(len(topics)), 2)
        if topics[one] == topics[other] and stories[one] != stories[other]
    ]
    together = [topic for topic, joined in pairs if joined]
    return Mixed(
        len(set(together)), len({topic for topic, _ in pairs}), len(together) / (len(pairs) or 1)
    )
