"""What stories can be found by: ours, and what one would take instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest_tui.analyse.stories.clusters import Clusters
from digest_tui.analyse.stories.profile import Profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Groups = Sequence[Sequence[int]]
    Text = Sequence[str]
    """The title of an article and the lines that follow."""


class Ours:
    """The product's own way; nothing else in the benchmarks knows its functions."""

    @staticmethod
    def profiles(texts: Sequence[Text]) -> list[Profile]:
        return [profile_of(title, lines) for title, *lines in texts]

    @staticmethod
    def group(profiles: Sequence[Profile]) -> Groups:
        """Find the stories, as if all articles were of one day."""
        return Clusters(profiles, [0] * len(profiles)).groups

    @staticmethod
    def one_more(profiles: Sequence[Profile]) -> Callable[[Profile], object]:
        """Get ready for an article that comes later; what is given files it into a story."""
        clusters = Clusters(profiles, [0] * len(profiles))
        return lambda profile: clusters.add(profile, 0)


def components(table: NDArray[np.floating], least: float) -> Groups:
    """Put together what is linked by a score or by a chain of such."""
    label = np.arange(len(table))
    for one, other in zip(*np.nonzero(np.triu(table >= least, 1)), strict=True):
        if label[one] != label[other]:
            label[label == label[other]] = label[one]
    return [np.flatnonzero(label == each).tolist() for each in np.unique(label)]
