"""Hits that tell one story, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import StoryHits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.library.stories import Stories


class Grouping:
    """Puts hits together by their stories."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories

    def grouped(self, article_ids: Sequence[str]) -> tuple[StoryHits, ...]:
        """Put hits together by their stories, each story where its first hit is.

        What is not in the library any more is left out.
        """
        wanted = dict.fromkeys(article_ids)
        groups = []
        for story in self._stories.of(wanted):
            members = set(story.ids)
            ids = tuple(one for one in wanted if one in members)
            groups.append(StoryHits(ids, len(story.articles), len(story.accounts)))
        return tuple(groups)

    def story_of(self, article_id: str) -> tuple[str, ...]:
        """Give the ids of the articles of the story that an article is in."""
        found = self._stories.of([article_id])
        return found[0].ids if found else ()
