"""The log of a database: it stays where others may read, who could not make one."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from digest_tui import database
from digest_tui.errors import LibraryBusy
from digest_tui.store import Store
from tests.helpers import article, file_in

if TYPE_CHECKING:
    from pathlib import Path


def beside(store: Store) -> set[str]:
    return {path.name.rpartition("-")[2] for path in store.path.parent.glob("*.sqlite3-*")}


@pytest.mark.parametrize(
    ("folder", "file", "left"),
    [
        (0o755, 0o644, {"shm", "wal"}),
        (0o750, 0o640, {"shm", "wal"}),
        (0o700, 0o644, set()),
        (0o755, 0o600, set()),
    ],
)
def test_it_stays_where_others_may_read(
    tmp_path: Path, folder: int, file: int, left: set[str]
) -> None:
    place = tmp_path / "library"
    place.mkdir(mode=0o700)
    store = Store(place)
    place.chmod(folder)
    store.path.chmod(file)
    file_in(store, article(), b"raw")
    with pytest.raises(RuntimeError), database.connect(store.path):
        raise RuntimeError
    assert beside(store) == left
    modes = {oct(path.stat().st_mode & 0o777) for path in place.iterdir()}
    assert modes == {oct(file)}


def test_what_is_in_it_has_come_into_the_database(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store = Store(tmp_path)
    store.path.chmod(0o644)
    for number in range(3):
        file_in(store, article(id=f"{number:016}", name=f"a-{number}"), b"raw")
    with sqlite3.connect(f"{store.path.as_uri()}?immutable=1", uri=True) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    db.close()


def test_who_only_reads_copies_nothing_from_it_once_more(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store = Store(tmp_path)
    store.path.chmod(0o644)
    file_in(store, article(), b"raw")
    written = store.path.stat().st_mtime_ns
    assert store.count() == 1
    assert store.path.with_name(f"{store.path.name}-wal").stat().st_size == 0
    assert store.path.stat().st_mtime_ns == written


def test_what_is_written_while_it_is_taken_for_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    file_in(store, article(), b"raw")
    tried = database._tried

    def shut(file: Path, mode: str) -> sqlite3.Connection:
        if mode != database._UNCHANGED:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return tried(file, mode)

    monkeypatch.setattr(database, "_tried", shut)
    with pytest.raises(LibraryBusy, match="try again in a moment"), database.connect(store.path):
        store.path.with_name("library.sqlite3-wal").write_bytes(b"something")
