"""The labelled news as it is on disk: who tells the same, and which event each article tells."""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

Couple = tuple[int, int, int, int]
"""Article and sentence of the one, article and sentence of the other; from 0."""


class Sentences(msgspec.Struct, frozen=True):
    id: str
    sentences: list[str]


class AlignedStory(msgspec.Struct, frozen=True):
    """A story of which annotators said which sentences tell the same."""

    name: str
    articles: list[Sentences]
    same: list[Couple]
    partly: list[Couple]

    @property
    def texts(self) -> list[str]:
        return [text for article in self.articles for text in article.sentences]

    @property
    def of(self) -> list[int]:
        """The article of each text."""
        return [at for at, article in enumerate(self.articles) for _ in article.sentences]

    def judged(
        self, table: NDArray[np.floating]
    ) -> tuple[NDArray[np.floating], NDArray[np.bool_]]:
        """Give the scores of the pairs that count, and which of these pairs are right."""
        same, partly = self._marked(self.same), self._marked(self.partly)
        of = np.array(self.of)
        counts = np.triu(of[:, None] != of[None, :]) & ~(partly & ~same)
        return table[counts], same[counts]

    def _marked(self, couples: Sequence[Couple]) -> NDArray[np.bool_]:
        starts = np.cumsum([0, *(len(article.sentences) for article in self.articles)])
        marked = np.zeros((starts[-1], starts[-1]), dtype=np.bool_)
        for article, sentence, other, its in couples:
            marked[starts[article] + sentence, starts[other] + its] = True
        return marked | marked.T


class NewsArticle(msgspec.Struct, frozen=True):
    id: str
    story: str
    topic: str
    """Two stories of one topic are look-alikes."""
    text: str

    @property
    def sentences(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Labelled:
    alignment: dict[str, list[AlignedStory]]
    """By the name of the set."""
    articles: list[NewsArticle]

    @classmethod
    def read(cls, folder: Path) -> Labelled:
        aligned = gzip.decompress((folder / "alignment.json.gz").read_bytes())
        stories = gzip.decompress((folder / "stories.json.gz").read_bytes())
        return cls(
            msgspec.json.decode(aligned, type=dict[str, list[AlignedStory]]),
            msgspec.json.decode(stories, type=list[NewsArticle]),
        )

    def largest_story(self, articles: int, sentences: int) -> list[list[str]]:
        """Give articles of one event, those that can best be cut to so many sentences."""
        stories: defaultdict[str, list[list[str]]] = defaultdict(list)
        for article in self.articles:
            stories[article.story].append(article.sentences[:sentences])
        longest = [sorted(some, key=len, reverse=True)[:articles] for some in stories.values()]
        return max(longest, key=lambda some: sum(map(len, some)))
