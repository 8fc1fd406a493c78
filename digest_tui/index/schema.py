"""What the index knows of an article and of a takeaway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.fields import ID, NUMERIC, TEXT, Schema

from digest_tui.index.analysis import Stems, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.index.indexed import Indexed

VERSION = 4
"""In the folder's name: raise it with every change of this file, `analysis`, `tokens` or
`contents`."""

ARTICLE = "article"
TAKEAWAY = "takeaway"
STEMS_OF = {"title": "title_words", "text": "text_words", "takeaways": "takeaways_words"}
"""The words that the stems of a field are made from."""
NO_SOURCE = "-"
"""Stands for an unknown source; no slug is like it."""


def make_schema() -> Schema:
    """Make the schema.

    Of every part there are two fields: its stems, for words in any form, without
    positions; and its words as they stand, with positions, for phrases and for words of
    which only the beginning is known. The texts themselves are in the store.
    """
    return Schema(
        kind=ID(stored=True),
        article=ID(stored=True),
        takeaway=ID(stored=True),  # "0:6", the sixth of the first assessment
        source=ID(stored=True),
        day=NUMERIC(int, sortable=True, stored=True, shift_step=0),  # 20250210; 0: unknown
        minute=NUMERIC(int, sortable=True, stored=True, shift_step=0),  # -1: unknown
        title=TEXT(Stems(), phrase=False),
        title_words=TEXT(Words()),
        text=TEXT(Stems(), phrase=False),
        text_words=TEXT(Words()),
        takeaways=TEXT(Stems(), phrase=False),
        takeaways_words=TEXT(Words()),
        byline_words=TEXT(Words()),
        url_words=TEXT(Words()),
    )


def documents(article: Indexed) -> Iterator[dict[str, str | int]]:
    """Give the documents of an article: itself, and one a takeaway."""
    takeaways = [
        (f"{position}:{takeaway.number}", takeaway.text)
        for position, assessment in enumerate(article.assessments)
        for takeaway in assessment.takeaways
    ]
    own: dict[str, str | int] = {
        "article": article.id,
        "source": article.source.slug if article.source else NO_SOURCE,
        "day": _day(article),
        "minute": _minute(article),
    }
    quoted = "\n".join(text for _, text in takeaways)
    body = "\n".join(paragraph.text for paragraph in article.body)
    # A word of a takeaway is a word of the article that quotes it.
    text = "\n".join(filter(None, (article.title, article.dek, body, quoted)))
    yield own | {
        "kind": ARTICLE,
        "title": article.title,
        "title_words": article.title,
        "text": text,
        "text_words": text,
        "takeaways": quoted,
        "takeaways_words": quoted,
        "byline_words": article.byline or "",
        "url_words": "\n".join(filter(None, (article.url, *article.also_at))),
    }
    for number, words in takeaways:
        # `takeaway:drone` asks for the same as `drone` where nothing but takeaways is asked for.
        yield own | {
            "kind": TAKEAWAY,
            "takeaway": number,
            "text": words,
            "text_words": words,
            "takeaways": words,
            "takeaways_words": words,
        }


def _day(article: Indexed) -> int:
    day = article.published.complete if article.published else None
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _minute(article: Indexed) -> int:
    given = article.published
    if given is None or given.hour is None or given.minute is None:
        return -1
    return given.hour * 60 + given.minute
