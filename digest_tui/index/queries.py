"""Kinds of queries that Whoosh does not have; the engine knows them, and so do its matchers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query.spans import SpanNear, SpanOr
from whoosh.scoring import bm25

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.searching import Searcher

B, K1 = 0.75, 1.2
"""Whoosh's own for BM25F."""


class WideOr(whoosh.Or):
    """One of many words; Whoosh's own choice above 5,000 documents takes minutes."""

    matcher_type = whoosh.Or.ARRAY_MATCHER


class OneOf(whoosh.Query):
    """Documents that have one of some terms, which are spellings of one word.

    They score as one term: what a document has of them is summed, and it is as frequent as
    the most frequent of them. So Lucene's SynonymQuery has it; where every spelling counted
    for itself, the rarest would come first.
    """

    def __init__(self, fieldname: str, texts: Sequence[str], boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.texts = tuple(texts)
        self.boost = boost

    def __repr__(self) -> str:
        return f"OneOf({self.fieldname!r}, {self.texts}, boost={self.boost})"

    def estimate_size(self, reader: Any) -> int:
        """Bound the number of documents, for Whoosh's order of matchers."""
        return int(sum(reader.doc_frequency(self.fieldname, text) for text in self.texts))

    def matcher(self, searcher: Searcher, context: Any = None) -> Matcher:  # noqa: ARG002
        """Go through all documents of all terms."""
        reader, parent, name = searcher.reader(), searcher.get_parent(), self.fieldname
        counts: Counter[int] = Counter()
        for text in self.texts:
            if (name, text) in reader:
                postings = reader.postings(name, text)
                while postings.is_active():
                    counts[postings.id()] += postings.weight()
                    postings.next()
        if not counts:
            return NullMatcher()
        idf = min(parent.idf(name, text) for text in self.texts)
        average = parent.avg_field_length(name) or 1
        docs = sorted(counts)
        scores = [
            self.boost
            * bm25(idf, counts[doc], reader.doc_field_length(doc, name, 1), average, B, K1)
            for doc in docs
        ]
        return ListMatcher(docs, scores)


class Between(whoosh.Query):
    """Documents whose number in a column lies between two, both among them."""

    def __init__(self, fieldname: str, first: int, last: int) -> None:
        self.fieldname = fieldname
        self.first = first
        self.last = last

    def __repr__(self) -> str:
        return f"Between({self.fieldname!r}, {self.first}, {self.last})"

    def estimate_size(self, reader: Any) -> int:
        """Bound the number of documents, for Whoosh's order of matchers."""
        return int(reader.doc_count())

    def matcher(self, searcher: Searcher, context: Any = None) -> Matcher:  # noqa: ARG002
        """Go through the documents one by one."""
        reader = searcher.reader()
        column = reader.column_reader(self.fieldname)
        return _listed(
            number for number in reader.all_doc_ids() if self.first <= column[number] <= self.last
        )


class Among(whoosh.Query):
    """Documents that have one of some values in a field."""

    def __init__(self, fieldname: str, values: Iterable[str]) -> None:
        self.fieldname = fieldname
        self.values = frozenset(values)

    def __repr__(self) -> str:
        return f"Among({self.fieldname!r}, {len(self.values)} values)"

    def estimate_size(self, reader: Any) -> int:
        """Bound the number of documents, for Whoosh's order of matchers."""
        return int(reader.doc_count())

    def matcher(self, searcher: Searcher, context: Any = None) -> Matcher:  # noqa: ARG002
        """Look every value up."""
        reader = searcher.reader()
        found = [
            number
            for value in self.values
            if (self.fieldname, value) in reader
            for number in reader.postings(self.fieldname, value).all_ids()
        ]
        return _listed(sorted(found))


class Near(whoosh.Query):
    """Documents in which words stand close to each other, in any order."""

    def __init__(self, fieldname: str, places: Sequence[Sequence[str]], distance: int) -> None:
        """Make one.

        Args:
            fieldname: A field with positions.
            places: The words of which one has to stand at each place, several for each.
            distance: How many words may stand between two neighbours.
        """
        self.fieldname = fieldname
        self.places = [list(words) for words in places]
        self.distance = distance

    def __repr__(self) -> str:
        return f"Near({self.fieldname!r}, {self.places}, {self.distance})"

    @property
    def without_places(self) -> whoosh.And:
        """What it matches and scores where the words may stand anywhere."""
        return whoosh.And(
            [WideOr([whoosh.Term(self.fieldname, w) for w in words]) for words in self.places]
        )

    def estimate_size(self, reader: Any) -> int:
        """Bound the number of documents, for Whoosh's order of matchers."""
        return int(self.without_places.estimate_size(reader))

    def matcher(self, searcher: Searcher, context: Any = None) -> Matcher:
        """Ask Whoosh for every two neighbours; of three, the same word need not be in both."""
        spans = [
            SpanOr([whoosh.Term(self.fieldname, word) for word in words]) for words in self.places
        ]
        if not all(self.places):
            return NullMatcher()
        pairs = [
            SpanNear(one, other, slop=self.distance + 1, ordered=False)
            for one, other in pairwise(spans)
        ]
        return whoosh.And(pairs).matcher(searcher, context)


def _listed(numbers: Iterable[int]) -> Matcher:
    found = list(numbers)
    return ListMatcher(found, [1.0] * len(found)) if found else NullMatcher()
