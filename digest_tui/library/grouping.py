"""Hits that tell one story, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.library.nearby import Nearby
from digest_tui.models import StoryHits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.library.stories import Stories
    from digest_tui.store import Store

_MOST_AT_ONCE = 1_000
"""Articles of a library that are all put together, which takes a quarter of a second."""


class Grouping:
    """Puts hits together by their stories.

    In a small library, and where this session has put together all of a large one, the
    stories are those that are listed. Elsewhere only the hits are put together, with the
    few articles of their days whose beginnings share most with theirs; so a story can lack
    an article that begins in other words, or that only others of it are like.
    """

    def __init__(self, store: Store, stories: Stories) -> None:
        self._store = store
        self._stories = stories
        self._nearby = Nearby(store)

    def grouped(self, article_ids: Sequence[str]) -> tuple[StoryHits, ...]:
        """Put hits together by their stories, each story where its first hit is.

        What is not in the library any more is left out.
        """
        wanted = list(dict.fromkeys(article_ids))
        if not wanted:
            return ()
        place = {one: at for at, one in enumerate(wanted)}
        groups = []
        for members, accounts in self._stories_of(wanted):
            ids = tuple(sorted((one for one in members if one in place), key=place.__getitem__))
            groups.append(StoryHits(ids, len(members), accounts))
        return tuple(sorted(groups, key=lambda group: place[group.ids[0]]))

    def story_of(self, article_id: str) -> tuple[str, ...]:
        """Give the ids of the articles of the story that an article is in."""
        return next((ids for ids, _ in self._stories_of([article_id])), ())

    def _stories_of(self, article_ids: Sequence[str]) -> Iterable[tuple[tuple[str, ...], int]]:
        """Give the ids of each story, and how many independent accounts it has."""
        if self._stories.made or self._store.count() <= _MOST_AT_ONCE:
            for story in self._stories.of(article_ids):
                yield story.ids, len(story.accounts)
            return
        for ids in self._nearby.stories(article_ids, self._stories.choices()):
            yield ids, self._stories.accounts(ids)
