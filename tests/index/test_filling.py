"""Segments that other processes make are counted; what they lose is made again."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryError
from digest_tui.index import Index, Wanted, durable, filling
from digest_tui.index.filling import Filling, articles_of, fill
from digest_tui.index.folder import IndexFolder
from digest_tui.index.storage import BuildStorage
from digest_tui.query import Word
from tests.helpers import article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from digest_tui.index.codec import ArraySegment
    from digest_tui.index.work import Load
    from digest_tui.models import Article

HERE = os.getpid()
IDS = tuple(f"{number:04}" for number in range(90))


def loaded(gone: str, _: int, ids: Sequence[str]) -> Iterable[Article]:
    return [article(f"Kursk word{one}.", id=one) for one in ids if one != gone]


def dying(gone: str, here: int, ids: Sequence[str]) -> Iterable[Article]:
    """Take any process down that it is called in, but for the first one."""
    if os.getpid() != here and "0050" in ids:
        os._exit(9)
    return loaded(gone, here, ids)


def lying(gone: str, here: int, ids: Sequence[str]) -> Iterable[Article]:
    """Lose an article everywhere but in the first process."""
    return [one for one in loaded(gone, here, ids) if os.getpid() == here or one.id != "0051"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_WORTH_A_PROCESS", 10)
    monkeypatch.setattr(filling, "_SLICE", 25)


def held(folder: Path, load: Callable[..., Iterable[Article]], jobs: int) -> list[str]:
    told: list[int] = []
    with Filling(folder, partial(load, "0010", os.getpid()), jobs, told.append) as filler:
        segments = filler.segments(IDS)
    assert sum(told) == len(IDS)
    return [one for segment in segments for one in articles_of(folder, segment)]


@pytest.mark.parametrize(("load", "jobs"), [(loaded, 1), (dying, 2), (lying, 2)])
def test_nothing_is_lost(
    tmp_path: Path, load: Callable[..., Iterable[Article]], jobs: int
) -> None:
    """Whether the processes do well, die or lie; one article is not there any more."""
    assert sorted(held(tmp_path, load, jobs)) == [one for one in IDS if one != "0010"]


def test_what_stays_short_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def short(folder: Path, ids: Sequence[str], load: Load) -> list[ArraySegment]:
        return fill(folder, ids[:-1], load)

    monkeypatch.setattr(filling, "fill", short)
    with pytest.raises(LibraryError, match="does not hold what was written"):
        held(tmp_path, loaded, 1)
    assert not [*tmp_path.iterdir()]


def test_a_byte_that_is_wrong_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = durable.keep
    spoilt: list[Path] = []

    def spoil(path: Path) -> None:
        real(path)
        if not spoilt:
            content = bytearray(path.read_bytes())
            content[-1] ^= 1
            path.write_bytes(content)
            spoilt.append(path)

    monkeypatch.setattr(durable, "keep", spoil)
    assert len(held(tmp_path, loaded, 1)) == len(IDS) - 1
    assert not spoilt[0].exists()


def test_large_slices_make_several_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "MOST_DOCUMENTS", 5)
    monkeypatch.setattr(filling, "_AT_ONCE", 5)
    segments = fill(tmp_path, IDS[:12], partial(loaded, "", 0))
    assert [segment.documents for segment in segments] == [5, 5, 2]


@pytest.mark.parametrize(
    ("most", "segments"), [(60, [44, 45]), (1000, [89]), (25, [21, 23, 22, 23])]
)
def test_a_new_index_has_few_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, segments: list[int]
) -> None:
    monkeypatch.setattr(filling, "_SLICE", most)
    index = Index(tmp_path)
    with index.writing(0):
        index.rebuild("a-library", 7, IDS, partial(loaded, "0010", os.getpid()))
    folder = IndexFolder(tmp_path)
    place = folder.place(folder.build)
    toc = BuildStorage(place).toc()
    assert [segment.documents for segment in toc.segments] == segments
    assert sorted(path.name for path in place.glob("*.arrays")) == sorted(
        segment.path(place).name for segment in toc.segments
    )
    found = index.find(Wanted(Word("kursk"), lambda _: [], lambda _: (), limit=100))
    assert sorted(one for one, _ in found.articles) == sorted({*IDS} - {"0010"})
