"""Kinds of queries that Whoosh does not have; the engine knows them, and so do its matchers."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.scoring import bm25

from digest_tui.index.schema import STEMS_OF
from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.reading import IndexReader
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
        """Go through all documents of all words.

        Of stems not by their own postings: a word that has two of them counts once.
        """
        reader, parent, name = searcher.reader(), searcher.get_parent(), self.fieldname
        words: Iterable[str | bytes] = self.texts
        if name in STEMS_OF:
            wanted = set(self.texts)
            lexicon = reader.lexicon(STEMS_OF[name])
            words = [word for word in lexicon if not wanted.isdisjoint(stems(word.decode()))]
        counts: Counter[int] = Counter()
        for word in words:
            field = STEMS_OF.get(name, name)
            if (field, word) in reader:
                postings = reader.postings(field, word)
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
        """Look at all places, document by document.

        Not by Whoosh's spans: of several words it takes neighbours for one, and misses them.
        """
        anywhere = self.without_places.matcher(searcher, context)
        standing = [self._positions(searcher.reader(), words) for words in self.places]
        docs, scores = [], []
        while anywhere.is_active():
            if self._is_near([places[anywhere.id()] for places in standing]):
                docs.append(anywhere.id())
                scores.append(anywhere.score())
            anywhere.next()
        return ListMatcher(docs, scores) if docs else NullMatcher()

    def _positions(self, reader: IndexReader, words: Iterable[str]) -> dict[int, set[int]]:
        found: defaultdict[int, set[int]] = defaultdict(set)
        for word in words:
            if (self.fieldname, word) in reader:
                postings = reader.postings(self.fieldname, word)
                while postings.is_active():
                    found[postings.id()].update(postings.value_as("positions"))
                    postings.next()
        return found

    def _is_near(self, standing: Sequence[set[int]]) -> bool:
        near, *others = standing
        for other in others:
            near = {at for at in other if any(0 < abs(at - b) <= self.distance + 1 for b in near)}
        return bool(near)


def _listed(numbers: Iterable[int]) -> Matcher:
    found = list(numbers)
    return ListMatcher(found, [1.0] * len(found)) if found else NullMatcher()
