"""Hits of one story as one entry of a list, which opens to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from digest_tui.models import StoryHits


class InStory(NamedTuple):
    """What is known of the story of an article."""

    story: str
    """The same for all articles of the story among the hits."""
    articles: int
    """How many there are of it in the library."""
    accounts: int
    """How many of them are independent."""


class Line(NamedTuple):
    """An entry of the list: a hit, alone or as the first of its story."""

    at: int
    """The place of the hit in the answer."""
    others: tuple[int, ...] = ()
    """The places of the other hits of its story, where it is the first of several."""
    under: int | None = None
    """The place of the first of its story, where that is open and this is another one."""
    is_open: bool = False


def learned(known: Mapping[str, InStory], groups: Iterable[StoryHits]) -> dict[str, InStory]:
    """Add to what is known of stories by article.

    What was known before stays, so that hits which come again with the next key are
    together from the start.
    """
    found = {
        article: InStory(group.ids[0], group.articles, group.accounts)
        for group in groups
        for article in group.ids
    }
    return {**known, **found}


def lines(
    ids: Sequence[str], known: Mapping[str, InStory], opened: Collection[str]
) -> tuple[Line, ...]:
    """Put the hits of a story together where its best one stands.

    Args:
        ids: The articles that are hits, the best first.
        known: What is known of their stories.
        opened: Articles whose stories are open.
    """
    stories: dict[str, list[int]] = {}
    for at, article in enumerate(ids):
        told = known.get(article)
        stories.setdefault(told.story if told else article, []).append(at)
    shown: list[Line] = []
    for first, *others in stories.values():
        is_open = bool(others) and ids[first] in opened
        shown.append(Line(first, tuple(others), is_open=is_open))
        if is_open:
            shown += [Line(at, under=first) for at in others]
    return tuple(shown)
