"""Keeps a screen for the next start, and reads the cells of one that was kept."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from itertools import groupby
from typing import Any, NamedTuple

from digest_tui.terminal.grid import TAKEN, Grid, Row
from digest_tui.terminal.kept import MAGIC, checksum
from digest_tui.terminal.pens import Pen

_MOST = 8
"""Screens that are kept: some sizes of some libraries."""
_LONGEST = 40
"""Characters of a cell: one, and the marks on it."""


class Cells(NamedTuple):
    """What a terminal shows, and where its cursor is."""

    grid: Grid
    cursor: tuple[int, int]


def save(path: str, drawn: bytes, cells: Cells) -> None:
    """Keep a screen, and throw the oldest of too many away; where that cannot be, let it be.

    Args:
        path: Where it is kept.
        drawn: What makes a blank terminal show it.
        cells: What the terminal shows then, with the plain pen at last.
    """
    rest = drawn + written(cells)
    place, aside = os.path.dirname(path), f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(place, mode=0o700, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as file:
            file.write(b"%s %d %d\n" % (MAGIC, checksum(rest), len(drawn)))
            file.write(rest)
        os.replace(aside, path)
        files = sorted(os.scandir(place), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in files[_MOST:]:
            os.unlink(entry.path)
    with suppress(OSError):
        os.unlink(aside)


def written(cells: Cells) -> bytes:
    """Write cells down."""
    pens: dict[Pen, int] = {}
    rows = [[_run(list(run), pens) for run in _runs(row)] for row in cells.grid.rows]
    data = {"cursor": cells.cursor, "rows": rows, "pens": list(pens)}
    return json.dumps(data, separators=(",", ":")).encode()


def read(data: bytes, size: tuple[int, int]) -> Cells | None:
    """Read cells; None where they are none of that size.

    Args:
        data: What was written down.
        size: The columns and rows.
    """
    try:
        return _read(json.loads(data), *size)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _runs(row: Row) -> list[list[tuple[str, Pen]]]:
    cells = zip(row.texts, row.pens, strict=True)
    return [list(run) for _, run in groupby(cells, key=lambda cell: cell[1])]


def _run(cells: list[tuple[str, Pen]], pens: dict[Pen, int]) -> list[Any]:
    """Give the number of a pen and the cells: a text where each is one character."""
    number = pens.setdefault(cells[0][1], len(pens))
    texts = [text for text, _ in cells]
    return [number, "".join(texts) if all(len(text) == 1 for text in texts) else texts]


def _read(data: dict[str, Any], width: int, height: int) -> Cells | None:
    if len(data["rows"]) != height:
        return None
    pens = [_pen(*parts) for parts in data["pens"]]
    grid = Grid(width, height)
    for y, runs in enumerate(data["rows"]):
        texts: list[str] = []
        drawn: list[Pen] = []
        for number, run in runs:
            texts += run
            drawn += [pens[number]] * len(run)
        if len(texts) != width or not all(map(_is_cell, texts)) or texts[0] == TAKEN:
            return None
        grid.rows[y] = Row(texts, drawn)
    x, y = data["cursor"]
    return Cells(grid, (x, y)) if 0 <= x < width and 0 <= y < height else None


def _pen(attributes: list[str], foreground: str, background: str, link: str) -> Pen:
    for each in (*attributes, foreground, background):
        if each.strip("0123456789;"):
            raise ValueError(f"{each!r} is no colour")
    if link and not (link.startswith(("https://", "http://")) and link.isprintable()):
        raise ValueError(f"{link!r} is no link")
    return Pen(tuple(attributes), foreground, background, link)


def _is_cell(text: str) -> bool:
    """Tell whether a text can stand in a cell: nothing in it is for the terminal to obey."""
    if len(text) > _LONGEST:
        return False
    return not any(each < " " or "\x7f" <= each < "\xa0" for each in text)
