"""The search of this program: its index, its store, its snippets."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.search.asked import Asked, Kind
from benchmarks.search.filling import put
from benchmarks.search.peers.peer import BEST, Found, Size, megabytes
from digest_tui import __version__
from digest_tui.index import Wanted
from digest_tui.ingest import load_outlets
from digest_tui.library import Library
from digest_tui.library.indexing import Indexing
from digest_tui.models import Order, Question
from digest_tui.query import And, Dated, Fuzzy, Near, Node, Or, Phrase, Prefix, Wildcard, Word
from digest_tui.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.search.documents import Document
    from digest_tui.models import Article

# What is only imported with the first search; imports are no part of what is measured.
for _name in ("Stemmer", "whoosh.codec.whoosh3", "whoosh.searching", "whoosh.writing"):
    import_module(_name)


class Ours:
    """Answers through `Library.ask` where snippets are wanted, else through `Index.find`."""

    version = f"digest-tui {__version__}"

    def __init__(self) -> None:
        self._outlets = load_outlets()  # every start reads them, whether it searches or not

    def build(self, folder: Path, documents: Iterable[Document]) -> None:  # noqa: ARG002
        """Index the library that is there, reading from its store what is indexed."""
        indexing = Indexing(folder, Store(folder))
        indexing.catch_up()
        indexing.close()

    def size(self, folder: Path) -> Size:
        texts = megabytes(folder.glob("library.sqlite3*"))
        return Size(megabytes(folder.rglob("*")) - texts, texts)

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._library = Library(folder, self._outlets)
        self._store = Store(folder)
        self._indexing = Indexing(folder, self._store)

    def ask(self, asked: Asked) -> Found | None:
        if asked.kind is Kind.SNIPPETS:
            return self._answered(Question(asked.words[0], limit=BEST))
        wanted = Wanted(
            _node(asked),
            lambda name: [name],
            lambda _: (),
            # What the others count they count without ranking; hits are other questions.
            limit=0 if asked.kind is Kind.COUNTED else BEST,
            order=Order.DATE if asked.kind is Kind.BY_DATE else Order.RELEVANCE,
            sources=(asked.source,) if asked.source else (),
            facets=asked.kind is Kind.COUNTED,
        )
        return self._found(wanted)

    def _found(self, wanted: Wanted) -> Found:
        # Like the screen: the index is asked whether it is level before it is searched.
        (scored, _) = self._indexing.search(lambda index: index.find(wanted))
        if scored.facets:
            named = tuple(slug or "-" for slug, _ in scored.facets.sources)
            return Found(scored.total, named)
        return Found(scored.total, tuple(article for article, _ in scored.articles))

    def key(self, typed: str) -> Found:
        return self._answered(Question(typed, unfinished=True, limit=BEST))

    def _answered(self, question: Question) -> Found:
        answer = self._library.ask(question)
        hits = answer.hits
        return Found(answer.total, tuple(h.entry.id for h in hits), sum(1 for h in hits))

    def put(self, article: Article) -> None:
        """Put it into the store, as all that is added is, whether it is indexed or not."""
        put(self._store, [article])

    def add(self, article: Article, word: str) -> Found:  # noqa: ARG002
        return self._found(Wanted(Word(word), lambda name: [name], lambda _: (), limit=BEST))


def _node(asked: Asked) -> Node:
    words = tuple(map(Word, asked.words))
    first = asked.words[0]
    match asked.kind:
        case Kind.TWO_LETTERS | Kind.FOUR_LETTERS:
            return Prefix(first)
        case Kind.ANY:
            return Or(words)
        case Kind.PHRASE:
            return Phrase(asked.words)
        case Kind.NEAR:
            return Near(words, asked.distance)
        case Kind.FUZZY:
            return Fuzzy(first)
        case Kind.WILDCARD:
            return Wildcard(first)
        case Kind.FILTERED:
            return And((*words, Dated(_day(asked.first), _day(asked.last))))
        case _:
            return words[0] if len(words) == 1 else And(words)


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
