"""The folder of the index: durable, swapped whole, swept, and no worse for a full disk."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import LibraryError
from digest_tui.index import Index, durable
from digest_tui.index.folder import IndexFolder
from tests.helpers import article
from tests.index.test_index import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(Index(tmp_path))
    made.put(article("Kursk.", id="first"))
    return made


def rebuilt(shelf: Shelf) -> None:
    shelf.revision += 1
    with shelf.index.writing(0):
        shelf.index.rebuild("a-library", shelf.revision, [*shelf.kept], shelf.load)


def added(shelf: Shelf) -> None:
    shelf.put(article("Kursk.", id="second"))


def merged(shelf: Shelf) -> None:
    assert shelf.index.merge()


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


class Disk:
    """What is written and what of it is on the disk, as the calls to the system say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.synced: set[int] = set()
        self.too_early: list[str] = []
        self._sync, self._replace = os.fsync, os.replace
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "replace", self.replace)

    def fsync(self, number: int) -> None:
        self.synced.add(os.fstat(number).st_ino)
        self._sync(number)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over: from now on it counts, so all that it counts on must be there."""
        present = [source]
        if source.name.endswith(".toc.new"):
            present += source.parent.glob("*.arrays")
        if target.name.startswith("index-v"):
            build = source.parent / source.read_text().strip()
            present += [build, *build.iterdir()]
        self.too_early += [str(one) for one in present if one.stat().st_ino not in self.synced]
        self._replace(source, target)


@pytest.mark.parametrize("act", [rebuilt, added])
def test_what_counts_is_on_the_disk_before_it_does(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, act: Callable[[Shelf], None]
) -> None:
    """A machine that loses power has the old index or the new one."""
    disk = Disk(monkeypatch)
    rebuilt(shelf)  # segments that are there are synced by now
    act(shelf)
    assert disk.synced
    assert disk.too_early == []


@pytest.mark.parametrize("act", [rebuilt, added])
@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5, 6])
def test_a_full_disk_leaves_the_old_index_and_nothing_else(
    shelf: Shelf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Shelf], None],
    failing: int,
) -> None:
    """Whichever of the files it is that does not fit any more."""
    before, present = shelf.index.mark, names(tmp_path)
    real, calls = os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) >= failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(number)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(LibraryError, match=r"No space left on device.*articles are safe"):
            act(shelf)
    other = Shelf(Index(tmp_path))
    assert set(other.found("kursk")) <= set(shelf.kept)
    assert "first" in other.found("kursk")
    if other.index.mark == before and other.found("kursk") == ["first"]:
        assert names(tmp_path) == present
    act(shelf)
    assert set(Shelf(Index(tmp_path)).found("kursk")) == set(shelf.kept)
    assert len([*shelf.place.glob("*.toc*")]) == 1


def test_who_reads_an_old_build_goes_on(shelf: Shelf, tmp_path: Path) -> None:
    reading = IndexFolder(tmp_path).open()
    with reading.searcher() as searcher:
        rebuilt(shelf)
        assert not [path for path in tmp_path.glob("index-v*.*") if path != shelf.place]
        assert searcher.doc_count() == 1
        assert [*searcher.reader().postings("article", "first").all_ids()] == [0]
    reading.close()


def test_who_opens_a_build_that_is_replaced_opens_the_next(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is gone between the look at which counts and the look into it."""
    folder = IndexFolder(tmp_path)
    real: Any = vars(IndexFolder)["build"]
    looks: list[str] = []

    def late(self: IndexFolder) -> str:
        build: str = real.fget(self)
        if self is folder and not looks:
            looks.append(build)
            rebuilt(shelf)
        return build

    monkeypatch.setattr(IndexFolder, "build", property(late))
    assert folder.mark.revision == shelf.revision
    looks.clear()
    opened = folder.open()
    assert opened.build == folder.build
    opened.close()


def test_the_folder_of_an_early_version_is_taken_over(tmp_path: Path) -> None:
    early = IndexFolder(tmp_path).path
    early.mkdir(mode=0o700)
    (early / "mark").write_text("abc a-library 9")
    shelf = Shelf(Index(tmp_path))
    assert shelf.index.mark.revision == 0
    assert early.is_file()
    assert len([*tmp_path.glob("index-v*")]) == 2


@pytest.mark.parametrize("content", [b"", b"\xff", b"../elsewhere", b"index-v3.short", b"x" * 999])
def test_a_pointer_to_nowhere_is_replaced(shelf: Shelf, tmp_path: Path, content: bytes) -> None:
    pointer = IndexFolder(tmp_path).path
    pointer.write_bytes(content)
    assert Index(tmp_path).mark.revision == 0
    assert len([*tmp_path.glob("index-v*")]) == 2


def test_what_is_half_written_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file.new").write_bytes(b"half")
    durable.put(tmp_path / "file", b"whole")
    assert (tmp_path / "file").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
