"""From our query tree to Whoosh's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as whoosh

from digest_tui.index.queries import Among, Between, Near, OneOf, WideOr
from digest_tui.index.schema import NO_SOURCE
from digest_tui.query import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.index.asked import Wanted
    from digest_tui.index.expand import Expander
    from digest_tui.query import Node

_TITLE_BOOST = 2.0
_FIELDS = {
    "text": "text",
    "title": "title",
    "takeaway": "takeaways",
    "byline": "byline",
    "url": "url",
}
_WITHOUT_STEMS = {"byline", "url"}
_FIRST_DAY, _LAST_DAY = 1, 99991231
"""0 is the day of what has none."""


class Compiler:
    """Makes Whoosh queries for what is wanted."""

    def __init__(self, wanted: Wanted, expander: Expander) -> None:
        """Make one.

        Args:
            wanted: What is wanted; it knows the sources and articles that are named.
            expander: Knows the words of the index.
        """
        self._wanted = wanted
        self._expander = expander

    def compile(self, node: Node, part: str = "text") -> whoosh.Query:
        """Make the query of a tree, to be found in one part of an article."""
        match node:
            case tree.And(nodes):
                return _all([self.compile(inner, part) for inner in nodes])
            case tree.Or((tree.Word(word), tree.Prefix(letters))) if word == letters:
                return whoosh.Or([self._word(word, part), self._growing(letters, part)])
            case tree.Or(nodes):
                return whoosh.Or([_all([self.compile(inner, part)]) for inner in nodes])
            case tree.Not(inner):
                return whoosh.Not(self.compile(inner, part))
            case tree.Field("source", tree.Prefix(name)):
                return Among("source", [slug or NO_SOURCE for slug in self._wanted.slugs(name)])
            case tree.Field(name, inner):
                return self.compile(inner, name)
            case tree.Dated() | tree.Named():
                return self._filter(node)
            case _:
                return self._words(node, part)

    def _words(
        self,
        node: tree.Word | tree.Phrase | tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.Near,
        part: str,
    ) -> whoosh.Query:
        field = f"{_FIELDS[part]}_words"
        match node:
            case tree.Word(word):
                return self._word(word, part)
            case tree.Phrase((word,)):
                return whoosh.Term(field, word)
            case tree.Phrase(words):
                return whoosh.Phrase(field, list(words))
            case tree.Near(nodes, distance):
                places = [self._expander.near(field, one) for one in nodes]
                return Near(field, places, distance) if all(places) else whoosh.NullQuery()
            case _:
                return _any_word(field, self._expander.words(field, node))

    def _word(self, word: str, part: str) -> whoosh.Query:
        if part in _WITHOUT_STEMS:
            return whoosh.Term(f"{part}_words", word)
        stems = self._expander.stems(word, as_typed=self._wanted.as_typed)
        field = _FIELDS[part]
        found = _spelled(field, stems)
        if part != "text":
            return found
        return whoosh.Or([found, _spelled("title", stems, boost=_TITLE_BOOST)])

    def _growing(self, letters: str, part: str) -> whoosh.Query:
        field = f"{_FIELDS[part]}_words"
        return _any_word(field, self._expander.growing(field, letters))

    def _filter(self, node: tree.Dated | tree.Named) -> whoosh.Query:
        match node:
            case tree.Named():
                return Among("article", self._wanted.members(node))
            case tree.Dated(None, None):
                return Between("day", 0, 0)
            case tree.Dated(first, last):
                return Between(
                    "day",
                    int(f"{first:%Y%m%d}") if first else _FIRST_DAY,
                    int(f"{last:%Y%m%d}") if last else _LAST_DAY,
                )


def _spelled(field: str, stems: Sequence[str], boost: float = 1.0) -> whoosh.Query:
    if len(stems) == 1:
        return whoosh.Term(field, stems[0], boost=boost)
    return OneOf(field, stems, boost=boost)


def _any_word(field: str, words: Iterable[str]) -> whoosh.Query:
    terms = [whoosh.Term(field, word) for word in words]
    return WideOr(terms) if terms else whoosh.NullQuery()


def _all(queries: list[whoosh.Query]) -> whoosh.Query:
    """All of them; where nothing is asked for but absence, everything else."""
    if all(isinstance(query, whoosh.Not) for query in queries):
        queries = [whoosh.Every(), *queries]
    return queries[0] if len(queries) == 1 else whoosh.And(queries)
