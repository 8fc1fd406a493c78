"""Which articles tell what takeaways say, whole or in part, and in which passages."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.likeness.runs import Runs
from digest_tui.analyse.likeness.sparse import Likeness
from digest_tui.models import Passage, Role, Span, Told
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.likeness.runs import Run
    from digest_tui.models import Article

_ARTICLE_AT_LEAST = 0.30
_PASSAGE_AT_LEAST = 0.20
_SUPPORT = 0.3
"""What the second and third passage add to the score of an article."""
_RUN_AT_LEAST, _RUN_WORDS = 1.6, 4
_RUN_SCORE = 0.10
"""The run that tells a part of a takeaway, and how much the sentence is like it at least.

How all of these were found: docs/comparison.md."""
_MOST_SENTENCES = 400
"""Of one article, as in a comparison."""


class Telling(NamedTuple):
    """An article that tells a takeaway, or part of it."""

    article: Article
    told: Told
    score: float
    passages: tuple[Passage, ...]
    """Best first."""


class _Place(NamedTuple):
    paragraph: int | None
    span: Span
    text: str


def tellings(takeaways: Sequence[str], articles: Sequence[Article]) -> list[list[Telling]]:
    """Find the articles that tell takeaways in their own prose.

    Args:
        takeaways: Those of one report; together they show what is particular in each.
        articles: Where to look.

    Returns:
        For each takeaway the articles that tell it, best first, and after them those that
        tell part of it.
    """
    places = [list(islice(_places(article), _MOST_SENTENCES)) for article in articles]
    texts = [place.text for some in places for place in some]
    likeness, runs = Likeness(takeaways, texts), Runs([*takeaways, *texts])
    found = []
    for takeaway in range(len(takeaways)):
        scores = likeness.scores(takeaway)
        told = []
        at = 0
        for article, some in zip(articles, places, strict=True):
            own = scores[at : at + len(some)]
            telling = _telling(article, some, own)
            if telling is None:
                first = len(takeaways) + at
                having = [
                    runs.best(takeaway, first + n, _RUN_AT_LEAST, _RUN_WORDS)
                    if score >= _RUN_SCORE
                    else None
                    for n, score in enumerate(own)
                ]
                telling = _in_part(article, some, own, having)
            if telling:
                told.append(telling)
            at += len(some)
        found.append(sorted(told, key=lambda one: (one.told is Told.PARTLY, -one.score)))
    return found


def _telling(article: Article, places: list[_Place], scores: list[float]) -> Telling | None:
    """Judge an article by the sentences that are like a takeaway as a whole."""
    best = sorted(
        (
            Passage(*place, score)
            for place, score in zip(places, scores, strict=True)
            if score >= _PASSAGE_AT_LEAST
        ),
        key=lambda passage: -passage.score,
    )
    if not best:
        return None
    score = sum(passage.score * (_SUPPORT if rank else 1) for rank, passage in enumerate(best[:3]))
    told = Told.TOLD if score >= _ARTICLE_AT_LEAST else Told.PARTLY
    return Telling(article, told, score, tuple(best))


def _in_part(
    article: Article, places: list[_Place], scores: list[float], runs: list[Run | None]
) -> Telling | None:
    """Judge an article by the sentences that have a part of a takeaway as it stands there."""
    found = [
        (run, Passage(*place, score, run.words))
        for place, score, run in zip(places, scores, runs, strict=True)
        if run
    ]
    if not found:
        return None
    found.sort(key=lambda each: each[0], reverse=True)
    passages = tuple(passage for _, passage in found)
    return Telling(article, Told.PARTLY, max(passage.score for passage in passages), passages)


def _places(article: Article) -> Iterator[_Place]:
    yield from _of(article.dek or "", None)
    for index, paragraph in enumerate(article.body):
        if paragraph.kind is not Role.HEADING:
            yield from _of(paragraph.text, index)


def _of(text: str, paragraph: int | None) -> Iterator[_Place]:
    for span in sentences(text):
        yield _Place(paragraph, span, text[span.start : span.end])
