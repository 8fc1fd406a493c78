"""The last screen that was shown, kept in a file so that the next start can begin with it.

A file is found by what the screen was started with, and where: the same command in the
same folder and a terminal of the same size shows the same library.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from itertools import groupby
from typing import Any, NamedTuple

from digest_tui.terminal.charset import charset
from digest_tui.terminal.grid import TAKEN, Grid, Row
from digest_tui.terminal.pens import Pen

_FORM = 1
_MOST = 8
"""Screens that are kept: some sizes of some libraries."""
_LONGEST = 40
"""Characters of a cell: one, and the marks on it."""
_LARGEST = 1_000_000
"""Bytes of a file that are read; a screen of 500 by 200 cells takes less."""


class Kept(NamedTuple):
    """A screen and where its cursor was."""

    grid: Grid
    cursor: tuple[int, int]


def folder() -> str:
    """Give the folder of the kept screens."""
    named = os.environ.get("DIGEST_TUI_STATE")
    if named:
        return os.path.join(named, "screens")
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(caches, "digest-tui", "screens")


def name(arguments: list[str], size: tuple[int, int]) -> str:
    """Give the name of the file for what the screen is started with.

    Args:
        arguments: The command line, its name aside.
        size: The columns and rows of the terminal.
    """
    from zlib import crc32  # noqa: PLC0415 - hashlib takes far longer to import

    set_ = [f"{key}={os.environ[key]}" for key in sorted(os.environ) if _matters(key)]
    said = "\0".join([_here(), *arguments, "", charset(), *set_])
    number = crc32(said.encode(errors="surrogateescape"))
    return f"{size[0]}x{size[1]}-{number:08x}-{len(said)}.json"


def _here() -> str:
    with suppress(OSError):
        return os.getcwd()
    return ""


def _matters(key: str) -> bool:
    return key.startswith("DIGEST_TUI_") or key in {"TERM", "COLORTERM", "NO_COLOR", "HOME"}


def load(path: str, size: tuple[int, int]) -> Kept | None:
    """Read a kept screen; None where there is none that can be shown.

    What it shows goes to a terminal: a file that others can have written is not read, and
    what would not be a cell is refused.
    """
    try:
        with open(path, "rb", opener=_no_link) as file:
            found = os.fstat(file.fileno())
            private = not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or not private:
                return None
            return _read(json.loads(file.read(_LARGEST)), size)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None  # it is only a picture: without it the start is as the first one


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def save(path: str, kept: Kept) -> None:
    """Keep a screen, and throw the oldest of too many away; where that cannot be, let it be."""
    pens: dict[Pen, int] = {}
    rows = [[_run(list(run), pens) for run in _runs(row)] for row in kept.grid.rows]
    written = {"form": _FORM, "cursor": kept.cursor, "rows": rows, "pens": list(pens)}
    place, aside = os.path.dirname(path), f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(place, mode=0o700, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            json.dump(written, file, separators=(",", ":"))
        os.replace(aside, path)
        files = sorted(os.scandir(place), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in files[_MOST:]:
            os.unlink(entry.path)
    with suppress(OSError):
        os.unlink(aside)


def _runs(row: Row) -> list[list[tuple[str, Pen]]]:
    cells = zip(row.texts, row.pens, strict=True)
    return [list(run) for _, run in groupby(cells, key=lambda cell: cell[1])]


def _run(cells: list[tuple[str, Pen]], pens: dict[Pen, int]) -> list[Any]:
    """Give the number of a pen and the cells: a text where each is one character."""
    number = pens.setdefault(cells[0][1], len(pens))
    texts = [text for text, _ in cells]
    return [number, "".join(texts) if all(len(text) == 1 for text in texts) else texts]


def _read(data: dict[str, Any], size: tuple[int, int]) -> Kept | None:
    width, height = size
    if data["form"] != _FORM or len(data["rows"]) != height:
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
    return Kept(grid, (x, y)) if 0 <= x < width and 0 <= y < height else None


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
