"""Which segments are merged, and what is deleted or written while they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import LibraryBusy, NoLongerWanted
from digest_tui.index import Index, merging
from digest_tui.index.folder import IndexFolder
from digest_tui.index.merging import merge_some, planned
from digest_tui.index.segment.merging import merge as write_merged
from tests.helpers import article
from tests.index.test_index import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


STEPS = [size for n in range(8) for size in (4**n * 4 // 3, 4**n * 4 // 3, 4**n * 8 // 3)][:23]
"""As many as there can be of which no four are of about one size."""


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [
        ([], []),
        ([1] * 10, []),
        ([1] * 11, list(range(11))),
        # A large one is not moved for the sake of a few small ones.
        ([10_000, *[1] * 10], list(range(1, 11))),
        ([10_000] * 10 + [20], [0, 1, 2, 3, 4]),
        # What has grown enough stays as it is, however much of it there is.
        ([50_000] * 20, []),
        ([30_000] * 20, []),
        ([50_000] * 17 + [9, 300, 8_000], []),
        ([50_000] * 18 + [9, 300, 8_000, 20_000], []),
        # But for too many small ones, of whatever size.
        ([50_000] * 18 + STEPS, [18, 19]),
        ([4, 4, 4, 4, 200, 200, 200, 200, 9_000, 9_000, 9_000], [0, 1, 2, 3]),
    ],
)
def test_what_is_merged_next(sizes: list[int], chosen: list[int]) -> None:
    assert planned(sizes) == chosen


@pytest.mark.parametrize("large", [0, 40])
def test_one_by_one_a_document_is_moved_a_few_times(large: int) -> None:
    """Ten thousand articles that come one after the other, to none or to two million."""
    sizes = [50_000] * large
    moved = 0
    for _ in range(10_000):
        sizes.append(1)
        while chosen := planned(sizes):
            total = sum(sizes[place] for place in chosen)
            sizes = [size for at, size in enumerate(sizes) if at not in chosen] + [total]
            moved += total
    assert len(sizes) <= large + 20
    assert moved / 10_000 < 10


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(merging, "_ENOUGH", 3)
    monkeypatch.setattr(merging, "_WORTH_IT", 2)
    made = Shelf(Index(tmp_path))
    for number in range(5):
        made.put(article("Kursk.", id=f"{number}"), article("Kursk.", id=f"{number}+"))
    return made


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do something after a merged segment was written, before it counts."""

    def merged(*given: Any) -> Any:
        written = write_merged(*given)
        act()
        return written

    monkeypatch.setattr(merging, "merge", merged)


def segments(shelf: Shelf) -> int:
    return len([*shelf.place.glob("*.arrays")])


def test_segments_become_fewer(shelf: Shelf) -> None:
    for gone in ("2", "2+", "3"):
        del shelf.kept[gone]
    shelf.follow(["2", "2+", "3"])
    assert segments(shelf) == 4  # nothing is left of the one that had two of them
    assert shelf.index.merge()
    assert segments(shelf) == 2  # the three of one size, and the one that is smaller
    assert not shelf.index.merge()
    assert sorted(shelf.found("kursk")) == sorted(shelf.kept)


def test_what_is_removed_and_added_meanwhile(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        del shelf.kept["1"]
        shelf.put(article("Sumy.", id="3+"), article("Kursk.", id="new"))
        shelf.follow(["1"])

    meanwhile(monkeypatch, change)
    assert shelf.index.merge()
    assert segments(shelf) == 2
    assert sorted(shelf.found("kursk", limit=20)) == "0 0+ 1+ 2 2+ 3 4 4+ new".split()
    assert shelf.found("sumy") == ["3+"]


def test_what_another_session_has_merged(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other() -> None:
        monkeypatch.setattr(merging, "merge", write_merged)
        assert Index(tmp_path).merge()

    meanwhile(monkeypatch, other)
    assert not shelf.index.merge()
    assert segments(shelf) == 1
    assert len(shelf.found("kursk", limit=20)) == 10


def test_an_index_that_was_made_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def rebuild() -> None:
        with shelf.index.writing(0):
            shelf.index.rebuild("a-library", 5, [*shelf.kept], shelf.load)

    meanwhile(monkeypatch, rebuild)
    assert not shelf.index.merge()
    assert len(shelf.found("kursk", limit=20)) == 10


def test_sweeping_leaves_what_a_living_session_fills(shelf: Shelf, tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    with folder.lock(0):
        beside = folder.beside()
        place = beside.__enter__()
    shelf.put(article("Kursk.", id="another"))
    assert place.exists()
    beside.__exit__(None, None, None)
    assert not place.exists()


def test_nobody_is_kept_from_writing_by_who_merges(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = IndexFolder(tmp_path)

    def free() -> None:
        with folder.lock(0):
            pass

    meanwhile(monkeypatch, free)
    assert merge_some(folder)


def test_a_merge_that_is_stopped_leaves_nothing_behind(shelf: Shelf, tmp_path: Path) -> None:
    """However far it has come: as often as it asks, it can be stopped."""

    def present() -> set[str]:
        return {str(path) for path in tmp_path.rglob("*")}

    before, asked, enough = present(), [0], 0

    def wanted() -> bool:
        asked[0] += 1
        return asked[0] <= enough

    while not stopped(lambda: shelf.index.merge(wanted)):
        assert present() == before
        assert len(shelf.found("kursk", limit=20)) == 10
        asked[0], enough = 0, enough + 1
    assert enough > 20
    assert segments(shelf) == 1
    assert len(shelf.found("kursk", limit=20)) == 10


def stopped(act: Callable[[], bool]) -> bool:
    try:
        return act()
    except NoLongerWanted:
        return False


def test_who_merges_waits_for_nobody(shelf: Shelf, tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    with folder.lock(0), pytest.raises(LibraryBusy):
        merge_some(folder)
