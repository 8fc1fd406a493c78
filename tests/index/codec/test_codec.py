"""Whoosh says the same of our segments as of its own."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from whoosh import query as whoosh
from whoosh.index import FileIndex, create_in
from whoosh.query import spans
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.sorting import FieldFacet

from digest_tui.index import contents
from digest_tui.index.codec import ArrayCodec, ArraySegment, arrays_of
from digest_tui.index.schema import make_schema
from digest_tui.index.segment import ArraysDamaged
from digest_tui.text.stems import stems
from tests.index.segment.corpus import corpus
from tests.index.twins import array_index, plain_index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whoosh.reading import IndexReader

DOCUMENTS = corpus(5, 90)
PARTS = [DOCUMENTS[:50], DOCUMENTS[50:]]
GONE = ["5-3", "5-20", "5-44"]


def theirs(folder: Path) -> FileIndex:
    return plain_index(folder, PARTS, GONE)


def ours(folder: Path) -> FileIndex:
    return array_index(folder, PARTS, GONE)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[FileIndex, FileIndex]:
    folder = tmp_path_factory.mktemp("codec")
    return theirs(folder / "theirs"), ours(folder / "ours")


def told(reader: IndexReader) -> dict[str, Any]:
    """Everything that a reader of one segment can tell."""
    schema = reader.schema
    said: dict[str, Any] = {
        "counts": (reader.doc_count(), reader.doc_count_all(), reader.has_deletions()),
        "deleted": [reader.is_deleted(doc) for doc in range(reader.doc_count_all())],
        "stored": list(reader.all_stored_fields()),
        "documents": list(reader.all_doc_ids()),
        "fields": list(reader.indexed_field_names()),
        "terms": list(reader.all_terms()),
        "numbers": [list(reader.column_reader(name)) for name in ("day", "minute")],
        "columns": [name for name in schema.names() if reader.has_column(name)],
    }
    for name in schema.names():
        said[f"lengths {name}"] = (
            reader.field_length(name),
            [reader.doc_field_length(doc, name) for doc in range(reader.doc_count_all())],
        )
        if schema[name].scorable and name in said["fields"]:
            said[f"extremes {name}"] = reader.min_field_length(name), reader.max_field_length(name)
    for term, info in reader:
        assert term in reader
        matcher = reader.postings(*term)
        postings = []
        while matcher.is_active():
            places = matcher.value_as("positions") if matcher.supports("positions") else None
            at = matcher.spans() if places else None
            postings.append((matcher.id(), matcher.weight(), matcher.value(), places, at))
            matcher.next()
        said[f"term {term}"] = (
            (info.weight(), info.doc_frequency(), info.max_weight()),
            (info.min_length(), info.max_length(), info.min_id(), info.max_id()),
            (reader.frequency(*term), reader.doc_frequency(*term)),
            postings,
        )
    return said


def test_all_that_is_read(both: tuple[FileIndex, FileIndex]) -> None:
    readers = [index.reader() for index in both]
    leaves = [[leaf for leaf, _ in reader.leaf_readers()] for reader in readers]
    for stock, arrays in zip(*leaves, strict=True):
        expected, said = told(stock), told(arrays)
        assert said.keys() == expected.keys()
        for name, value in expected.items():
            assert said[name] == value, name


def walked(reader: IndexReader, field: str, sought: str) -> list[Any]:
    cursor = reader.cursor(field)
    seen: list[Any] = [cursor.text(), cursor.next(), cursor.find(sought)]
    while cursor.is_valid():
        info = cursor.term_info()
        seen.append((cursor.text(), info.doc_frequency()))
        cursor.next()
    return [*seen, cursor.text(), cursor.term_info(), cursor.first()]


@pytest.mark.parametrize("field", ["text", "text_words", "source"])
def test_terms_from_anywhere(both: tuple[FileIndex, FileIndex], field: str) -> None:
    said = []
    for index in both:
        reader = index.reader().leaf_readers()[0][0]
        said.append(
            [
                list(reader.expand_prefix(field, "w")),
                [term for term, _ in islice(reader.iter_from(field, "m"), 30)],
                list(reader.terms_within(field, "war", 1)),
                walked(reader, field, "n"),
            ]
        )
    assert said[0] == said[1]


Term = whoosh.Term
QUERIES: list[whoosh.Query] = [
    Term("text", "drone"),
    Term("text_words", "drone"),
    Term("text", stems("київ")[0]),
    Term("text", "nosuchword"),
    Term("source", "isw"),
    Term("day", 0),
    whoosh.Every(),
    whoosh.Every("text_words"),
    Term("title", "war") | Term("text", "runner", boost=2.0),
    whoosh.Or([Term("text", word) for word in ("war", "kyiv", "runner", "cafe")]),
    Term("text", "war") & Term("text", "drone") & Term("kind", "article"),
    whoosh.And([Term("text", "war"), whoosh.Not(Term("text_words", "wars"))]),
    whoosh.AndMaybe(Term("text", "war"), Term("title", "cafe")),
    whoosh.Phrase("text_words", ["drone", "war"]),
    whoosh.Phrase("text_words", ["the", "drone"], slop=3),
    whoosh.Prefix("text_words", "w"),
    whoosh.Wildcard("text_words", "*r?"),
    whoosh.FuzzyTerm("text_words", "wars"),
    whoosh.NumericRange("day", 20250101, 20250130),
    whoosh.TermRange("text_words", "a", "d"),
    spans.SpanNear(Term("text_words", "war"), Term("text_words", "drone"), slop=5),
    spans.SpanFirst(Term("text_words", "the"), limit=4),
]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_hits_and_scores(both: tuple[FileIndex, FileIndex], query: whoosh.Query) -> None:
    said = []
    for index in both:
        with index.searcher() as searcher:
            by_day = FieldFacet("day", reverse=True)
            said.append(
                [
                    [(hit.docnum, hit.score) for hit in searcher.search(query, limit=limit)]
                    for limit in (None, 5)
                ]
                + [[hit.docnum for hit in searcher.search(query, limit=9, sortedby=by_day)]]
            )
    assert said[0] == said[1]


def test_some_of_the_queries_have_hits(both: tuple[FileIndex, FileIndex]) -> None:
    with both[1].searcher() as searcher:
        found = [len(searcher.search(query)) for query in QUERIES]
    assert sum(not count for count in found) == 1


def test_arrays_of_a_reader(both: tuple[FileIndex, FileIndex]) -> None:
    arrays = [[arrays_of(leaf) for leaf, _ in index.reader().leaf_readers()] for index in both]
    assert arrays[0] == [None, None]
    assert [one and one.documents for one in arrays[1]] == [50, 40]


def test_a_segment_survives_the_table_of_contents() -> None:
    segment = ArraySegment("MAIN")
    segment.documents = 4
    segment.delete_document(2)
    segment.delete_document(3)
    segment.delete_document(3, delete=False)
    schema = make_schema()
    (again,) = contents.read(contents.written(schema, [segment], 7), "MAIN", schema, 7)
    assert (again, again.segment_id()) == (segment, segment.segment_id())
    assert (again.doc_count_all(), again.doc_count(), list(again.deleted_docs())) == (4, 3, [2])
    assert again.kept is not None
    assert again.kept.tolist() == [True, True, False, True]
    assert ArraySegment("MAIN").kept is None


def test_another_file_in_its_place(tmp_path: Path) -> None:
    index = ours(tmp_path / "index")
    first, second = index._segments()
    first.path(tmp_path / "index").write_bytes(second.path(tmp_path / "index").read_bytes())
    with pytest.raises(ArraysDamaged, match="not the one that was written"):
        index.reader()


@pytest.mark.parametrize("term", [("text", "nosuchword"), ("nosuchfield", "a")])
def test_what_is_not_there(both: tuple[FileIndex, FileIndex], term: Sequence[str]) -> None:
    reader = both[1].reader().leaf_readers()[0][0]
    assert isinstance(reader, SegmentReader)
    assert tuple(term) not in reader
    with pytest.raises(TermNotFound):
        reader.postings(*term)


def test_whoosh_does_not_write_them(tmp_path: Path) -> None:
    index = create_in(str(tmp_path), make_schema())
    with pytest.raises(NotImplementedError, match="SegmentBuilder"):
        index.writer(codec=ArrayCodec())
