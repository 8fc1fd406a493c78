from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui import database
from digest_tui.errors import Ambiguous, LibraryBusy, LibraryError, LibraryTooNew, NotFound
from digest_tui.models import (
    Filed,
    GivenDate,
    Received,
    Source,
)
from digest_tui.store import Store
from digest_tui.store.rows import free_name
from tests.helpers import article, assessment, file_in

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Article


RAW = Received("", b"raw")


def said_in(store: Store, of: Article, received: Received) -> str | None:
    with store.desk() as desk:
        return desk.said_source(of, received)


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
    filed, kept = file_in(store, given, b"raw \xff bytes")
    assert filed is Filed.NEW
    assert store.article(given.id) == kept == replace(given, name=kept.name)
    assert store.original(given.id).received.data == b"raw \xff bytes"


def test_the_same_text_is_filed_once(store: Store) -> None:
    file_in(store, article(origin="here"), b"raw")
    revision = store.changes(0).revision
    filed, _ = file_in(store, article(origin="elsewhere"), b"raw")
    assert filed is Filed.KNOWN
    assert store.count() == 1
    assert store.changes(0).revision == revision


def test_a_text_read_by_other_rules_is_read_anew(store: Store) -> None:
    _, first = file_in(store, article(source=None), b"raw")
    filed, second = file_in(store, article(source=Source("b", "B")), b"raw")
    assert filed is Filed.READ_ANEW
    assert second.name == first.name
    assert store.article(second.id).source == Source("b", "B")
    assert store.original(second.id).received.data == b"raw"


def test_names_are_words_and_never_twice(store: Store) -> None:
    names = [
        file_in(store, article(id=f"{n}" * 16, title="Russia’s war: day 1"), b"")[1].name
        for n in range(3)
    ]
    assert names == [
        "a-paper-russias-war-day-1",
        "a-paper-russias-war-day-1-2",
        "a-paper-russias-war-day-1-3",
    ]


def test_an_article_is_found_by_name_start_and_id(store: Store) -> None:
    file_in(store, article(id="a" * 16, title="Korea"), b"")
    file_in(store, article(id="b" * 16, title="Kursk"), b"")
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
        file_in(store, article(id=f"{number:016}", title=title, published=date), b"")
    titles = [entry.title for entry in store.entries((), 10)]
    assert titles[:2] == ["new", "old"]
    assert set(titles[2:]) == {"none", "no year"}
    assert [entry.title for entry in store.entries((), 1)] == ["new"]


def test_sources_are_counted_the_unknown_one_too(store: Store) -> None:
    for number, source in enumerate([Source("a", "A"), Source("a", "A"), None]):
        file_in(store, article(id=f"{number:016}", source=source), b"")
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
        file_in(store, article(id=f"{number:016}", assessments=(listed,)), b"")
    texts = [one.assessment.takeaways[0].text for one in store.assessments()]
    assert texts == ["Takeaway 1.", "Takeaway 0.", "Takeaway 2."]


def test_changes_tell_what_to_index(store: Store) -> None:
    file_in(store, article(id="a" * 16), b"")
    first = store.changes(0)
    file_in(store, article(id="b" * 16), b"")
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
    with sqlite3.connect(store.path) as db:
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
    monkeypatch.setattr(database, "_PATIENCE_TO_WRITE", 0.01)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LibraryBusy, match="another session is writing"):
            file_in(store, article(), b"")
        assert store.count() == 0  # reading goes on
    finally:
        other.close()


def test_what_the_reader_said_is_kept_until_something_else_is_said(store: Store) -> None:
    _, kept = file_in(store, article(), b"raw", "Kyiv Post")
    file_in(store, article(title="By other rules"), b"raw")
    assert said_in(store, kept, RAW) == "Kyiv Post"
    filed, _ = file_in(store, article(title="By other rules"), b"raw", "Other")
    assert filed is Filed.KNOWN  # the text says the same, but what was said is kept
    assert said_in(store, kept, RAW) == "Other"
    assert said_in(store, article(id="f" * 16), RAW) is None


def test_the_thousandth_of_one_name_costs_little(store: Store) -> None:
    with sqlite3.connect(store.path) as db:
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


def test_half_an_article_is_never_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("digest_tui.store.rows.sort_day", fail)
    with pytest.raises(LibraryError):
        file_in(store, article(assessments=(assessment("One."),)), b"")
    assert store.count() == 0
    assert store.changes(0).article_ids == ()
