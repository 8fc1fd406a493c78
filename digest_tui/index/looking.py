"""What can be looked for in one state of the index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whoosh import query as whoosh

from digest_tui.index.asked import Completion, FoundTakeaway, FoundTakeaways, Scored
from digest_tui.index.compile import Compiler
from digest_tui.index.engine import Engine, most_of
from digest_tui.index.engine.words import Words
from digest_tui.index.expand import Expander
from digest_tui.index.queries import Among, WideOr
from digest_tui.index.schema import ARTICLE, NO_SOURCE, TAKEAWAY
from digest_tui.models import Order
from digest_tui.query import tree
from digest_tui.text.keyboards import in_other_layouts
from digest_tui.text.nearby import first_letters, meant
from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whoosh.searching import Searcher

    from digest_tui.index.asked import Wanted
    from digest_tui.models import Spelling
    from digest_tui.query import Node

_ARTICLES = whoosh.Term("kind", ARTICLE)
_TAKEAWAYS = whoosh.Term("kind", TAKEAWAY)
_MOST_SLIPS = 2
"""Letters that a word that was meant is longer or shorter."""


class Looking:
    """Looks in what one searcher of Whoosh has open."""

    def __init__(self, searcher: Searcher) -> None:
        self._names: dict[str, Spelling] = {}
        self._meant: dict[str, str | None] = {}
        self._engine = Engine(searcher)

    def find(self, wanted: Wanted) -> Scored:
        """Find the articles that answer a query."""
        expander = Expander(self._engine.leaves, self._names)
        query = Compiler(wanted, expander).compile(wanted.node)
        found = self._found(query, wanted)
        return found._replace(note=expander.note, spellings=tuple(expander.spellings.values()))

    def like(self, words: Sequence[str], limit: int, wanted: Wanted) -> Scored:
        """Find the articles that have the most of some words, folded; best first."""
        terms = dict.fromkeys(stem for word in words for stem in stems(word))
        query = WideOr([whoosh.Term("text", stem) for stem in terms])
        return self._found(query, wanted, limit)

    def takeaways(self, wanted: Wanted) -> FoundTakeaways:
        """Find the takeaways that answer a query, best first."""
        expander = Expander(self._engine.leaves, self._names)
        query = Compiler(wanted, expander).compile(wanted.node)
        match = self._engine.match(query, _TAKEAWAYS)
        ranked = self._engine.rank(match, wanted.limit, Order.RELEVANCE)
        found = tuple(
            FoundTakeaway(
                self._engine.value("article", hit),
                *map(int, self._engine.value("takeaway", hit).split(":")),
            )
            for hit in ranked.hits
        )
        return FoundTakeaways(found, expander.note)

    def completions(self, beginning: str, limit: int, part: str) -> list[Completion]:
        """Give the most frequent words of a part that begin with some folded letters."""
        found, _ = Words(self._engine.leaves, f"{part}_words").beginning(beginning, limit)
        return [Completion(word, documents) for word, documents in found]

    def suggested(self, word: str) -> str | None:
        """Give a word of the index that may have been meant; None where there is no better."""
        if word not in self._meant:
            self._meant[word] = self._probably(word)
        return self._meant[word]

    def frequencies(self, words: Sequence[str]) -> list[int]:
        """Tell how many articles have some words, in any form."""
        place = self._engine.leaves.place
        return [
            max(place("text", stem.encode()).documents for stem in stems(word)) for word in words
        ]

    def alike(
        self, wanted: Sequence[Iterable[str]], limit: int, among: Collection[str]
    ) -> list[list[str]]:
        """See `engine.most_of`."""
        return most_of(self._engine, wanted, limit, among)

    def _probably(self, word: str) -> str | None:
        words = Words(self._engine.leaves, "text_words")
        candidates: Counter[str] = Counter()
        lengths = range(len(word) - _MOST_SLIPS, len(word) + _MOST_SLIPS + 1)
        for known, documents in words.about_as_long(first_letters(word), lengths):
            candidates[known] += documents
        for other in in_other_layouts(word):
            candidates[other] = words.documents(other)
        return meant(word, candidates.items(), self._engine.leaves.documents)

    def _found(self, query: whoosh.Query, wanted: Wanted, limit: int | None = None) -> Scored:
        filters: list[whoosh.Query] = [_ARTICLES]
        if wanted.sources:
            filters.append(Among("source", [slug or NO_SOURCE for slug in wanted.sources]))
        order = wanted.order
        if order is Order.RELEVANCE and limit is None and not _weighs(wanted.node):
            order = Order.DATE
        match = self._engine.match(query, *filters)
        most = wanted.limit if limit is None else limit
        ranked = self._engine.rank(match, most, order, 0 if limit is not None else wanted.skip)
        facets = self._engine.count(match) if wanted.facets else None
        articles = tuple((self._engine.value("article", hit), hit.score) for hit in ranked.hits)
        return Scored(articles, ranked.total, facets=facets)


def _weighs(node: Node) -> bool:
    """Tell whether a query has anything of which an article can have more than another."""
    match node:
        case tree.Dated() | tree.Named() | tree.Not() | tree.Field("source"):
            return False
        case tree.And(nodes) | tree.Or(nodes):
            return any(map(_weighs, nodes))
        case tree.Field(_, inner):
            return _weighs(inner)
    return True
