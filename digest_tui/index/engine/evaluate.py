"""What a query of Whoosh matches in one segment, and how it scores there.

Scores are Whoosh's: BM25F for words and stems, 1 for a term of a field without lengths and
for what must not be there, sums for AND and OR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from whoosh import query as whoosh

from digest_tui.index.engine import positions
from digest_tui.index.engine.match import Match, bm25, constant, intersection, nothing, union
from digest_tui.index.queries import K1, Among, Between, Near, OneOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.index.engine.leaf import Leaf, Leaves
    from digest_tui.index.engine.match import Counts, Numbers, Scores
    from digest_tui.index.segment import TextField


_MANY = 16
"""Finding a term takes so many times as long as going past one."""


class Evaluator:
    """Evaluates queries in one segment; deleted documents are matched as others are."""

    def __init__(self, leaves: Leaves, leaf: Leaf) -> None:
        self._leaves = leaves
        self._leaf = leaf
        self._size = leaf.size

    def match(self, query: whoosh.Query) -> Match:
        """Evaluate a query."""
        known = self._known(query) if self._leaf.arrays else None
        return known or self._by_whoosh(query)

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
                return self._without(self.match(query.query).docs)
            case whoosh.Phrase():
                return self._phrase(query)
            case Near():
                return self._near(query)
            case whoosh.Every() if query.fieldname is None:
                return constant(np.arange(self._size), query.boost)
            case Between():
                numbers = self._numbers(query.fieldname)
                inside = (numbers >= query.first) & (numbers <= query.last)
                return constant(np.flatnonzero(inside))
            case Among():
                return self._among(query)
        return None

    def _each(self, query: whoosh.And | whoosh.Or) -> list[Match]:
        return [self.match(one) for one in query.subqueries]

    @staticmethod
    def _boosted(query: whoosh.Query, match: Match) -> Match:
        # Whoosh forgets the boost of what has one part only.
        if query.boost == 1.0 or len(getattr(query, "subqueries", "12")) == 1:
            return match
        return Match(match.docs, lambda at: match.score(at) * query.boost)

    def _without(self, docs: Numbers) -> Match:
        left = np.ones(self._size, np.bool_)
        left[docs] = False
        return constant(np.flatnonzero(left))

    # Terms

    def _term(self, query: whoosh.Term) -> Match:
        name, boost = query.fieldname, query.boost
        place = self._leaves.place(name, _encoded(query.text))
        ordinal = place.ordinals[self._leaf.number]
        if ordinal < 0:
            return nothing()
        keyword = self._leaf.keyword(name)
        if keyword:
            return constant(keyword.docs(ordinal).astype(np.intp), boost)
        return self._spelled(name, [ordinal], place.idf * boost)

    def _one_of(self, query: OneOf) -> Match:
        name = query.fieldname
        places = [self._leaves.place(name, text.encode()) for text in query.texts]
        here = [at for place in places if (at := place.ordinals[self._leaf.number]) >= 0]
        idf = min((place.idf for place in places), default=0.0)
        return self._spelled(name, here, idf * query.boost)

    def _spelled(self, name: str, ordinals: Sequence[int], idf: float) -> Match:
        """Match the stems or words of some ordinals as one term."""
        stems = self._leaf.stems(name)
        words = self._leaf.words_of(name) if stems else self._leaf.words(name)
        if words is None or not ordinals:
            return nothing()
        members = ordinals
        codes = words.lengths
        if stems:
            known = {word for one in ordinals for word in stems.members(one).tolist()}
            members = sorted(known)
            codes = stems.lengths
        docs, counts = self._leaf.postings.get(
            (name, *members), lambda: self._postings(words, members)
        )
        norms = self._leaves.norms(self._leaf, name, codes)
        return Match(docs, bm25(docs, counts, norms, idf))

    @staticmethod
    def _postings(words: TextField, members: Sequence[int]) -> tuple[Numbers, Counts]:
        docs, counts = words.joint_postings(members)
        return docs.astype(np.intp), counts

    def _any(self, query: whoosh.Or) -> Match:
        field = _one_field(query.subqueries)
        words = self._leaf.words(field) if field else None
        if words is None or len(query.subqueries) == 1:
            return union(self._each(query), self._size)
        return self._one_of_many(words, query.subqueries)

    def _one_of_many(self, words: TextField, terms: Sequence[whoosh.Term]) -> Match:
        """Match any of many words of one field: all at once, since each is quickly done."""
        name = terms[0].fieldname
        places = [self._leaves.place(name, _encoded(term.text)) for term in terms]
        found = [
            (words.postings(ordinal), place.idf * term.boost)
            for place, term in zip(places, terms, strict=True)
            if (ordinal := place.ordinals[self._leaf.number]) >= 0
        ]
        if not found:
            return nothing()
        docs = np.concatenate([postings.docs for postings, _ in found])
        has_any = np.zeros(self._size, np.bool_)
        has_any[docs] = True
        matched = np.flatnonzero(has_any)

        def score(at: Numbers) -> Scores:
            counts = np.concatenate([postings.counts for postings, _ in found])
            sizes = [len(postings.docs) for postings, _ in found]
            idf = np.repeat([idf for _, idf in found], sizes)
            norms = self._leaves.norms(self._leaf, name, words.lengths)
            each = idf * (counts * (K1 + 1) / (counts + norms[docs]))
            total: Scores = np.bincount(docs, each, self._size).astype(np.float64)
            return total[matched[at]]

        return Match(matched, score)

    # Positions

    def _phrase(self, query: whoosh.Phrase) -> Match | None:
        if query.slop != 1 or not query.words:
            return None
        name = query.fieldname
        anywhere = self.match(whoosh.And([whoosh.Term(name, word) for word in query.words]))
        words = self._leaf.words(name)
        if words is None or not len(anywhere.docs):
            return anywhere
        ordinals = self._ordinals(name, query.words)
        docs = positions.with_phrase(words, ordinals, anywhere.docs)
        return self._boosted(query, self._only(anywhere, docs))

    def _near(self, query: Near) -> Match:
        words = self._leaf.words(query.fieldname)
        anywhere = self.match(query.without_places)
        if words is None or not len(anywhere.docs):
            return anywhere
        standing = [
            positions.places(words, self._ordinals(query.fieldname, some), anywhere.docs)
            for some in query.places
        ]
        return self._only(anywhere, positions.with_near(standing, query.distance))

    def _only(self, match: Match, docs: Numbers) -> Match:
        inside = np.zeros(self._size, np.bool_)
        inside[docs] = True
        return match.kept(inside[match.docs])

    def _ordinals(self, name: str, words: Sequence[str]) -> list[int]:
        places = (self._leaves.place(name, word.encode()) for word in words)
        return [at for place in places if (at := place.ordinals[self._leaf.number]) >= 0]

    # Filters, and what is not known here

    def _numbers(self, name: str) -> NDArray[np.int32]:
        assert self._leaf.arrays
        return self._leaf.arrays.numbers[name]

    def _among(self, query: Among) -> Match:
        keyword = self._leaf.keyword(query.fieldname)
        if keyword is None:
            return nothing()
        lexicon = keyword.lexicon
        values = {value.encode() for value in query.values}
        wanted = np.zeros(len(lexicon) + 1, np.bool_)  # the last one stands for none
        if len(values) * _MANY > len(lexicon):
            known = lexicon.slice(range(len(lexicon)))
            wanted[:-1] = np.fromiter((term in values for term in known), np.bool_, len(known))
        else:
            for ordinal in map(lexicon.find, values):
                wanted[ordinal] |= ordinal >= 0
        return constant(np.flatnonzero(wanted[keyword.ordinals]))

    def _by_whoosh(self, query: whoosh.Query) -> Match:
        searcher = self._leaf.searcher
        matcher = query.matcher(searcher, searcher.context())
        docs, scores = [], []
        while matcher.is_active():
            docs.append(matcher.id())
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
