"""A reader's place in each library is kept, not for ever, and never gets in the way."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.models import Joined
from digest_tui.models.last_place import LastPlace
from digest_tui.reader_state import ReaderState, places

if TYPE_CHECKING:
    from pathlib import Path

HERE, THERE = LastPlace(typed="here"), LastPlace(typed="there")


def test_a_place_is_of_one_library(tmp_path: Path) -> None:
    state = ReaderState(tmp_path / "new" / "folder")
    assert state.places.take("a") is None
    assert not state.file.exists(), "who has been nowhere has no file"
    state.places.keep("a", THERE)
    state.places.keep("a", HERE)
    again = ReaderState(tmp_path / "new" / "folder")
    assert (again.places.take("a"), again.places.take("b")) == (HERE, None)
    assert again.choices(Joined) == ()


def test_the_library_that_was_not_visited_for_longest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST", 2)
    kept = ReaderState(tmp_path).places
    for library in ("a", "b", "a", "c"):
        kept.keep(library, HERE)
    assert [kept.take(library) for library in "abc"] == [HERE, None, HERE]


def test_a_place_is_tried_thrice_until_it_is_reached(tmp_path: Path) -> None:
    kept = ReaderState(tmp_path).places
    kept.keep("a", HERE)
    assert [kept.take("a") for _ in range(5)] == [HERE, HERE, HERE, None, None]
    kept.keep("a", HERE)
    assert kept.take("a") == HERE


def test_what_is_too_large_leaves_the_place_before(tmp_path: Path) -> None:
    kept = ReaderState(tmp_path).places
    kept.keep("a", HERE)
    kept.keep("a", LastPlace(typed="x" * 300_000))
    assert kept.take("a") == HERE


@pytest.mark.parametrize(
    "change",
    ["form = 99", "place = x'ff'", "place = '{}'", "place = CAST('{\"hits\":3}' AS BLOB)"],
)
def test_what_another_has_written_is_no_place(tmp_path: Path, change: str) -> None:
    state = ReaderState(tmp_path)
    state.places.keep("a", HERE)
    with closing(sqlite3.connect(state.file)) as db, db:
        db.execute(f"UPDATE places SET {change}")
    assert state.places.take("a") is None
    state.places.keep("a", THERE)
    assert state.places.take("a") == THERE


def test_sessions_at_once_lose_no_choice(tmp_path: Path) -> None:
    def work(session: int) -> None:
        state = ReaderState(tmp_path)
        for number in range(5):
            state.places.keep("a", LastPlace(typed=f"{session} {number}"))
            state.keep(Joined((str(session), str(number))))

    with ThreadPoolExecutor() as pool:
        list(pool.map(work, range(4)))
    state = ReaderState(tmp_path)
    last = state.places.take("a")
    assert last is not None
    assert last.typed.endswith(" 4")
    assert len(state.choices(Joined)) == 20
