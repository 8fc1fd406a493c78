"""Searches are kept, the newest first, each once, and not for ever."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryTooNew
from digest_tui.models import Joined
from digest_tui.reader_state import ReaderState, history

if TYPE_CHECKING:
    from pathlib import Path


def test_searches_outlive_a_session(tmp_path: Path) -> None:
    kept = ReaderState(tmp_path / "new" / "folder")
    assert kept.history.newest() == []
    assert not kept.file.exists(), "who searches nothing has no file"
    for text in ("a", "b", "a", "c"):
        kept.history.keep(text)
    assert ReaderState(tmp_path / "new" / "folder").history.newest() == ["c", "a", "b"]
    assert kept.choices(Joined) == ()


def test_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST", 3)
    kept = ReaderState(tmp_path).history
    for text in ("a", "b", "c", "a", "d"):
        kept.keep(text)
    assert kept.newest() == ["d", "a", "c"]


def test_sessions_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    def search(session: int) -> None:
        state = ReaderState(tmp_path)
        for number in range(5):
            state.history.keep(f"{session} {number}")

    with ThreadPoolExecutor() as pool:
        list(pool.map(search, range(4)))
    assert len(ReaderState(tmp_path).history.newest()) == 20


def test_a_file_of_choices_alone_takes_searches_in(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    state.keep(Joined(("a", "b")))
    with closing(sqlite3.connect(state.file)) as db:
        db.execute("DROP TABLE searches")  # as a version before has left it
    assert state.history.newest() == []
    state.history.keep("kursk")
    assert (state.history.newest(), state.choices(Joined)) == (["kursk"], (Joined(("a", "b")),))


def test_what_a_newer_version_has_written_is_left_alone(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    state.history.keep("kursk")
    with closing(sqlite3.connect(state.file)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryTooNew):
        state.history.keep("sumy")
    with pytest.raises(LibraryTooNew):
        state.history.newest()
