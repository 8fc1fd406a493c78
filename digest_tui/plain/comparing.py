"""The commands that hold articles against each other: compare, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import NotUnderstood
from digest_tui.export import compared
from digest_tui.export.lines import hanging
from digest_tui.export.signs import WORDS
from digest_tui.plain import lists
from digest_tui.plain.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Article, Comparison
    from digest_tui.plain.views import Asking

_MOST = 4
"""Articles at once, as on the screen."""


def compare(asking: Asking) -> View:
    """Tell what several articles tell, what differs, and what only one tells."""
    read = [asking.library.article(one) for one in _chosen(asking)]
    found = asking.library.compare(read, asking.tell)
    lines = (
        *_heading(read, asking.width),
        "",
        *compared.findings(found, asking.width, signs=WORDS),
    )
    return View(
        (*lines, "", "claims lists all that they tell, one claim after the other."),
        article=read[0].id,
        compared=found,
    )


def claims(asking: Asking) -> View:
    """List what was compared, a claim after the other."""
    for view in reversed(asking.state.trail):
        if view.compared:
            lines = tuple(_claims(view.compared, asking.width))
            return View(lines, article=view.article, compared=view.compared)
    raise NotUnderstood("nothing was compared yet; compare does it")


def _chosen(asking: Asking) -> Sequence[str]:
    named = asking.rest.replace(",", " ").split()
    if len(named) > _MOST:
        raise NotUnderstood(f"at most {_MOST} articles can be compared at once")
    ids = list(dict.fromkeys(lists.named(asking, name) for name in named))
    if len(ids) > 1:
        return ids
    if len(named) > 1:
        raise NotUnderstood("these are one article")
    one = ids[0] if ids else lists.article(asking)
    story = next(iter(asking.library.stories.of([one])), None)
    if story is None or len(story.articles) < 2:
        raise NotUnderstood(
            "no other article tells this story; compare 1 3 compares two of the last list"
        )
    return story.side_by_side(_MOST, one)


def _heading(read: Sequence[Article], width: int) -> Iterator[str]:
    yield f"{len(read)} articles compared."
    for one in read:
        yield from hanging("", f"{one.source_name}, {one.dated}: {one.headline}", width)


def _claims(found: Comparison, width: int) -> Iterator[str]:
    rows = found.rows
    yield f"{compared.summary(found, signs=WORDS)}. {len(rows)} in all:"
    differing = found.differences()
    alone = set(found.only_here)
    for number, row in enumerate(rows, 1):
        yield ""
        only = ", only here" if alone & set(row) else ""
        yield f"{number} of {len(rows)}{only}"
        yield from compared.telling(found, row, width)
        for each in differing:
            if {each.one, each.other} <= set(row):
                yield from hanging(WORDS.differs, compared.difference(found, each), width)
