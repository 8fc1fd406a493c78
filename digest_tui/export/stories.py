"""Stories as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export.as_json import entry_object
from digest_tui.text.width import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Story

_COPY = "≈ "
"""Stands before an article whose text another one carries too."""


def listed(stories: Sequence[Story], width: int) -> Iterator[str]:
    """Give stories, each with its articles under the headline of the first."""
    for story in stories:
        for span in wrap(story.lead.title, width):
            yield story.lead.title[slice(*span)]
        decided = " · as you decided" if story.decided else ""
        yield f"  {story.size} · {story.dates}{decided}"
        names = {one.id: one.source_name for one in story.articles}
        copies = {one: names[account[0]] for account in story.accounts for one in account[1:]}
        for one in story.articles:
            sign, copied = "  ", ""
            if one.id in copies:
                sign, copied = _COPY, f" · the text of {copies[one.id]}"
            yield f"  {sign}{one.source_name} · {one.dated}{copied}"
            yield f"      {one.name}"
        yield ""


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
