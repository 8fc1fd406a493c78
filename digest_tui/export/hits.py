"""The hits of a search as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digest_tui.export.as_json import entry_object
from digest_tui.export.lines import hanging_marked, marked
from digest_tui.export.signs import SIGNS, WORDS
from digest_tui.text.width import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.export.lines import Emphasis
    from digest_tui.export.signs import Signs
    from digest_tui.models import Answer, Facets, Highlighted, Hit, StoryHits

Object = dict[str, Any]


def listed(given: Answer, width: int, emphasis: Emphasis) -> Iterator[str]:
    """Give the hits of a search, each with its name, source, date and snippets."""
    for hit in given.hits:
        yield from _hit(hit, width, emphasis)
        yield ""


def numbered(hit: Hit, number: int, width: int) -> Iterator[str]:
    """Give one hit under its number, its best passage alone, without a sign and its name."""
    head = f"{number}. "
    yield from hanging_marked(head, hit.title, width, str)
    yield from _told(replace(hit, snippets=hit.snippets[:1]), width, str, WORDS)


def by_story(
    given: Answer, groups: Sequence[StoryHits], width: int, emphasis: Emphasis
) -> Iterator[str]:
    """Give the hits of a search by story: the best in full, below it the others of its story."""
    hits = {hit.entry.id: hit for hit in given.hits}
    for group in groups:
        best, *others = group.ids
        yield from _hit(hits[best], width, emphasis)
        if group.articles > 1:
            yield f"  {group.size}"
        for other in others:
            entry = hits[other].entry
            yield f"  + {entry.source_name} · {entry.dated}"
            yield f"      {entry.name}"
        yield ""


def counts(given: Answer) -> Iterator[str]:
    """Give how many hits are of each source and of each month."""
    if given.facets:
        for slug, articles in given.facets.sources:
            yield f"{articles:6}  {slug or '-'}"
        for month in given.facets.months:
            yield f"{month.articles:6}  {month.name}"
        if given.facets.undated:
            yield f"{given.facets.undated:6}  date unknown"


def as_object(given: Answer, groups: Sequence[StoryHits] | None = None) -> Object:
    """Make the object of `search`."""
    names = {hit.entry.id: hit.entry.name for hit in given.hits}
    value: Object = {
        "query": given.question.text,
        "total": given.total,
        "note": given.note,
        "spellings": [{"word": one.word, "others": list(one.others)} for one in given.spellings],
        "suggestion": given.suggestion,
        "facets": _facets(given.facets) if given.facets else None,
        "hits": [_hit_object(hit) for hit in given.hits],
    }
    if groups is not None:
        value["stories"] = [
            {
                "hits": [names[one] for one in group.ids],
                "articles": group.articles,
                "accounts": group.accounts,
            }
            for group in groups
        ]
    return value


def _facets(facets: Facets) -> Object:
    return {
        "sources": [{"slug": slug, "articles": articles} for slug, articles in facets.sources],
        "months": [{"month": one.name, "articles": one.articles} for one in facets.months],
        "undated": facets.undated,
    }


def _hit_object(hit: Hit) -> Object:
    return entry_object(hit.entry) | {
        "score": round(hit.score, 3),
        "title_marks": [list(span) for span in hit.title.spans],
        "snippets": [
            {"where": snippet.where, "paragraph": snippet.paragraph} | _marked(snippet.words)
            for snippet in hit.snippets
        ],
    }


def _marked(words: Highlighted) -> Object:
    return {"text": words.text, "marks": [list(span) for span in words.spans]}


def _hit(hit: Hit, width: int, emphasis: Emphasis) -> Iterator[str]:
    yield from _wrapped(hit.title, width, "", emphasis)
    yield f"  {hit.entry.name}"
    yield from _told(hit, width, emphasis, SIGNS)


def _told(hit: Hit, width: int, emphasis: Emphasis, signs: Signs) -> Iterator[str]:
    yield f"  {hit.entry.source_name}{signs.between}{hit.entry.dated}"
    for snippet in hit.snippets:
        where = f"{snippet.where}: " if snippet.where.startswith("takeaway") else ""
        yield from _wrapped(_prefixed(snippet.words, where), width, "    ", emphasis)


def _prefixed(words: Highlighted, prefix: str) -> Highlighted:
    return type(words)(
        prefix + words.text,
        tuple(type(s)(s.start + len(prefix), s.end + len(prefix)) for s in words.spans),
    )


def _wrapped(words: Highlighted, width: int, indent: str, emphasis: Emphasis) -> Iterator[str]:
    for line in wrap(words.text, width - len(indent)):
        yield indent + marked(words, line, emphasis)
