from __future__ import annotations

import sqlite3
import zlib
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from digest_tui.errors import Ambiguous, LibraryBusy, LibraryError, LibraryTooNew, NotFound
from digest_tui.models import (
    Article,
    Assessment,
    Caption,
    Dropped,
    Evidence,
    Filed,
    GivenDate,
    Paragraph,
    Place,
    Role,
    Source,
    Takeaway,
)
from digest_tui.store import Original, Store, schema
from digest_tui.store import connection as connection_module
from digest_tui.store.rows import READING_FORM, free_name
from tests.helpers import article, assessment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_what_goes_in_comes_out(store: Store) -> None:
    given = article(
        published=GivenDate(2, 10, 2025, 14, 32),
        assessments=(assessment("One.", "Two."),),
        byline="Jane Doe",
        notes=("a note",),
    )
    filed, kept = store.file_article(given, b"raw \xff bytes")
    assert filed is Filed.NEW
    assert store.article(given.id) == kept == replace(given, name=kept.name)
    assert store.original(given.id).data == b"raw \xff bytes"


def test_the_same_text_is_filed_once(store: Store) -> None:
    store.file_article(article(), b"raw")
    revision = store.changes(0).revision
    filed, _ = store.file_article(article(origin="elsewhere"), b"raw")
    assert filed is Filed.KNOWN
    assert store.count() == 1
    assert store.changes(0).revision == revision


def test_a_text_read_by_other_rules_is_read_anew(store: Store) -> None:
    _, first = store.file_article(article(source=None), b"raw")
    filed, second = store.file_article(article(source=Source("b", "B")), b"raw")
    assert filed is Filed.READ_ANEW
    assert second.name == first.name
    assert store.article(second.id).source == Source("b", "B")
    assert store.original(second.id).data == b"raw"


def test_names_are_words_and_never_twice(store: Store) -> None:
    names = [
        store.file_article(article(id=f"{n}" * 16, title="Russia’s war: day 1"), b"")[1].name
        for n in range(3)
    ]
    assert names == [
        "a-paper-russias-war-day-1",
        "a-paper-russias-war-day-1-2",
        "a-paper-russias-war-day-1-3",
    ]


def test_an_article_is_found_by_name_start_and_id(store: Store) -> None:
    store.file_article(article(id="a" * 16, title="Korea"), b"")
    store.file_article(article(id="b" * 16, title="Kursk"), b"")
    assert store.resolve("a-paper-korea") == "a" * 16
    assert store.resolve("A Paper Kurs") == "b" * 16
    assert store.resolve("bbbb") == "b" * 16
    with pytest.raises(Ambiguous, match=r"can be several articles: a-paper-korea, a-paper-kursk"):
        store.resolve("a-paper-k")
    for name in ("nothing", "", "%", "'"):
        with pytest.raises(NotFound):
            store.resolve(name)


def test_the_newest_come_first_and_the_undated_last(store: Store) -> None:
    dates = {
        "old": GivenDate(1, 1, 2024),
        "none": None,
        "new": GivenDate(2, 1, 2025),
        "no year": GivenDate(12, 1),
    }
    for number, (title, date) in enumerate(dates.items()):
        store.file_article(article(id=f"{number:016}", title=title, published=date), b"")
    titles = [entry.title for entry in store.entries((), 10)]
    assert titles[:2] == ["new", "old"]
    assert set(titles[2:]) == {"none", "no year"}
    assert [entry.title for entry in store.entries((), 1)] == ["new"]


def test_sources_are_counted_the_unknown_one_too(store: Store) -> None:
    for number, source in enumerate([Source("a", "A"), Source("a", "A"), None]):
        store.file_article(article(id=f"{number:016}", source=source), b"")
    assert [(s.slug, s.name, s.articles) for s in store.sources()] == [
        ("a", "A", 2),
        (None, "source unknown", 1),
    ]
    assert store.count(("a",)) == 2
    assert store.count((None,)) == 1
    assert store.count(("a", None)) == 3
    assert [entry.source_name for entry in store.entries((None,), 9)] == ["source unknown"]


def test_assessments_are_listed_the_newest_report_first(store: Store) -> None:
    for number, date in enumerate([GivenDate(2, 9, 2025), GivenDate(2, 10, 2025), None]):
        listed = assessment(f"Takeaway {number}.", report_date=date)
        store.file_article(article(id=f"{number:016}", assessments=(listed,)), b"")
    texts = [one.assessment.takeaways[0].text for one in store.assessments()]
    assert texts == ["Takeaway 1.", "Takeaway 0.", "Takeaway 2."]


def test_changes_tell_what_to_index(store: Store) -> None:
    store.file_article(article(id="a" * 16), b"")
    first = store.changes(0)
    store.file_article(article(id="b" * 16), b"")
    store.remove("a" * 16)
    second = store.changes(first.revision)
    assert first.article_ids == ("a" * 16,)
    assert set(second.article_ids) == {"a" * 16, "b" * 16}
    assert store.changes(second.revision).article_ids == ()
    with pytest.raises(NotFound):
        store.article("a" * 16)
    with pytest.raises(NotFound):
        store.original("a" * 16)


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with sqlite3.connect(store.file) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LibraryTooNew, match="written by a newer digest-tui"):
        Store(tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"this is no database" * 100)
    with pytest.raises(LibraryError, match=r"library\.sqlite3 is damaged"):
        Store(tmp_path)


def test_another_session_that_writes_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "_PATIENCE", 0.01)
    other = sqlite3.connect(store.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LibraryBusy, match="another session is writing"):
            store.file_article(article(), b"")
        assert store.count() == 0  # reading goes on
    finally:
        other.close()


def form_of(store: Store, form: int | str, reading: bytes | None = None) -> None:
    """Keep the articles as another version of the program would."""
    with sqlite3.connect(store.file) as db:
        db.execute("UPDATE articles SET reading_form = ?", (form,))
        if reading is not None:
            db.execute("UPDATE articles SET reading = ?", (reading,))
    db.close()


ENUM_OF_LATER = (
    b'{"id": "0123456789abcdef", "dropped": [{"line": 1, "role": "fancy", "text": ""}]}'
)


@pytest.mark.parametrize(
    ("form", "reading"),
    [(READING_FORM, ENUM_OF_LATER), (READING_FORM, b"\xff\x00"), (READING_FORM + 1, None)],
)
class TestWhatAnotherVersionKept:
    def test_it_is_read_from_its_original(
        self, tmp_path: Path, form: int, reading: bytes | None
    ) -> None:
        asked: list[Original] = []

        def read(original: Original) -> Article:
            asked.append(original)
            return article(title="Read anew", id="another way to make ids")

        store = Store(tmp_path, read)
        listed = assessment("One.")
        given = article(origin="a.txt", assessments=(listed,))
        _, kept = store.file_article(given, b"raw", "Said")
        form_of(store, form, reading)
        anew = store.article(kept.id)
        assert (anew.title, anew.id, anew.name) == ("Read anew", kept.id, kept.name)
        assert asked == [Original(kept.id, b"raw", "a.txt", "Said")]
        assert store.articles([kept.id]) == [anew]  # and kept in the present form
        assert len(asked) == 1
        assert store.count() == 1

    def test_what_cannot_be_read_stops_nothing_else(
        self, store: Store, form: int, reading: bytes | None
    ) -> None:
        _, kept = store.file_article(article(), b"raw")
        form_of(store, form, reading)
        store.file_article(article(id="b" * 16), b"raw")
        assert [one.id for one in store.articles([kept.id, "b" * 16])] == ["b" * 16]
        with pytest.raises(LibraryError, match=f"{kept.name} cannot be read by this version"):
            store.article(kept.id)
        assert store.entry(kept.id).name == kept.name
        store.remove(kept.id)
        assert store.count() == 1

    def test_filing_it_again_reads_it_anew(
        self, store: Store, form: int, reading: bytes | None
    ) -> None:
        _, kept = store.file_article(article(origin="a.txt"), b"raw")
        form_of(store, form, reading)
        filed, anew = store.file_article(article(origin="elsewhere"), b"raw")
        assert filed is Filed.READ_ANEW
        assert (anew.name, anew.origin) == (kept.name, "a.txt")
        assert store.article(kept.id) == anew


def test_assessments_of_another_version_are_read_anew(tmp_path: Path) -> None:
    given = article(assessments=(assessment("One."),))
    store = Store(tmp_path, lambda _: given)
    store.file_article(given, b"raw")
    form_of(store, READING_FORM + 1)
    assert [one.assessment.takeaways[0].text for one in store.assessments()] == ["One."]


def test_listing_assessments_takes_no_whole_article(store: Store) -> None:
    store.file_article(article(assessments=(assessment("One."),)), b"raw")
    form_of(store, READING_FORM, b"never looked at")
    assert len(store.assessments()) == 1


def test_what_the_reader_said_is_kept_until_something_else_is_said(store: Store) -> None:
    _, kept = store.file_article(article(), b"raw", "Kyiv Post")
    store.file_article(article(title="By other rules"), b"raw")
    assert store.said_source(kept.id) == "Kyiv Post"
    store.file_article(article(title="By other rules"), b"raw", "Other")
    assert store.said_source(kept.id) == "Other"
    assert store.said_source("f" * 16) is None


def test_the_form_is_raised_with_what_an_article_is_made_of() -> None:
    nouns = (
        Article,
        Source,
        Evidence,
        Paragraph,
        Caption,
        Assessment,
        Takeaway,
        Dropped,
        GivenDate,
    )
    shape = [[(part.name, part.type) for part in fields(noun)] for noun in nouns]
    # Does this fail? Then what is kept may not be understood any more: raise READING_FORM,
    # so that it is read from the originals, and put the new sum here.
    summed = zlib.crc32(repr([shape, Place._fields, [role.value for role in Role]]).encode())
    assert (READING_FORM, f"{summed:08x}") == (1, "d35a5ed3")


def test_the_thousandth_of_one_name_costs_little(store: Store) -> None:
    with sqlite3.connect(store.file) as db:
        db.executemany(
            "INSERT INTO articles (id, name, title, published, added_at, reading)"
            " VALUES (?, ?, '', 'null', '', '')",
            [(str(n), f"a-paper-a-headline-{n}") for n in range(2, 1001)]
            + [("1", "a-paper-a-headline")],
        )
        looks: list[str] = []
        db.set_trace_callback(looks.append)
        assert free_name(db, article()) == "a-paper-a-headline-1001"
        db.execute("DELETE FROM articles WHERE name = 'a-paper-a-headline-1000'")
        assert free_name(db, article()) == "a-paper-a-headline-1000"
    db.close()
    assert len(looks) < 50


def test_a_library_of_the_first_form_is_brought_along(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "library.sqlite3")
    for statement in schema.STEPS[0]:
        db.execute(statement)
    said = article(
        id="a" * 16,
        origin="a.txt",
        evidence=(Evidence(0, "Kyiv Post", "the reader says so"),),
        assessments=(assessment("One."), assessment("Two “quoted”.", report_date=None)),
    )
    for kept, reading in ((said, msgspec.json.encode(said)), (article(id="b" * 16), b"garbage")):
        db.execute(
            "INSERT INTO articles (id, name, title, published, added_at, reading)"
            " VALUES (?, ?, '', 'null', '', ?)",
            (kept.id, kept.id, reading),
        )
        db.execute("INSERT INTO originals VALUES (?, ?)", (kept.id, b"raw"))
    db.executemany("INSERT INTO assessments VALUES (?, ?, 0)", [("a" * 16, 0), ("a" * 16, 1)])
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    store = Store(tmp_path)
    assert store.original("a" * 16) == Original("a" * 16, b"raw", "a.txt", "Kyiv Post")
    assert store.original("b" * 16) == Original("b" * 16, b"raw", "", None)
    assert store.article("a" * 16) == said
    assert tuple(one.assessment for one in store.assessments()) == said.assessments
    assert store.changes(0).library == Store(tmp_path).changes(0).library != ""


def test_half_an_article_is_never_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("digest_tui.store.rows.sort_day", fail)
    with pytest.raises(LibraryError):
        store.file_article(article(assessments=(assessment("One."),)), b"")
    assert store.count() == 0
    assert store.changes(0).article_ids == ()
