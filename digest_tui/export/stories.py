"""Stories as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export.as_json import entry_object
from digest_tui.export.lines import hanging
from digest_tui.export.signs import SIGNS, WORDS
from digest_tui.text.width import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.export.signs import Signs
    from digest_tui.models import Entry, Story

_COPY = "≈ "
"""Stands before an article whose text another one carries too."""


def listed(stories: Sequence[Story], width: int) -> Iterator[str]:
    """Give stories, each with its articles under the headline of the first."""
    for story in stories:
        for span in wrap(story.lead.title, width):
            yield story.lead.title[slice(*span)]
        yield f"  {_size(story, SIGNS)}"
        copies = _copies(story)
        for one in story.articles:
            sign = _COPY if one.id in copies else "  "
            yield f"  {sign}{_origin(one, copies, SIGNS)}"
            yield f"      {one.name}"
        yield ""


def numbered(story: Story, number: int, width: int) -> Iterator[str]:
    """Give one story under its number in a list, without a sign."""
    yield from hanging(f"{number}. ", story.lead.title, width)
    yield f"  {_size(story, WORDS)}"
    copies = _copies(story)
    for one in story.articles:
        yield f"    {_origin(one, copies, WORDS)}"


def members(story: Story, width: int) -> Iterator[list[str]]:
    """Give the articles of one story under their numbers, without a sign."""
    copies = _copies(story)
    for number, one in enumerate(story.articles, 1):
        yield [
            *hanging(f"{number}. ", one.title, width),
            f"  {_origin(one, copies, WORDS)}",
        ]


def _size(story: Story, signs: Signs) -> str:
    decided = ("as you decided",) if story.decided else ()
    return signs.between.join((story.size, story.dates, *decided))


def _copies(story: Story) -> dict[str, str]:
    """Name, for each article that has the text of another one, the source of that."""
    names = {one.id: one.source_name for one in story.articles}
    return {one: names[account[0]] for account in story.accounts for one in account[1:]}


def _origin(one: Entry, copies: dict[str, str], signs: Signs) -> str:
    copied = (f"the text of {copies[one.id]}",) if one.id in copies else ()
    return signs.between.join((one.source_name, one.dated, *copied))


def as_objects(stories: Sequence[Story], total: int) -> dict[str, Any]:
    """Make the object of `stories`."""
    return {"total": total, "stories": [as_object(story) for story in stories]}


def as_object(story: Story) -> dict[str, Any]:
    """Make the object of one story."""
    names = {one.id: one.name for one in story.articles}
    return {
        "day": story.day.isoformat(),
        "articles": [entry_object(one) for one in story.articles],
        "accounts": [[names[one] for one in account] for account in story.accounts],
        "decided": story.decided,
    }
