"""A seal stays the same as long as nothing is written, and is not given while that is unknown."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from digest_tui.store import Store
from digest_tui.store.seal import seal
from tests.helpers import article, file_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG_AGO = 1_700_000_000 * 10**9


@pytest.fixture
def database(tmp_path: Path) -> Path:
    Store(tmp_path)
    path = tmp_path / "library.sqlite3"
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


def touched(database: Path) -> None:
    os.utime(database, ns=(LONG_AGO + 1, LONG_AGO + 1))


def replaced(database: Path) -> None:
    other = database.with_name("other")
    shutil.copy2(database, other)
    other.rename(database)


def logged(database: Path) -> None:
    log = database.with_name(f"{database.name}-wal")
    log.write_bytes(b"a page")
    os.utime(log, ns=(LONG_AGO, LONG_AGO))


@pytest.mark.parametrize("change", [touched, replaced, logged])
def test_what_is_written_breaks_it(database: Path, change: Callable[[Path], None]) -> None:
    before = seal(database)
    assert before is not None
    assert seal(database) == before
    change(database)
    after = seal(database)
    assert after is not None
    assert after != before


def test_who_reads_leaves_it(database: Path) -> None:
    before = seal(database)
    assert Store(database.parent).changes(0).revision == 0
    assert before is not None
    assert seal(database) == before


def test_what_was_just_written_has_none(database: Path) -> None:
    file_in(Store(database.parent), article("Drones."), b"raw")
    assert seal(database) is None


@pytest.mark.parametrize("name", ["nowhere", "library.sqlite3/below a file"])
def test_what_cannot_be_looked_at_has_none(database: Path, name: str) -> None:
    assert seal(database.parent / name) is None


def test_changes_are_seen_once_the_seal_is_broken(database: Path) -> None:
    store = Store(database.parent)
    assert [store.changes(0).article_ids for _ in range(2)] == [(), ()]
    _, kept = file_in(Store(database.parent), article("Drones."), b"raw")
    assert store.changes(0).article_ids == (kept.id,)
