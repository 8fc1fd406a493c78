"""From our query tree to Whoosh's."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from whoosh import query as whoosh

from digest_tui.index.damage import whoosh_at_work
from digest_tui.index.schema import NO_SOURCE
from digest_tui.query import (
    And,
    Dated,
    Field,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)
from digest_tui.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from whoosh.reading import IndexReader

    from digest_tui.index.asked import Members, Slugs

MOST_EXPANSIONS = 64
"""Words that a prefix or wildcard stands for at most: the most frequent ones."""
_MOST_LOOKED_AT = 20_000
_TITLE_BOOST = 2.0
_FIELDS = {
    "text": "text",
    "title": "title",
    "takeaway": "takeaways",
    "byline": "byline",
    "url": "url",
}
_WITHOUT_STEMS = {"byline", "url"}


class _WideOr(whoosh.Or):
    """Whoosh's own choice above 5,000 documents is a tree of matchers that takes minutes."""

    matcher_type = whoosh.Or.ARRAY_MATCHER


class Compiler:
    """Makes Whoosh queries for one reader of the index."""

    def __init__(
        self, reader: IndexReader, sources: Slugs, members: Members, folder: Path
    ) -> None:
        """Make one.

        Args:
            reader: The index as it is now.
            sources: Gives the slugs of the sources that a name in a query means.
            members: Gives the ids of the articles that are known by a name.
            folder: Where the index is, to be named where it cannot be read.
        """
        self.reader = reader
        self.sources = sources
        self.members = members
        self.folder = folder
        self.capped: list[str] = []
        """Prefixes and wildcards that stand for more words than are searched."""

    @property
    def note(self) -> str | None:
        """What the reader should know of how the query was understood."""
        capped = ", ".join(self.capped)
        return f"{capped}: only the {MOST_EXPANSIONS} most frequent words" if capped else None

    def compile(self, node: Node, part: str = "text") -> whoosh.Query:
        """Make the query of a tree, to be found in one part of an article."""
        match node:
            case Word(text):
                return self._word(text, part)
            case Phrase(words) if len(words) == 1:
                return whoosh.Term(f"{_FIELDS[part]}_words", words[0])
            case Phrase(words):
                return whoosh.Phrase(f"{_FIELDS[part]}_words", list(words))
            case Prefix(text):
                return self._expanded(f"{text}*", text, lambda _: True, part)
            case Wildcard():
                return self._expanded(node.pattern, node.beginning, node.fits, part)
            case Fuzzy(text):
                return self._expanded(
                    f"{text}~", text[0], lambda word: Levenshtein.distance(word, text) <= 1, part
                )
            case Near(nodes):
                return self.compile(And(nodes), part)
            case Dated(None, None):
                return whoosh.Term("day", 0)
            case Dated(first, last):
                return whoosh.NumericRange(
                    "day",
                    int(f"{first:%Y%m%d}") if first else 1,
                    int(f"{last:%Y%m%d}") if last else None,
                )
            case Named():
                return _any(whoosh.Term("article", one) for one in self.members(node))
            case Field("source", Prefix(name)):
                return _any(
                    whoosh.Term("source", slug or NO_SOURCE) for slug in self.sources(name)
                )
            case Field(name, inner):
                return self.compile(inner, name)
            case Not(inner):
                return whoosh.Not(self.compile(inner, part))
            case And(nodes):
                return _all([self.compile(inner, part) for inner in nodes])
            case Or(nodes):
                return whoosh.Or([_all([self.compile(inner, part)]) for inner in nodes])
        raise AssertionError(node)  # pragma: no cover - mypy sees that nothing is left

    def _word(self, word: str, part: str) -> whoosh.Query:
        if part in _WITHOUT_STEMS:
            return whoosh.Term(f"{_FIELDS[part]}_words", word)
        term = whoosh.Term(_FIELDS[part], stem(word))
        if part != "text":
            return term
        return whoosh.Or([term, whoosh.Term("title", stem(word), boost=_TITLE_BOOST)])

    def _expanded(
        self, shown: str, beginning: str, fits: Callable[[str], bool], part: str
    ) -> whoosh.Query:
        field = f"{_FIELDS[part]}_words"
        with whoosh_at_work(self.folder):
            begun = islice(self.reader.expand_prefix(field, beginning), _MOST_LOOKED_AT)
            known = [encoded.decode() for encoded in begun]
        words = [word for word in known if fits(word)]
        if len(words) > MOST_EXPANSIONS:
            self.capped.append(shown)
            with whoosh_at_work(self.folder):
                words.sort(key=lambda word: -self.reader.doc_frequency(field, word))
        return _any(whoosh.Term(field, word) for word in words[:MOST_EXPANSIONS])


def _any(queries: Iterable[whoosh.Query]) -> whoosh.Query:
    found = list(queries)
    return _WideOr(found) if found else whoosh.NullQuery()


def _all(queries: list[whoosh.Query]) -> whoosh.Query:
    """All of them; where nothing is asked for but absence, everything else."""
    if all(isinstance(query, whoosh.Not) for query in queries):
        queries = [whoosh.Every(), *queries]
    return queries[0] if len(queries) == 1 else whoosh.And(queries)
