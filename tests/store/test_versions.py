"""What other versions of the program have kept."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import fields
from typing import TYPE_CHECKING

import msgspec
import pytest

from digest_tui.errors import LibraryError
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
    Received,
    Role,
    Source,
    Takeaway,
)
from digest_tui.store import Original, Store, schema
from digest_tui.store.rows import READING_FORM
from tests.helpers import article, assessment, file_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def form_of(store: Store, form: int | str, reading: bytes | None = None) -> None:
    """Keep the articles as another version of the program would."""
    with sqlite3.connect(store.path) as db:
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
        _, kept = file_in(store, given, b"raw", "Said")
        form_of(store, form, reading)
        anew = store.article(kept.id)
        assert (anew.title, anew.id, anew.name) == ("Read anew", kept.id, kept.name)
        assert asked == [Original(kept.id, Received("a.txt", b"raw"), "Said")]
        assert store.articles([kept.id]) == [anew]  # and kept in the present form
        assert len(asked) == 1
        assert store.count() == 1

    def test_what_cannot_be_read_stops_nothing_else(
        self, store: Store, form: int, reading: bytes | None
    ) -> None:
        _, kept = file_in(store, article(), b"raw")
        form_of(store, form, reading)
        file_in(store, article(id="b" * 16), b"raw")
        assert [one.id for one in store.articles([kept.id, "b" * 16])] == ["b" * 16]
        with pytest.raises(LibraryError, match=f"{kept.name} cannot be read by this version"):
            store.article(kept.id)
        assert store.entry(kept.id).name == kept.name
        store.remove(kept.id)
        assert store.count() == 1

    def test_filing_it_again_reads_it_anew(
        self, store: Store, form: int, reading: bytes | None
    ) -> None:
        _, kept = file_in(store, article(origin="a.txt"), b"raw")
        form_of(store, form, reading)
        filed, anew = file_in(store, article(origin="elsewhere"), b"raw")
        assert filed is Filed.READ_ANEW
        assert (anew.name, anew.origin) == (kept.name, "a.txt")
        assert store.article(kept.id) == anew


def test_assessments_of_another_version_are_read_anew(tmp_path: Path) -> None:
    given = article(assessments=(assessment("One."),))
    store = Store(tmp_path, lambda _: given)
    file_in(store, given, b"raw")
    form_of(store, READING_FORM + 1)
    assert [one.assessment.takeaways[0].text for one in store.assessments()] == ["One."]


def test_listing_assessments_takes_no_whole_article(store: Store) -> None:
    file_in(store, article(assessments=(assessment("One."),)), b"raw")
    form_of(store, READING_FORM, b"never looked at")
    assert len(store.assessments()) == 1


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
    assert (READING_FORM, f"{summed:08x}") == (2, "a909151e")


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
            " VALUES (?, ?, '', 'null', '2025-02-11T10:00:00+00:00', ?)",
            (kept.id, kept.id, reading),
        )
        db.execute("INSERT INTO originals VALUES (?, ?)", (kept.id, b"raw"))
    db.executemany("INSERT INTO assessments VALUES (?, ?, 0)", [("a" * 16, 0), ("a" * 16, 1)])
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    store = Store(tmp_path)
    assert store.original("a" * 16) == Original("a" * 16, Received("a.txt", b"raw"), "Kyiv Post")
    assert store.original("b" * 16) == Original("b" * 16, Received("", b"raw"), None)
    assert store.article("a" * 16) == said
    assert tuple(one.assessment for one in store.assessments()) == said.assessments
    assert store.changes(0).library == Store(tmp_path).changes(0).library != ""
