"""The sentences of articles, as they are compared."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.models import Part, Role, Sentence, Span
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Article


MOST_SENTENCES = 400
"""Of one article: some 8,000 words. Of longer texts the start is compared, which is where an
event is told, and comparing stays a matter of a second."""


def sentences_of(articles: Sequence[Article]) -> tuple[Sentence, ...]:
    """Give the first sentences of some articles: titles, deks and prose, no headings."""
    found: list[Sentence] = []
    for at, article in enumerate(articles):
        spans = islice(_spans(article), MOST_SENTENCES)
        found += [
            Sentence(at, number, part, paragraph, span, text[span.start : span.end])
            for number, (part, paragraph, text, span) in enumerate(spans, 1)
        ]
    return tuple(found)


def is_longer(article: Article) -> bool:
    """Tell whether an article has more sentences than are compared."""
    return next(islice(_spans(article), MOST_SENTENCES, None), None) is not None


def _spans(article: Article) -> Iterator[tuple[Part, int, str, Span]]:
    for part, paragraph, text in _parts(article):
        for span in [Span(0, len(text))] if part is Part.TITLE else sentences(text):
            yield part, paragraph, text, span


def _parts(article: Article) -> Iterator[tuple[Part, int, str]]:
    if article.title:
        yield Part.TITLE, 0, article.title
    yield Part.DEK, 0, article.dek or ""
    for index, paragraph in enumerate(article.body):
        if paragraph.kind is not Role.HEADING:
            yield Part.BODY, index, paragraph.text
