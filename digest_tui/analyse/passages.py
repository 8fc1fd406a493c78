"""Which articles tell what a takeaway says, and in which passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.analyse.similarity import Similarity
from digest_tui.models import Role, Span
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Article

_ARTICLE_AT_LEAST = 0.30
_PASSAGE_AT_LEAST = 0.20
_SUPPORT = 0.3
"""What the second and third passage add to the score of an article.

The three figures are from a measurement on 40 takeaways and 31 articles of February 2025
(average precision 97.9, F1 93.6); docs/comparison.md."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article."""

    paragraph: int | None
    """Which of the body's paragraphs, from 0; None is the standfirst."""
    span: Span
    """Where it stands in the paragraph."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Telling:
    """An article that tells a takeaway."""

    article: Article
    score: float
    passages: tuple[Passage, ...]
    """Best first."""


def tellings(takeaway: str, others: Sequence[str], articles: Sequence[Article]) -> list[Telling]:
    """Find the articles that tell a takeaway in their own prose, best first.

    Args:
        takeaway: What is looked for.
        others: The other takeaways of the list, which help to see what is particular.
        articles: Where to look.
    """
    places = [(article, passage) for article in articles for passage in _passages(article)]
    texts = [passage_text(article, passage) for article, passage in places]
    similarity = Similarity([takeaway, *others, *texts])
    first = 1 + len(others)
    found: dict[str, list[Passage]] = {}
    for at, (article, passage) in enumerate(places):
        score = similarity.score(0, first + at)
        if score >= _PASSAGE_AT_LEAST:
            scored = Passage(passage.paragraph, passage.span, score)
            found.setdefault(article.id, []).append(scored)
    results = []
    for article in articles:
        best = sorted(found.get(article.id, ()), key=lambda passage: -passage.score)
        score = sum(
            passage.score * (_SUPPORT if rank else 1) for rank, passage in enumerate(best[:3])
        )
        if score >= _ARTICLE_AT_LEAST:
            results.append(Telling(article, score, tuple(best)))
    return sorted(results, key=lambda telling: -telling.score)


def passage_text(article: Article, passage: Passage) -> str:
    """Give the words of a passage."""
    paragraph = passage.paragraph
    whole = (article.dek or "") if paragraph is None else article.body[paragraph].text
    return whole[passage.span.start : passage.span.end]


def _passages(article: Article) -> Iterator[Passage]:
    for span in sentences(article.dek or ""):
        yield Passage(None, span)
    for index, paragraph in enumerate(article.body):
        if paragraph.kind is not Role.HEADING:
            for span in sentences(paragraph.text):
                yield Passage(index, span)
