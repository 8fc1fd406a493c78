"""tantivy, by its Python binding: English stems, texts stored in it, one thread."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import tantivy

from benchmarks.search.asked import Asked, Kind
from benchmarks.search.documents import document
from benchmarks.search.peers.peer import BEST, TITLE_BOOST, Found, Size, megabytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.search.documents import Document
    from digest_tui.models import Article

_HEAP = 128_000_000
_FIELDS = ["title", "text"]
_COUNTED = {"sources": {"terms": {"field": "source", "size": 100}}}
_BOOSTS = {"title": TITLE_BOOST}


class Tantivy:
    """tantivy as its own examples use it."""

    version = f"tantivy {version('tantivy')}"

    def __init__(self) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        schema.add_text_field("source", tokenizer_name="raw", index_option="basic", fast=True)
        schema.add_integer_field("day", fast=True, indexed=True)
        schema.add_integer_field("stamp", fast=True)
        schema.add_text_field("title", tokenizer_name="en_stem")
        schema.add_text_field("text", stored=True, tokenizer_name="en_stem")
        self._schema = schema.build()
        self._writer: Any = None

    def build(self, folder: Path, documents: Iterable[Document]) -> None:
        index = tantivy.Index(self._schema, path=str(folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for each in documents:
            writer.add_document(_made(each))
        writer.commit()
        writer.wait_merging_threads()

    def size(self, folder: Path) -> Size:
        texts = megabytes(folder.glob("*.store"))
        return Size(megabytes(folder.iterdir()) - texts, texts)

    def open(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked) -> Found | None:
        word = asked.words[0]
        match asked.kind:
            case Kind.TWO_LETTERS | Kind.FOUR_LETTERS:
                query = self._beginning(word)
            case Kind.ANY:
                query = self._parsed(" ".join(asked.words))
            case Kind.PHRASE:
                query = self._parsed(f'"{" ".join(asked.words)}"')
            case Kind.NEAR:
                query = self._parsed(f'"{" ".join(asked.words)}"~{asked.distance}')
            case Kind.FUZZY:
                query = tantivy.Query.fuzzy_term_query(self._schema, "text", word)
            case Kind.WILDCARD:
                pattern = re.escape(word).replace(r"\*", ".*").replace(r"\?", ".")
                query = tantivy.Query.regex_query(self._schema, "text", pattern)
            case _:
                query = self._parsed(" ".join(f"+{word}" for word in asked.words))
        match asked.kind:
            case Kind.COUNTED:
                told = self._searcher.aggregate(query, _COUNTED)["sources"]["buckets"]
                return Found(
                    sum(each["doc_count"] for each in told), tuple(b["key"] for b in told)
                )
            case Kind.FILTERED:
                must = tantivy.Occur.Must
                source = tantivy.Query.term_query(self._schema, "source", asked.source)
                days = tantivy.Query.range_query(
                    self._schema, "day", tantivy.FieldType.Integer, asked.first, asked.last
                )
                query = tantivy.Query.boolean_query([(must, query), (must, source), (must, days)])
            case Kind.BY_DATE:
                return self._found(query, order_by_field="stamp")
        return self._found(query, shown=asked.kind is Kind.SNIPPETS)

    def _parsed(self, words: str) -> Any:
        return self._index.parse_query(words, _FIELDS, field_boosts=_BOOSTS)

    def _beginning(self, letters: str) -> Any:
        """Ask for words that begin with letters; or, where a stem is shorter, for the word."""
        pattern = re.escape(letters) + ".*"
        should = tantivy.Occur.Should
        found = [
            (should, tantivy.Query.regex_query(self._schema, field, pattern)) for field in _FIELDS
        ]
        return tantivy.Query.boolean_query([*found, (should, self._parsed(letters))])

    def _found(self, query: Any, *, shown: bool = False, **how: Any) -> Found:
        found = self._searcher.search(query, BEST, **how)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        snippets = 0
        if shown:
            maker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
            snippets = sum(bool(maker.snippet_from_doc(one).to_html() or 1) for one in documents)
        return Found(found.count, tuple(one["id"][0] for one in documents), snippets)

    def key(self, typed: str) -> Found:
        *whole, last = typed.split()
        must = tantivy.Occur.Must
        query = tantivy.Query.boolean_query(
            [*((must, self._parsed(word)) for word in whole), (must, self._beginning(last))]
        )
        return self._found(query, shown=True)

    def put(self, article: Article) -> None:  # noqa: ARG002
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, article: Article, word: str) -> Found:
        self._writer.add_document(_made(document(article)))
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        return self._found(self._parsed(word))


def _made(each: Document) -> Any:
    made = tantivy.Document()
    made.add_text("id", each.id)
    made.add_text("source", each.source)
    made.add_integer("day", each.day)
    made.add_integer("stamp", each.day * 10_000 + each.minute + 1)
    made.add_text("title", each.title)
    made.add_text("text", each.text)
    return made
