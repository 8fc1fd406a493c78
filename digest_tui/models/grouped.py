"""Hits of one story, told together."""

from __future__ import annotations

from dataclasses import dataclass

from digest_tui.models.stories import shown_size


@dataclass(frozen=True, slots=True)
class StoryHits:
    """The hits of one story."""

    ids: tuple[str, ...]
    """The articles that are hits, in the order of the hits; one or more."""
    articles: int
    """How many articles of the library tell the story, hits or not."""
    accounts: int
    """How many of them are independent: a copy is no witness."""

    @property
    def size(self) -> str:
        """How many articles, and how many that did not copy each other, in words."""
        return shown_size(self.articles, self.accounts)
