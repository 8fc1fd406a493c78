"""The articles that came after a collection was weighed, and how they are like each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.analyse.stories.vectors import ALIKE, WINDOW, share

if TYPE_CHECKING:
    from digest_tui.analyse.stories.vectors import Vector


class Late:
    """A few articles, weighed as the collection weighs: news breaks with words new to it."""

    def __init__(self) -> None:
        self._days: dict[int, int] = {}
        self._names: dict[int, frozenset[bytes]] = {}
        self._postings: dict[int, list[tuple[int, float]]] = {}

    def add(self, at: int, vector: Vector, day: int) -> dict[int, float]:
        """Take an article in, and give those before it that it is like, and how much.

        Args:
            at: Its position.
            vector: What it is like.
            day: Its day.
        """
        scores: dict[int, float] = {}
        for term, weight in zip(vector.terms.tolist(), vector.weights.tolist(), strict=True):
            postings = self._postings.setdefault(term, [])
            for other, its in postings:
                scores[other] = scores.get(other, 0.0) + weight * its
            postings.append((at, weight))
        found = {
            # Pairs of words that the collection lacks do not count for the length.
            other: min(score, 1.0) * share(vector.names, self._names[other])
            for other, score in scores.items()
            if abs(self._days[other] - day) <= WINDOW
        }
        self._days[at], self._names[at] = day, vector.names
        return {other: score for other, score in found.items() if score >= ALIKE}
