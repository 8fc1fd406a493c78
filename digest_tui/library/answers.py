"""Hits as they are shown: which passages answer a question, and which words in them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import NoLongerWanted
from digest_tui.library.snippets import Snippets
from digest_tui.models import (
    Article,
    Entry,
    Facets,
    Highlighted,
    Hit,
    MonthCount,
    Order,
    Reading,
    Snippet,
)
from digest_tui.query import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.analyse.takeaways.tellings import Telling
    from digest_tui.library.looked_for import LookedFor
    from digest_tui.models import Question
    from digest_tui.store import Store, Told

_T = TypeVar("_T")


def hit(told: Told, score: float, snippets: Snippets) -> Hit:
    """Make the hit of a query."""
    entry, text = told
    return Hit(entry, score, snippets.title(entry.title), snippets.of(text))


def hits(
    store: Store,
    scored: Sequence[tuple[str, float]],
    looked_for: LookedFor,
    wanted: Callable[[], bool],
) -> tuple[Hit, ...]:
    """Make the hits of a query from the ids of the articles and their scores.

    Raises:
        NoLongerWanted: So it was said.
    """
    scores = dict(scored)
    snippets = Snippets(looked_for.node, looked_for.also)
    made: list[Hit] = []
    for told in store.told(list(scores)):
        if not wanted():
            raise NoLongerWanted
        made.append(hit(told, scores[told.entry.id], snippets))
    return tuple(made)


def wanted_of(found: Sequence[_T], question: Question) -> Sequence[_T]:
    """Give those of all that a question wants."""
    return found[question.skip :][: question.limit]


def telling_hit(telling: Telling) -> Hit:
    """Make the hit of a takeaway: the passages that tell it."""
    return Hit(
        Entry.of(telling.article),
        telling.score,
        Highlighted(telling.article.headline),
        tuple(passage_snippets(telling)),
        telling.told,
    )


def counted(entries: Sequence[Entry]) -> Facets:
    """Count articles by source and by month."""
    days = [day for entry in entries if (day := _day(entry))]
    sources = Counter(entry.source for entry in entries)
    months = Counter((day.year, day.month) for day in days)
    return Facets(
        tuple(sorted(sources.items(), key=lambda one: (-one[1], one[0] or ""))),
        tuple(MonthCount(*month, n) for month, n in sorted(months.items(), reverse=True)),
        len(entries) - len(days),
    )


def ordered(entries: Sequence[Entry], order: Order) -> list[Entry]:
    """Put articles in an order, the newest of a source first; those without a day last."""

    def newest(entry: Entry) -> tuple[date, int, int]:
        given = entry.published
        hour, minute = (given.hour, given.minute) if given else (None, None)
        return _day(entry) or date.min, -1 if hour is None else hour, minute or 0

    found = sorted(entries, key=newest, reverse=True) if order is not Order.RELEVANCE else entries
    return sorted(found, key=_source) if order is Order.SOURCE else list(found)


def _source(entry: Entry) -> tuple[bool, str]:
    return entry.source is None, entry.source or ""


def _day(entry: Entry) -> date | None:
    return entry.published.complete if entry.published else None


def passage_snippets(telling: Telling) -> list[Snippet]:
    """Make snippets of the passages that tell a takeaway, best first."""
    return [
        Snippet(
            "dek" if passage.paragraph is None else "body",
            passage.paragraph,
            Highlighted(passage.text),
            passage.span,
        )
        for passage in telling.passages
    ]


def reading(
    article: Article,
    question: Question,
    looked_for: LookedFor,
    passages: Sequence[Snippet],
    cites: tuple[str, ...],
) -> Reading:
    """Mark the words of a question in an article."""
    node, also = looked_for.node, looked_for.also
    matcher = Matcher.of(node, also=also)
    in_takeaway = Matcher.of(node, "takeaway", also)
    return Reading(
        article=article,
        question=question,
        title=Matcher.of(node, "title", also).spans(article.title),
        dek=matcher.spans(article.dek or ""),
        body=tuple(matcher.spans(paragraph.text) for paragraph in article.body),
        takeaways=tuple(
            tuple(in_takeaway.spans(takeaway.text) for takeaway in assessment.takeaways)
            for assessment in article.assessments
        ),
        passages=tuple(passages),
        cites=cites,
    )
