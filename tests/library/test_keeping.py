"""What stays usable, whatever became of the index, and whoever wrote the library."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryError
from digest_tui.library import Library
from digest_tui.models import Filed, Question, TakeawayRef
from digest_tui.store import Store
from tests.helpers import CALIBER, EUROMAIDAN, PRAVDA, SEEDS
from tests.library.asking import sources

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.store import Changes


class TestWhatAnotherVersionKept:
    """A row that a later version has written its own way takes nothing else down."""

    @pytest.fixture(autouse=True)
    def _renamed(self, seeded: Library) -> None:
        with sqlite3.connect(seeded.folder / "library.sqlite3") as db:
            db.execute(
                """UPDATE articles SET reading = replace(reading, '"boilerplate"', '"advert"')"""
                " WHERE source = 'ukrainska-pravda'"
            )
        db.close()

    def test_it_is_found_and_read_from_its_original(self, seeded: Library) -> None:
        assert len(sources(seeded, "korea")) == 3
        assert seeded.article("ukrainska").dropped
        assert len(seeded.takeaways()[0].assessment.takeaways) == 10

    def test_it_can_be_added_again(self, seeded: Library) -> None:
        outcomes = {o.origin[-len(PRAVDA) :]: o.filed for o in seeded.add([str(SEEDS)])}
        assert outcomes == {
            EUROMAIDAN: Filed.KNOWN,
            CALIBER: Filed.KNOWN,
            PRAVDA: Filed.READ_ANEW,
        }

    def test_it_can_be_removed(self, seeded: Library) -> None:
        assert seeded.remove("ukrainska").source == "ukrainska-pravda"
        assert len(sources(seeded, "korea")) == 2


class TestKeeping:
    def test_the_index_can_be_deleted(self, seeded: Library, outlets: Outlets) -> None:
        for path in sorted(seeded.folder.glob("index-v*/*")):
            path.unlink()
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_damaged_index_is_made_again(self, seeded: Library, outlets: Outlets) -> None:
        for path in seeded.folder.glob("index-v*/*"):
            path.write_bytes(b"\x00" * 40)
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    def test_an_index_of_another_library_is_made_again(
        self, seeded: Library, tmp_path: Path, outlets: Outlets
    ) -> None:
        # Another library in the same place, with as many changes.
        other = Library(tmp_path / "other", outlets)
        for number in range(3):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"Title {number}\nA zebra was seen {number} times.")
            list(other.add([str(path)]))
        for path in seeded.folder.glob("library.sqlite3*"):
            path.unlink()
        other.close()
        (tmp_path / "other" / "library.sqlite3").rename(seeded.folder / "library.sqlite3")
        swapped = Library(seeded.folder, outlets)
        assert sources(swapped, "zebra") == [None] * 3
        assert sources(swapped, "korea") == []

    def test_a_healthy_index_is_kept_while_others_write(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What another session indexes between two looks at the index is no reason to doubt."""
        seeded.ask(Question("officers"))
        assert seeded._indexing.present._index is not None
        resets: list[str] = []
        monkeypatch.setattr(seeded._indexing.present._index, "reset", resets.append)
        changes = Store.changes

        def overtaken(store: Store, after: int) -> Changes:
            seen = changes(store, after)
            index = seeded._indexing.present._index
            assert index is not None
            index._folder.set_mark(index.mark._replace(revision=seen.revision + 5))
            return seen

        monkeypatch.setattr(Store, "changes", overtaken)
        seeded._indexing.catch_up()
        assert resets == []

    def test_a_segment_that_is_a_folder(self, seeded: Library, outlets: Outlets) -> None:
        (segment,) = seeded.folder.glob("index-v*/*.arrays")
        segment.unlink()
        segment.mkdir()
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    def test_what_the_system_forbids_is_said(
        self, seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """To make an index anew where no file can be opened would be lost work."""
        seeded.close()

        def too_many(*_: object, **__: object) -> None:
            raise OSError(errno.EMFILE, "Too many open files")

        monkeypatch.setattr("whoosh.index.FileIndex.searcher", too_many)
        monkeypatch.setattr("digest_tui.library.covering._MOST_ARTICLES", 0)
        opened = Library(seeded.folder, outlets)
        ref = TakeawayRef(opened.takeaways()[0].article.id, 0, 1)
        for ask in (
            lambda: opened.ask(Question("korea")),
            lambda: opened.ask(Question(takeaway=ref)),
            lambda: opened.takeaways("drone"),
        ):
            with pytest.raises(LibraryError, match="cannot be used \\(Too many open files\\)"):
                ask()

    def test_a_folder_that_cannot_be(self, tmp_path: Path, outlets: Outlets) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(LibraryError, match="no library can be made here"):
            Library(tmp_path / "file" / "library", outlets)
