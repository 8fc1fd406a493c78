"""The screen that the next start begins with: kept as it was, refused where it is hostile."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.kept import Kept, load, name, save

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 20, 3


@pytest.fixture
def screen() -> Kept:
    grid = Grid(*SIZE)
    frame = "\x1b[1;1H\x1b[1;31mКиїв\x1b[0m 漢字 e\u0301te\x1b[2;3H\x1b]8;;https://a.b/c\x1b\\there\x1b]8;;\x1b\\"
    return Kept(grid, draw(frame, grid, cell_len))


def test_what_was_kept_comes_back(tmp_path: Path, screen: Kept) -> None:
    path = str(tmp_path / "screens" / "one.json")
    save(path, screen)
    found = load(path, SIZE)
    assert found is not None
    assert found.grid.rows == screen.grid.rows
    assert found.cursor == screen.cursor
    assert load(path, (21, 3)) is None


def _data(**changes: Any) -> dict[str, Any]:
    row = [[0, "x" * 20]]
    plain: list[Any] = [[], "", "", ""]
    return {"form": 1, "cursor": [0, 0], "pens": [plain], "rows": [row, row, row]} | changes


HOSTILE: dict[str, Any] = {
    "an escape": _data(rows=[[[0, "\x1b" + "x" * 19]]] * 3),
    "a C1 control": _data(rows=[[[0, ["\x9b31m", *"x" * 19]]]] * 3),
    "a long cell": _data(rows=[[[0, ["x" * 1000, *"x" * 19]]]] * 3),
    "a pen that is none": _data(pens=[[["1m\x1b]52;"], "", "", ""]]),
    "a link to elsewhere": _data(pens=[[[], "", "", "file:///etc/passwd"]]),
    "a link that ends": _data(pens=[[[], "", "", "https://a\x1b\\b"]]),
    "too few rows": _data(rows=[]),
    "rows too short": _data(rows=[[[0, "x"]]] * 3),
    "a cursor outside": _data(cursor=[99, 0]),
    "another form": _data(form=2),
    "no screen": [],
    "nothing": None,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_screen_is_not_shown(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(_data()))
    path.chmod(0o600)
    assert load(str(path), SIZE) is not None
    path.write_text(json.dumps(data))
    assert load(str(path), SIZE) is None


def test_what_others_can_write_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(_data()))
    path.chmod(0o620)
    assert load(str(path), SIZE) is None
    path.chmod(0o600)
    (tmp_path / "link.json").symlink_to(path)
    assert load(str(tmp_path / "link.json"), SIZE) is None
    os.mkfifo(tmp_path / "pipe.json", 0o600)
    assert load(str(tmp_path / "pipe.json"), SIZE) is None


def test_only_the_newest_are_kept(tmp_path: Path, screen: Kept) -> None:
    for number in range(12):
        path = tmp_path / f"{number}.json"
        save(str(path), screen)
        os.utime(path, (number, number))
    assert sorted(int(path.stem) for path in tmp_path.iterdir()) == [4, *range(5, 12)]


def test_another_command_has_another_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name([], SIZE), name(["--library", "a"], SIZE), name([], (80, 24))}
    monkeypatch.setenv("DIGEST_TUI_LIBRARY", "elsewhere")
    assert len(names | {name([], SIZE)}) == 4
