"""Putting articles about one event together.

Average-link clustering on the cosines of profiles; measured on labelled news against
other methods: docs/comparison.md.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from digest_tui.analyse.average_link import average_link
from digest_tui.analyse.stories.late import Late
from digest_tui.analyse.stories.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest_tui.analyse.stories.profile import Profile
    from digest_tui.analyse.stories.spread import Spread

TOGETHER = 0.19
"""The mean cosine from which two groups of articles are one story."""
_NOTHING: Mapping[tuple[int, int], bool] = MappingProxyType({})
_SURELY = 1e6
"""The likeness of what a reader has joined; of what a reader has parted, less than none.
They are added up with cosines: one that is parted outweighs all that speaks for it."""


class Linked:
    """The stories among some articles, by how alike they are."""

    def __init__(self, size: int, edges: list[tuple[int, int, float]]) -> None:
        """Put them together.

        Args:
            size: How many there are.
            edges: Which two are alike, the lesser first, and how much.
        """
        self._edges = edges
        self._groups: list[list[int]] = []
        self._group_of: list[int] = [0] * size
        self.link()

    @property
    def groups(self) -> list[list[int]]:
        """The positions of the articles of each story, also of one article; a partition."""
        return [members for members in self._groups if members]

    def link(self, decided: Mapping[tuple[int, int], bool] = _NOTHING) -> None:
        """Put all articles together anew.

        Args:
            decided: Of some pairs, the lesser position first, whether they are of one
                story: whatever the words say.
        """
        size = len(self._group_of)
        likeness = {(one, other): weight for one, other, weight in self._edges}
        for pair, together in decided.items():
            likeness[pair] = _SURELY if together else -_SURELY * size * size
        edges = ((one, other, weight) for (one, other), weight in likeness.items())
        self._groups = average_link(
            size, edges, TOGETHER, lambda one, other: len(one) * len(other)
        )
        for number, members in enumerate(self._groups):
            for at in members:
                self._group_of[at] = number


class Clusters(Linked):
    """The same, also when more articles come in."""

    def __init__(
        self, profiles: Sequence[Profile], days: Sequence[int], among: Spread | None = None
    ) -> None:
        """Weigh the articles and put them together.

        Args:
            profiles: Of the articles.
            days: The day of each, as a number.
            among: In how many articles each term is, where these are a few of many.
        """
        self.weighed = len(profiles)
        """How many articles the weights are from; those that came later are not in them."""
        order = sorted(range(len(profiles)), key=days.__getitem__)
        self._at = order
        self._vectors = Vectors([profiles[at] for at in order], [days[at] for at in order], among)
        self._late = Late()
        edges = self._vectors.edges()
        columns = (edges.ones.tolist(), edges.others.tolist(), edges.weights.tolist())
        super().__init__(
            len(profiles),
            [
                (min(order[one], order[other]), max(order[one], order[other]), weight)
                for one, other, weight in zip(*columns, strict=True)
            ],
        )

    def final(self) -> Linked:
        """Give them without what more articles would be held against: that is most of it."""
        return Linked(len(self._group_of), self._edges)

    def add(self, profile: Profile, day: int) -> int:
        """Put one more article into the story that it is most like, or into one of its own.

        What it would change among the others is left as it is until all is linked anew.

        Returns:
            Its position: the next one.
        """
        at = len(self._group_of)
        vector = self._vectors.vector(profile)
        rows, weights = self._vectors.alike(vector, day)
        alike = {self._at[row]: w for row, w in zip(rows.tolist(), weights.tolist(), strict=True)}
        alike |= self._late.add(at, vector, day)
        sums: dict[int, float] = {}
        for other, weight in alike.items():
            self._edges.append((other, at, weight))
            group = self._group_of[other]
            sums[group] = sums.get(group, 0.0) + weight
        means = {group: total / len(self._groups[group]) for group, total in sums.items()}
        best = max(means, key=means.__getitem__, default=None)
        if best is None or means[best] < TOGETHER:
            best = len(self._groups)
            self._groups.append([])
        self._groups[best].append(at)
        self._group_of.append(best)
        return at
