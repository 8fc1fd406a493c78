"""What the process holds of the files of an index is let go of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest_tui.index import resident
from digest_tui.index.resident import Resident, mapped
from digest_tui.index.segment.arrays import ArrayFile, write_arrays

if TYPE_CHECKING:
    from whoosh.searching import Searcher

_SIZE = 2**20


def held(path: Path) -> int:
    """Tell how many bytes of a file the process holds."""
    maps = Path("/proc/self/smaps").read_text()
    found = re.search(rf"{re.escape(str(path))}\n(?:.*\n)*?Rss: +(\d+) kB", maps)
    assert found
    return int(found[1]) * 1024


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="the system does not say")
def test_a_file_that_is_let_go_of_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "file.arrays"
    write_arrays(path, {"ones": np.ones(_SIZE, np.uint8)}, {})
    file = ArrayFile(path)
    ones = file["ones"]
    assert ones.sum() == _SIZE
    assert held(path) >= _SIZE
    file.let_go()
    assert held(path) < _SIZE
    assert ones.sum() == _SIZE


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="the system does not say")
def test_one_of_its_arrays_can_be_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "file.arrays"
    arrays = {name: np.ones(_SIZE + 1, np.uint8) for name in ("ones", "others")}
    write_arrays(path, arrays | {"none": np.ones(0, np.uint8)}, {})
    file = ArrayFile(path)
    assert file["ones"].sum() == file["others"].sum() == _SIZE + 1
    file.let_go("ones")
    file.let_go("none")
    assert _SIZE // 2 < held(path) < 2 * _SIZE
    assert file["ones"].sum() == file["others"].sum() == _SIZE + 1


class Opened:
    """Stands for a searcher of Whoosh without segments, and counts how often it is asked."""

    asked = 0

    def leaf_searchers(self) -> list[tuple[Searcher, int]]:
        self.asked += 1
        return []


def test_only_what_is_much_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [100, 100, 101, 1_000_000, 500, 500]
    monkeypatch.setattr(resident, "mapped", lambda: pages.pop(0) * 4096)
    searcher: Any = Opened()
    kept = Resident()
    done = [kept.keep_small(searcher) for _ in range(4)]
    assert (done, searcher.asked) == ([False, False, True, False], 1)


def test_where_the_system_does_not_say_nothing_is_let_go_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resident, "_COUNTS", tmp_path / "statm")
    assert mapped() == 0
