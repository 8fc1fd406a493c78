"""Hits as they are shown: which passages answer a question, and which words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Article, Entry, Highlighted, Hit, Reading, Snippet
from digest_tui.query import Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.analyse.takeaways.tellings import Telling
    from digest_tui.library.snippets import Snippets
    from digest_tui.models import Question
    from digest_tui.query import Node


def hit(article: Article, score: float, snippets: Snippets) -> Hit:
    """Make the hit of a query."""
    return Hit(entry(article), score, snippets.title(article), snippets.of(article))


def telling_hit(telling: Telling) -> Hit:
    """Make the hit of a takeaway: the passages that tell it."""
    return Hit(
        entry(telling.article),
        telling.score,
        Highlighted(telling.article.headline),
        tuple(passage_snippets(telling)),
        telling.told,
    )


def entry(article: Article) -> Entry:
    """Make what lists show of an article."""
    return Entry(
        id=article.id,
        name=article.name,
        source=article.source.slug if article.source else None,
        source_name=article.source_name,
        title=article.headline,
        published=article.published,
        dek=article.dek,
    )


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
    node: Node | None,
    passages: Sequence[Snippet],
    cites: tuple[str, ...],
) -> Reading:
    """Mark the words of a question in an article."""
    matcher = Matcher.of(node)
    in_takeaway = Matcher.of(node, "takeaway")
    return Reading(
        article=article,
        question=question,
        title=Matcher.of(node, "title").spans(article.title),
        dek=matcher.spans(article.dek or ""),
        body=tuple(matcher.spans(paragraph.text) for paragraph in article.body),
        takeaways=tuple(
            tuple(in_takeaway.spans(takeaway.text) for takeaway in assessment.takeaways)
            for assessment in article.assessments
        ),
        passages=tuple(passages),
        cites=cites,
    )
