"""Hits as they are shown: which passages answer a question, and which words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.analyse.passages import passage_text
from digest_tui.models import Article, Entry, Highlighted, Hit, Reading, Role, Snippet, Span
from digest_tui.query import Matcher
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.passages import Telling
    from digest_tui.models import Question
    from digest_tui.query import Node

_SNIPPETS = 2
_LONGEST = 260
"""Characters of a snippet."""
_LEAD_IN = 60
"""Characters before the first word that is marked."""
_LOOKED_AT = 200_000
"""Characters of an article in which snippets are looked for."""


def hit(article: Article, score: float, node: Node | None) -> Hit:
    """Make the hit of a query."""
    title = article.headline
    return Hit(
        entry(article),
        score,
        Highlighted(title, Matcher.of(node, "title").spans(title)),
        tuple(_snippets(article, node)),
    )


def telling_hit(telling: Telling) -> Hit:
    """Make the hit of a takeaway: the passages that tell it."""
    return Hit(
        entry(telling.article),
        telling.score,
        Highlighted(telling.article.headline),
        tuple(passage_snippets(telling)),
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
            Highlighted(passage_text(telling.article, passage)),
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


def _snippets(article: Article, node: Node | None) -> Iterator[Snippet]:
    matcher = Matcher.of(node)
    in_takeaway = Matcher.of(node, "takeaway")
    ranked = []
    looked_at = 0
    for order, (where, paragraph, text) in enumerate(_parts(article)):
        fits = in_takeaway if where.startswith("takeaway") else matcher
        for span in sentences(text):
            sentence = text[span.start : span.end]
            kinds, marks = fits.look(sentence)
            if kinds:
                ranked.append((-kinds, order, where, paragraph, span, sentence, marks))
        looked_at += len(text)
        if looked_at > _LOOKED_AT:
            break
    ranked.sort(key=lambda found: found[:2])
    for _, _, where, paragraph, span, sentence, marks in ranked[:_SNIPPETS]:
        yield Snippet(where, paragraph, excerpt(sentence, marks), span)


def _parts(article: Article) -> Iterator[tuple[str, int | None, str]]:
    if article.dek:
        yield "dek", None, article.dek
    for index, paragraph in enumerate(article.body):
        if paragraph.kind is not Role.HEADING:
            yield "body", index, paragraph.text
    for assessment in article.assessments:
        for takeaway in assessment.takeaways:
            yield f"takeaway {takeaway.number}", None, takeaway.text


def excerpt(text: str, spans: Sequence[Span]) -> Highlighted:
    """Cut a text to what is shown of it, around the first word that is marked."""
    if len(text) <= _LONGEST:
        return Highlighted(text, tuple(spans))
    start = max(0, (spans[0].start if spans else 0) - _LEAD_IN)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = len(text)
    if end - start > _LONGEST:
        end = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
    head, tail = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(head) - start
    inside = tuple(
        Span(span.start + shift, span.end + shift)
        for span in spans
        if span.start >= start and span.end <= end
    )
    return Highlighted(f"{head}{text[start:end]}{tail}", inside)
