"""Random queries, answered by the engine and by plain Whoosh on an index of its own.

`python -m tests.index.oracle 5000` asks more of them than the suite does.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from math import isclose
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from whoosh import query as whoosh

from digest_tui.index import Wanted
from digest_tui.index.compile import Compiler
from digest_tui.index.engine import Engine
from digest_tui.index.expand import Expander
from digest_tui.index.schema import ARTICLE
from digest_tui.models import Order
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
from digest_tui.text.tokens import words
from tests.index.twins import array_index, plain_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    Document = dict[str, str | int]

_KINDS = whoosh.Term("kind", ARTICLE)
_SAME = 1e-9
"""Sums of the same numbers in another order differ by less."""


class Difference(NamedTuple):
    """A query to which the two have different answers."""

    node: Node
    query: whoosh.Query
    theirs: object
    ours: object


class Twins:
    """The same documents in an index of Whoosh's own and in one of arrays."""

    def __init__(
        self, folder: Path, parts: Sequence[Sequence[Document]], gone: Collection[str]
    ) -> None:
        """Index documents.

        Args:
            folder: Where.
            parts: The documents of each segment.
            gone: The articles that are deleted afterwards.
        """
        self._documents = [one for part in parts for one in part]
        self.theirs = plain_index(folder / "theirs", parts, gone).searcher()
        self.ours = Engine(array_index(folder / "ours", parts, gone).searcher())

    def difference(self, node: Node, names: Iterable[str]) -> Difference | None:
        """Ask both."""
        expander = Expander(self.ours.leaves, {})
        wanted = Wanted(node, lambda name: [name], lambda _: names)
        query = Compiler(wanted, expander).compile(node)
        results = self.theirs.search(whoosh.And([query]), limit=None, filter=_KINDS)
        theirs = {hit.docnum: hit.score for hit in results}
        ranked = self.ours.rank(self.ours.match(query, _KINDS), 10**6, Order.RELEVANCE)
        ours = {hit.document: hit.score for hit in ranked.hits}
        if len(ours) != ranked.total or ours.keys() != theirs.keys():
            return Difference(node, query, sorted(theirs), sorted(ours))
        if not all(isclose(ours[doc], theirs[doc], rel_tol=_SAME) for doc in ours):
            return Difference(node, query, theirs, ours)
        if list(ours) != sorted(ours, key=lambda doc: (-ours[doc], doc)):
            return Difference(node, query, "in order", list(ours))
        # Whoosh's own order, but for scores that only rounding holds apart.
        for before, after in zip(theirs, list(theirs)[1:], strict=False):
            if ours[before] < ours[after] and not isclose(ours[before], ours[after]):
                return Difference(node, query, list(theirs), list(ours))
        return None


class Asker:
    """Makes up queries about some documents."""

    def __init__(self, documents: Sequence[Document], seed: int) -> None:
        self._random = Random(seed)
        texts = [str(one["text"]) for one in documents if one.get("text")]
        self._texts = [list(filter(None, words(text))) for text in texts]
        self._texts = [text for text in self._texts if len(text) > 3]
        self._known = sorted({word for text in self._texts for word in text})
        self._articles = [str(one["article"]) for one in documents]
        self._sources = sorted({str(one["source"]) for one in documents})

    def node(self, depth: int = 3) -> Node:
        """Make up a query."""
        chance = self._random.random()
        if depth == 0 or chance < 0.45:
            return self._leaf()
        some = tuple(self.node(depth - 1) for _ in range(self._random.randint(2, 4)))
        if chance < 0.7:
            return And(some)
        if chance < 0.85:
            return Or(some)
        return And((some[0], Not(some[1])))

    def names(self) -> list[str]:
        """Make up the articles that a name stands for."""
        return self._random.sample(self._articles, min(5, len(self._articles)))

    def _leaf(self) -> Node:
        choice = self._random.choice
        word = self._word()
        kinds: list[Node] = [
            Word(word),
            Word(word),
            Word(word),
            Or((Word(word[:3]), Prefix(word[:3]))),
            Prefix(word[: self._random.randint(1, 4)]),
            Wildcard(f"{word[:2]}*{word[-1]}"),
            Wildcard(f"{word[:1]}?{word[2:]}*"),
            Fuzzy(word),
            self._phrase(),
            self._phrase(),
            Near((Word(word), Word(self._neighbour(word))), self._random.randint(0, 6)),
            Near((Prefix(word[:2]), Word(self._word())), self._random.randint(0, 50)),
            Field("title", Word(word)),
            Field("takeaway", Or((Word(word), Word(self._word())))),
            Field("byline", Word(choice(["jane", "doe", word]))),
            Field("byline", Near((Word("jane"), Word("doe")), self._random.randint(0, 2))),
            Field("url", Phrase(("example", "org"))),
            Field("source", Prefix(choice(self._sources))),
            Named("story", "some"),
            self._dated(),
        ]
        return choice(kinds)

    def _dated(self) -> Dated:
        first = date(2024, 1, 1) + timedelta(days=self._random.randrange(800))
        last = first + timedelta(days=self._random.randrange(300))
        return self._random.choice(
            [Dated(first, last), Dated(first, None), Dated(None, last), Dated(None, None)]
        )

    def _phrase(self) -> Phrase:
        text = self._random.choice(self._texts)
        start = self._random.randrange(len(text) - 1)
        found = text[start : start + self._random.randint(1, 4)]
        if self._random.random() < 0.2:
            found[-1] = self._word()
        return Phrase(tuple(found))

    def _neighbour(self, word: str) -> str:
        for text in self._random.sample(self._texts, min(9, len(self._texts))):
            if word in text:
                return text[(text.index(word) + self._random.randint(1, 5)) % len(text)]
        return self._word()

    def _word(self) -> str:
        if self._random.random() < 0.3:
            return self._random.choice(self._known)
        return self._random.choice(self._random.choice(self._texts))


def differences(
    twins: Twins, documents: Sequence[Document], queries: int, seed: int
) -> list[Difference]:
    """Ask both some made-up queries."""
    asker = Asker(documents, seed)
    found = (_smallest(twins, asker.node(), asker.names()) for _ in range(queries))
    return [one for one in found if one]


def _smallest(twins: Twins, node: Node, names: Sequence[str]) -> Difference | None:
    """Give the difference of the smallest part of a query that has one, where it has one."""
    found = twins.difference(node, names)
    if found is None:
        return None
    match node:
        case And(nodes) | Or(nodes):
            inner: Sequence[Node] = nodes
        case Not(one) | Field(_, one):
            inner = [one]
        case _:
            inner = ()
    smaller = (_smallest(twins, one, names) for one in inner)
    return next(filter(None, smaller), found)


def corpora() -> dict[str, list[Document]]:
    """Documents of two kinds: news as it is, and all that is odd."""
    from benchmarks.search.corpus import articles  # noqa: PLC0415 - as below
    from digest_tui.index.schema import documents  # noqa: PLC0415 - a module has that name, too
    from tests.index.segment.corpus import corpus  # noqa: PLC0415

    return {
        "news": [one for article in articles(150) for one in documents(article)],
        "odd": corpus(11, 200),
    }


def layouts(documents: Sequence[Document]) -> list[tuple[list[Sequence[Document]], list[str]]]:
    """One segment; several, with some articles deleted."""
    third = len(documents) // 3
    parts = [documents[:third], documents[third : third + 9], documents[third + 9 :]]
    gone = [str(one["article"]) for one in documents[::7]]
    return [([documents], []), (parts, gone)]


def main(queries: int) -> int:
    """Tell all differences."""
    different = 0
    for name, documents in corpora().items():
        for parts, gone in layouts(documents):
            with TemporaryDirectory() as folder:
                twins = Twins(Path(folder), parts, gone)
                found = differences(twins, documents, queries // 4, seed=len(parts))
            different += len(found)
            said = f"{name}, {len(parts)} segments: {queries // 4} queries, {len(found)} different"
            sys.stdout.write(f"{said}\n")
            for one in found[:5]:
                sys.stdout.write("\n    ".join(repr(part)[:300] for part in one) + "\n")
    return different


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])) > 0)
