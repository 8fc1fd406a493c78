"""A library whose index, or whose whole folder, cannot be written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.index.lock import held
from digest_tui.library import Library, catching_up, mending
from digest_tui.models import Question
from tests.library.asking import sources

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets


@pytest.fixture
def shut(seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of which the index cannot be written, and is behind by one article.

    Whoever runs the tests as root can write everything: the lock's file is a folder.
    """
    seeded._store.remove(seeded._store.resolve("caliber"))
    seeded.close()
    lock = seeded.folder / "index.lock"
    lock.unlink()
    lock.mkdir()
    return Library(seeded.folder, outlets)


def test_the_old_index_answers(shut: Library) -> None:
    answer = shut.ask(Question("korea"))
    assert len(answer.hits) == 2
    assert answer.note is not None
    assert "the index cannot be locked (Is a directory); later changes are" in answer.note
    told: list[str] = []
    assert shut.takeaways("drone", told.append)
    assert told == [answer.note]


def test_without_an_old_one_a_session_makes_one_for_itself(shut: Library) -> None:
    shutil.rmtree(next(shut.folder.glob("index-v*.*")))
    with shut:
        answer = shut.ask(Question("korea"))
        assert (len(answer.hits), answer.total) == (2, 2)
        assert answer.note is not None
        assert answer.note.endswith("this session has made one for itself")
        assert sources(shut, "officers") == ["ukrainska-pravda"]
        assert shut._indexing.present._aside is not None
        aside = Path(shut._indexing.present._aside.name)
        assert aside.exists()
    assert not aside.exists()


def test_removing_goes_on(shut: Library) -> None:
    told: list[str] = []
    assert shut.remove("ukrainska", told.append).source == "ukrainska-pravda"
    assert "the index cannot be locked" in told[0]
    assert shut.count() == 1


@pytest.mark.parametrize("has_begun", [True, False])
def test_nothing_is_not_what_an_index_that_is_being_made_answers(
    seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch, *, has_begun: bool
) -> None:
    """Neither one that is begun, nor one that is damaged and about to be made again."""
    monkeypatch.setattr(catching_up, "_PATIENCE_FOR_ALL", 0.05)
    monkeypatch.setattr(mending, "PATIENCE", 0.05)
    seeded.close()
    other = Library(seeded.folder, outlets)
    (mark,) = seeded.folder.glob("index-v*/mark")
    build = mark.read_text().split()[0]
    mark.write_text(f"{build if has_begun else 'abc'} - 0")
    with (
        held(seeded.folder / "index.lock", 0),
        pytest.raises(LibraryBusy, match="making the search index; try again"),
    ):
        other.ask(Question("korea"))
    assert other.ask(Question("korea")).total == 3


def test_what_cannot_be_made_is_not_left_behind(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("digest_tui.index.durable.put", full)
    with pytest.raises(LibraryError, match="cannot be made"):
        library._indexing.catch_up()
    assert not [*library.folder.glob("index-v*")]
