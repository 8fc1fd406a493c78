"""The screen that the next start begins with: kept as it was, refused where it is hostile."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.keeping import Cells, read, save
from digest_tui.terminal.kept import MAGIC, checksum, load, name

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 20, 3
FRAME = "\x1b[m\x1b[H\x1b[J\x1b[1;31mКиїв\x1b[0m\r\n\x1b]8;;https://a.b/c\x1b\\here\x1b]8;;\x1b\\"


@pytest.fixture
def screen() -> Cells:
    grid = Grid(*SIZE)
    frame = "\x1b[1;1H\x1b[1;31mКиїв\x1b[0m 漢字 e\u0301te\x1b[2;3H\x1b]8;;https://a.b/c\x1b\\here\x1b]8;;\x1b\\"
    return Cells(grid, draw(frame, grid, cell_len))


def test_what_was_kept_comes_back(tmp_path: Path, screen: Cells) -> None:
    path = str(tmp_path / "screens" / "one")
    save(path, FRAME.encode(), screen)
    found = load(path)
    assert found is not None
    assert found[0].decode() == FRAME
    cells = read(found[1], SIZE)
    assert cells is not None
    assert cells.grid.rows == screen.grid.rows
    assert cells.cursor == screen.cursor
    assert read(found[1], (21, 3)) is None


def _file(frame: bytes, cells: bytes = b"{}") -> bytes:
    rest = frame + cells
    return b"%s %d %d\n" % (MAGIC, checksum(rest), len(frame)) + rest


HOSTILE_FRAMES = {
    "a question": b"\x1b[6n",
    "another mode": b"\x1b[?1049l",
    "a title": b"\x1b]0;title\x07",
    "the clipboard": b"\x1b]52;c;eA==\x1b\\",
    "a reset": b"\x1bc",
    "a C1 control": "\x9b6n".encode(),
    "a device": b"\x1bPq\x1b\\",
    "a bell": b"\x07",
    "a link to elsewhere": b"\x1b]8;;file:///etc/passwd\x1b\\",
    "a link without end": b"\x1b]8;;https://a",
    "the begin of something": b"\x1b[1;",
    "no text": b"\xff\xfe",
}


@pytest.mark.parametrize("frame", HOSTILE_FRAMES.values(), ids=HOSTILE_FRAMES)
def test_what_does_more_than_draw_is_not_shown(tmp_path: Path, frame: bytes) -> None:
    path = tmp_path / "one"
    path.write_bytes(_file(b"harmless"))
    path.chmod(0o600)
    assert load(str(path)) == (b"harmless", b"{}")
    path.write_bytes(_file(b"harmless" + frame))
    assert load(str(path)) is None


DAMAGED = {
    "nothing": b"",
    "another form": _file(b"x").replace(MAGIC, b"digest-tui screen 2"),
    "cut": _file(b"harmless")[:-1],
    "other letters": _file(b"harmless").replace(b"harm", b"worm"),
    "no numbers": MAGIC + b" x y\nharmless",
    "long numbers": MAGIC + b" " + b"9" * 9999 + b" 1\nharmless",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_not_shown(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "one"
    path.write_bytes(data)
    path.chmod(0o600)
    assert load(str(path)) is None


def _data(**changes: Any) -> dict[str, Any]:
    row = [[0, "x" * 20]]
    plain: list[Any] = [[], "", "", ""]
    return {"cursor": [0, 0], "pens": [plain], "rows": [row, row, row]} | changes


HOSTILE_CELLS: dict[str, Any] = {
    "an escape": _data(rows=[[[0, "\x1b" + "x" * 19]]] * 3),
    "a C1 control": _data(rows=[[[0, ["\x9b31m", *"x" * 19]]]] * 3),
    "a long cell": _data(rows=[[[0, ["x" * 1000, *"x" * 19]]]] * 3),
    "a pen that is none": _data(pens=[[["1m\x1b]52;"], "", "", ""]]),
    "a link to elsewhere": _data(pens=[[[], "", "", "file:///etc/passwd"]]),
    "a link that ends": _data(pens=[[[], "", "", "https://a\x1b\\b"]]),
    "too few rows": _data(rows=[]),
    "rows too short": _data(rows=[[[0, "x"]]] * 3),
    "a cursor outside": _data(cursor=[99, 0]),
    "no screen": [],
    "nothing": None,
}


@pytest.mark.parametrize("data", HOSTILE_CELLS.values(), ids=HOSTILE_CELLS)
def test_what_is_no_screen_is_not_taken_for_one(data: Any) -> None:
    assert read(json.dumps(_data()).encode(), SIZE) is not None
    assert read(json.dumps(data).encode(), SIZE) is None


def test_what_others_can_write_is_not_shown(tmp_path: Path, screen: Cells) -> None:
    path = tmp_path / "one"
    save(str(path), FRAME.encode(), screen)
    assert load(str(path)) is not None
    path.chmod(0o620)
    assert load(str(path)) is None
    path.chmod(0o600)
    (tmp_path / "link").symlink_to(path)
    assert load(str(tmp_path / "link")) is None
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert load(str(tmp_path / "pipe")) is None


def test_only_the_newest_are_kept(tmp_path: Path, screen: Cells) -> None:
    for number in range(12):
        path = tmp_path / f"{number}"
        save(str(path), FRAME.encode(), screen)
        os.utime(path, (number, number))
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == [4, *range(5, 12)]


def test_another_command_has_another_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name([], SIZE), name(["--library", "a"], SIZE), name([], (80, 24))}
    monkeypatch.setenv("DIGEST_TUI_LIBRARY", "elsewhere")
    assert len(names | {name([], SIZE)}) == 4
