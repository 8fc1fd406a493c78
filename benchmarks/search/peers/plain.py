"""Whoosh as it comes: the same schema as ours, its own codec, its own collectors."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from whoosh import highlight, query
from whoosh.index import create_in, open_dir
from whoosh.sorting import FieldFacet

from benchmarks.search.asked import Asked, Kind
from benchmarks.search.documents import document
from benchmarks.search.peers.peer import BEST, TITLE_BOOST, Found, Size, megabytes
from digest_tui.index.schema import make_schema
from digest_tui.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.search.documents import Document
    from digest_tui.models import Article

_MEMORY = 128


def _version() -> str:
    try:
        return f"whoosh3 {version('whoosh3')}"
    except PackageNotFoundError:
        return f"Whoosh {version('whoosh')}"


class Plain:
    """Stock Whoosh. The texts are handed to its highlighter, as a store would."""

    version = _version()

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def build(self, folder: Path, documents: Iterable[Document]) -> None:
        writer = create_in(str(folder), make_schema()).writer(limitmb=_MEMORY)
        with (folder / "texts").open("w", encoding="utf-8") as texts:
            for each in documents:
                writer.add_document(**_fields(each))
                print(each.id, each.text.replace("\n", "\t"), sep="\t", file=texts)
        writer.commit()

    def size(self, folder: Path) -> Size:
        texts = megabytes([folder / "texts"])
        return Size(megabytes(folder.iterdir()) - texts, texts)

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._index = open_dir(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked) -> Found | None:
        words = asked.words
        match asked.kind:
            case Kind.TWO_LETTERS | Kind.FOUR_LETTERS:
                wanted = _beginning(words[0])
            case Kind.ANY:
                wanted = query.Or([_word(word) for word in words])
            case Kind.PHRASE:
                wanted = query.Phrase("text_words", list(words))
            case Kind.NEAR:
                wanted = query.Phrase("text_words", list(words), slop=asked.distance)
            case Kind.FUZZY:
                wanted = query.FuzzyTerm("text_words", words[0], maxdist=1, prefixlength=1)
            case Kind.WILDCARD:
                wanted = query.Wildcard("text_words", words[0])
            case _:
                wanted = query.And([_word(word) for word in words])
        match asked.kind:
            case Kind.COUNTED:
                results = self._searcher.search(
                    wanted, limit=BEST, groupedby=FieldFacet("source", maptype=_Number)
                )
                groups = results.groups("source")
                return Found(sum(groups.values()), tuple(groups))
            case Kind.FILTERED:
                days = query.NumericRange("day", asked.first, asked.last)
                source = query.Term("source", asked.source)
                # Not as a filter: the number of results takes no account of one.
                return self._found(query.And([wanted, source, days]))
            case Kind.BY_DATE:
                newest = [FieldFacet("day", reverse=True), FieldFacet("minute", reverse=True)]
                return self._found(wanted, sortedby=newest)
        return self._found(wanted, shown=asked.kind is Kind.SNIPPETS)

    def _found(self, wanted: Any, *, shown: bool = False, **how: Any) -> Found:
        results = self._searcher.search(wanted, limit=BEST, terms=shown, **how)
        snippets = 0
        if shown:
            self._read_texts()
            results.highlighter = highlight.Highlighter(fragmenter=highlight.ContextFragmenter())
            for hit in results:
                hit.highlights("text_words", text=self._texts[hit["article"]], top=2)
                snippets += 1
        return Found(len(results), tuple(hit["article"] for hit in results), snippets)

    def _read_texts(self) -> None:
        """Read all texts: generous, since a store would have to be asked for each."""
        if not self._texts:
            with (self._folder / "texts").open(encoding="utf-8") as lines:
                for line in lines:
                    article, _, text = line.partition("\t")
                    self._texts[article] = text

    def key(self, typed: str) -> Found:
        *whole, last = typed.split()
        return self._found(query.And([*map(_word, whole), _beginning(last)]), shown=True)

    def put(self, article: Article) -> None:
        each = document(article)
        self._read_texts()
        self._texts[each.id] = each.text

    def add(self, article: Article, word: str) -> Found:
        writer = self._index.writer(limitmb=_MEMORY)
        writer.add_document(**_fields(document(article)))
        writer.commit(merge=False)
        self._searcher = self._searcher.refresh()
        return self._found(_word(word))


class _Number(dict[str, int]):
    """Counts the documents of each group; Whoosh's own `Count` does the same."""

    def add(self, group: str, _doc: int, _key: object) -> None:
        self[group] = self.get(group, 0) + 1

    def as_dict(self) -> dict[str, int]:
        return self


def _fields(each: Document) -> dict[str, str | int]:
    return {
        "kind": "article",
        "article": each.id,
        "source": each.source,
        "day": each.day,
        "minute": each.minute,
        "title": each.title,
        "title_words": each.title,
        "text": each.text,
        "text_words": each.text,
    }


def _word(word: str) -> Any:
    stemmed = stem(word)
    return query.Or([query.Term("text", stemmed), query.Term("title", stemmed, boost=TITLE_BOOST)])


def _beginning(letters: str) -> Any:
    return query.Prefix("text_words", letters)
