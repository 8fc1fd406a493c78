"""Databases that are damaged, another program's, or not to be written."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui import database
from digest_tui.errors import LibraryError, LibraryReadOnly
from digest_tui.store import Store
from tests.helpers import article, assessment, file_in

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Article
    from digest_tui.store import Original


def do(file: Path, *statements: str) -> None:
    with sqlite3.connect(file) as db:
        for statement in statements:
            db.execute(statement)
    db.close()


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE bookmarks (title)",),
        ("CREATE TABLE bookmarks (title)", "PRAGMA user_version = 2"),
        ("PRAGMA user_version = -3",),
    ],
)
def test_a_database_of_another_program_is_left_alone(
    tmp_path: Path, statements: tuple[str, ...]
) -> None:
    file = tmp_path / "library.sqlite3"
    do(file, *statements)
    before = file.read_bytes()
    with pytest.raises(LibraryError, match="none of digest-tui's"):
        Store(tmp_path)
    assert file.read_bytes() == before


def test_a_list_that_is_listed_but_not_there_is_dropped(tmp_path: Path) -> None:
    asked: list[Original] = []
    given = article(assessments=(assessment("One."),))

    def read(original: Original) -> Article:
        asked.append(original)
        return given

    store = Store(tmp_path, read)
    file_in(store, given, b"raw")
    do(store.path, "INSERT INTO assessments VALUES ('0123456789abcdef', 1, 0, '')")
    for _ in range(2):
        assert [one.index for one in store.assessments()] == [0]
    assert len(asked) == 1  # once, and not at every look


def test_damaged_details_take_nothing_down(tmp_path: Path) -> None:
    store = Store(tmp_path)
    file_in(store, article(), b"raw")
    do(store.path, "UPDATE articles SET published = '{'", "DELETE FROM identity")
    assert store.entries((), 9)[0].published is None
    assert store.changes(0).library == store.changes(0).library != ""


class TestReadOnly:
    @pytest.fixture
    def store(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
        """A store whose folder cannot be written; root can write all, so SQLite is told."""
        given = article(assessments=(assessment("One."),))
        file_in(Store(tmp_path), given, b"raw")
        tried = database._tried

        def shut(file: Path, mode: str) -> sqlite3.Connection:
            if mode != "ro&immutable=1":
                error = sqlite3.OperationalError("unable to open database file")
                error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
                raise error
            return tried(file, mode)

        monkeypatch.setattr(database, "_tried", shut)
        return Store(tmp_path, lambda _: replace(given, title="Read anew"))

    def test_it_can_be_read(self, store: Store) -> None:
        assert store.count() == 1
        assert store.article("0123456789abcdef").title == "A headline"
        assert len(store.assessments()) == 1

    def test_it_cannot_be_written(self, store: Store) -> None:
        with pytest.raises(LibraryReadOnly, match="can be read but not written"):
            store.remove("0123456789abcdef")
        with pytest.raises(LibraryReadOnly):
            file_in(store, article(id="b" * 16), b"raw")

    def test_a_log_is_not_passed_over(self, store: Store) -> None:
        store.path.with_name("library.sqlite3-wal").write_bytes(b"something")
        with pytest.raises(LibraryError, match="was not closed in order"):
            store.count()


def test_what_another_version_kept_can_be_read_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = article(assessments=(assessment("One."),))
    store = Store(tmp_path, lambda _: given)
    file_in(store, given, b"raw")
    do(store.path, "UPDATE articles SET reading_form = 99")

    def shut(*_: object, **__: object) -> None:
        raise LibraryReadOnly("shut")

    monkeypatch.setattr("digest_tui.store.store.transaction", shut)
    assert store.articles([given.id])[0].title == given.title
    assert [one.assessment for one in store.assessments()] == list(given.assessments)
