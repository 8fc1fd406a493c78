"""What a query of Whoosh matches, and how it scores.

Scores are Whoosh's: BM25F for words and stems, 1 for a term of a field without lengths and
for what must not be there, sums for AND and OR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from whoosh import query as whoosh

from digest_tui.index.engine import positions
from digest_tui.index.engine.any_of import AnyOf
from digest_tui.index.engine.match import Match, bm25, constant, intersection, nothing, union
from digest_tui.index.queries import Among, Between, Near, OneOf
from digest_tui.index.segment.layout import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.index.engine.leaf import Leaf
    from digest_tui.index.engine.leaves import Leaves, TermPlace
    from digest_tui.index.engine.match import Mask, Numbers
    from digest_tui.index.segment import TextField


class Evaluator:
    """Evaluates queries; deleted documents are matched as others are."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self._size = leaves.documents

    def match(self, query: whoosh.Query) -> Match:
        """Evaluate a query."""
        return self._known(query) or self._by_whoosh(query)

    def inside(self, query: whoosh.Query) -> Mask:
        """Tell of each document whether a query matches it."""
        columns = self._leaves.columns
        match query:
            case Between():
                numbers = columns.numbers(query.fieldname)
                return (numbers >= query.first) & (numbers <= query.last)
            case Among():
                return columns.among(query.fieldname, query.values)
        inside = np.zeros(self._size, np.bool_)
        inside[self.match(query).docs] = True
        return inside

    def _known(self, query: whoosh.Query) -> Match | None:
        if query is whoosh.NullQuery:
            return nothing()
        match query:
            case whoosh.Term():
                return self._term(query)
            case OneOf():
                return self._one_of(query)
            case whoosh.And() if query.subqueries:
                return self._boosted(query, intersection(self._each(query), self._size))
            case whoosh.Or() if query.subqueries:
                return self._boosted(query, self._any(query))
            case whoosh.Not():
                return constant(np.flatnonzero(~self.inside(query.query)))
            case whoosh.Phrase():
                return self._phrase(query)
            case Near():
                return self._near(query)
            case whoosh.Every() if query.fieldname is None:
                return constant(np.arange(self._size), query.boost)
            case Between() | Among():
                return constant(np.flatnonzero(self.inside(query)))
        return None

    def _each(self, query: whoosh.And | whoosh.Or) -> list[Match]:
        return [self.match(one) for one in query.subqueries]

    @staticmethod
    def _boosted(query: whoosh.Query, match: Match) -> Match:
        # Whoosh forgets the boost of what has one part only.
        if query.boost == 1.0 or len(getattr(query, "subqueries", "12")) == 1:
            return match
        return Match(match.docs, lambda at: match.score(at) * query.boost)

    # Terms

    def _term(self, query: whoosh.Term) -> Match:
        name, boost = query.fieldname, query.boost
        place = self._leaves.place(name, _encoded(query.text))
        if name in LAYOUT.keywords:
            having = self._leaves.columns.having(name, place.ordinals)
            return constant(np.flatnonzero(having), boost)
        return self._spelled(name, [place], place.idf * boost)

    def _one_of(self, query: OneOf) -> Match:
        name = query.fieldname
        places = [self._leaves.place(name, text.encode()) for text in query.texts]
        idf = min((place.idf for place in places), default=0.0)
        return self._spelled(name, places, idf * query.boost)

    def _spelled(self, name: str, places: Sequence[TermPlace], idf: float) -> Match:
        """Match some stems or words as one term."""
        docs, counts = self._leaves.postings(name, places)
        return bm25(docs, counts, self._leaves.norms(name), idf) if len(docs) else nothing()

    def _any(self, query: whoosh.Or) -> Match:
        field = _one_field(query.subqueries)
        if field is None or field not in LAYOUT.texts or len(query.subqueries) == 1:
            return union(self._each(query), self._size)
        return self._one_of_many(field, query.subqueries)

    def _one_of_many(self, name: str, terms: Sequence[whoosh.Term]) -> Match:
        """Match any of many words of one field: no word is scored before all are known."""
        places = [self._leaves.place(name, _encoded(term.text)) for term in terms]
        boosts = [term.boost for term in terms]
        any_of = AnyOf(self._leaves, name, places, boosts)
        matched = any_of.documents()
        return Match(matched, lambda at: any_of.scores()[matched[at]])

    # Positions

    def _phrase(self, query: whoosh.Phrase) -> Match | None:
        if query.slop != 1 or not query.words:
            return None
        name = query.fieldname

        def standing(leaf: Leaf, words: TextField, docs: Numbers) -> Numbers:
            return positions.with_phrase(words, self._ordinals(leaf, name, query.words), docs)

        anywhere = self.match(whoosh.And([whoosh.Term(name, word) for word in query.words]))
        return self._boosted(query, self._where(name, anywhere, standing))

    def _near(self, query: Near) -> Match:
        name = query.fieldname

        def standing(leaf: Leaf, words: TextField, docs: Numbers) -> Numbers:
            places = [
                positions.places(words, self._ordinals(leaf, name, some), docs)
                for some in query.places
            ]
            return positions.with_near(places, query.distance)

        return self._where(name, self.match(query.without_places), standing)

    def _where(
        self,
        name: str,
        match: Match,
        standing: Callable[[Leaf, TextField, Numbers], Numbers],
    ) -> Match:
        """Leave those documents of a match in which words stand as they should."""
        inside = np.zeros(self._size, np.bool_)
        for leaf in self._leaves:
            words, docs = leaf.words(name), leaf.within(match.docs)
            if words and len(docs):
                inside[leaf.base + standing(leaf, words, docs)] = True
        return match.kept(inside[match.docs])

    def _ordinals(self, leaf: Leaf, name: str, words: Sequence[str]) -> list[int]:
        places = (self._leaves.place(name, word.encode()) for word in words)
        return [at for place in places if (at := place.ordinals[leaf.number]) >= 0]

    # What is not known here

    def _by_whoosh(self, query: whoosh.Query) -> Match:
        docs, scores = [], []
        for leaf in self._leaves:
            matcher = query.matcher(leaf.searcher, leaf.searcher.context())
            while matcher.is_active():
                docs.append(leaf.base + matcher.id())
                scores.append(matcher.score())
                matcher.next()
        known = np.array(scores, np.float64)
        return Match(np.array(docs, np.intp), lambda at: known[at])


def _one_field(queries: Sequence[whoosh.Query]) -> str | None:
    """Name the field of which all of some queries are terms."""
    names = {query.fieldname if isinstance(query, whoosh.Term) else None for query in queries}
    return names.pop() if len(names) == 1 else None


def _encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
