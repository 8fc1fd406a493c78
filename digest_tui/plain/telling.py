"""The commands about what many articles tell: story, stories, takeaways, coverage, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import NotFound
from digest_tui.export import coverage as reports_of
from digest_tui.export import stories as stories_of
from digest_tui.export.lines import hanging
from digest_tui.export.signs import WORDS
from digest_tui.plain import lists
from digest_tui.plain.commands import Asked
from digest_tui.plain.views import View, grown

if TYPE_CHECKING:
    from digest_tui.plain.views import Asking

_AT_ONCE = 20


def story(asking: Asking) -> View:
    """List the articles that tell the same event."""
    one = lists.article(asking)
    found = next(iter(asking.library.stories.of([one])), None)
    if found is None:
        raise NotFound("this article is not in the library any more")
    _warn(asking)
    head = f"The story has {found.size}, {found.dates}."
    numbered = enumerate(zip(found.ids, stories_of.members(found, asking.width), strict=True), 1)
    made = lists.listed(
        [head], ((number, Asked("read", each), lines) for number, (each, lines) in numbered)
    )
    return View(*made, noun="Articles", total=len(found.articles), article=one)


def stories(asking: Asking) -> View:
    """List the stories, the newest first."""
    return _stories(asking, _AT_ONCE)


def more_stories(asking: Asking, view: View) -> View:
    """List more of them."""
    return grown(view, _stories(asking, 2 * len(view.items)))


def takeaways(asking: Asking) -> View:
    """List Key Takeaways under their reports."""
    found = asking.library.takeaways(asking.rest, asking.tell)
    refs = {one.ref(takeaway) for one in found for takeaway in one.assessment.takeaways}
    kept = [only for one in asking.library.covering.reports() if (only := one.only(refs))]
    of = f" with Key Takeaways for {asking.rest}" if asking.rest else " with Key Takeaways"
    after = f"{of}; the number of one tells who covers it."
    made = lists.listed(
        _counted(asking, len(kept), "report", "reports", after),
        (
            (
                one.number,
                Asked("coverage", str(one.number)),
                [line for line in reports_of.reports([one], asking.width, named=False) if line],
            )
            for one in kept
        ),
    )
    return View(*made, noun="Reports", total=len(kept))


def coverage(asking: Asking) -> View:
    """Tell who covers the Key Takeaways of a report, and by which sentences."""
    covering = asking.library.covering
    report = covering.report(asking.rest)
    found = covering.coverage(report, asking.wanted)
    development = covering.development(report)
    tellers = {by.article.id: by.article for row in found.rows for cell in row for by in cell.by}
    called = {one: f"article {number}" for number, one in enumerate(tellers, 1)}
    made = lists.listed(
        [
            *reports_of.in_words(found, development, asking.width),
            *reports_of.sentences(found, asking.width, WORDS, called),
            *(("", "Articles that tell them:") if tellers else ()),
        ],
        (
            (
                number,
                Asked("read", one.id),
                hanging(
                    f"{number}. ", f"{one.source_name}, {one.dated}: {one.title}", asking.width
                ),
            )
            for number, one in enumerate(tellers.values(), 1)
        ),
        apart=False,
    )
    return View(*made, noun="Articles", total=len(tellers))


def sources(asking: Asking) -> View:
    """List the sources; the number of one lists its articles."""
    found = asking.library.sources()
    after = "the one with most articles first; the number of one lists them."
    made = lists.listed(
        _counted(asking, len(found), "source", "sources", f", {after}"),
        (
            (
                number,
                Asked("search", f"source:{one.slug or 'unknown'} sort:date"),
                [f"{number}. {one.name}, {one.articles} article{'s'[: one.articles != 1]}"],
            )
            for number, one in enumerate(found, 1)
        ),
        apart=False,
    )
    return View(*made, noun="Sources", total=len(found))


def _stories(asking: Asking, most: int) -> View:
    found, total = asking.library.stories.newest(most)
    _warn(asking)
    after = ", the newest first; the number of one lists its articles."
    made = lists.listed(
        _counted(asking, total, "story", "stories", after),
        (
            (number, Asked("story", one.lead.id), stories_of.numbered(one, number, asking.width))
            for number, one in enumerate(found, 1)
        ),
    )
    return View(*made, noun="Stories", total=total if found else 0, more=more_stories)


def _counted(asking: Asking, number: int, one: str, more: str, after: str) -> list[str]:
    """Say how many there are, and what to do with them where there are some."""
    words = f"{number:,} {one if number == 1 else more}{after}"
    if not number:
        words = f"No {more} for {asking.rest}." if asking.rest else f"No {more}."
    return list(hanging("", words, asking.width))


def _warn(asking: Asking) -> None:
    if asking.library.stories.trouble:
        asking.tell(f"Warning: {asking.library.stories.trouble}")
