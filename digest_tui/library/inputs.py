"""From the paths that a reader names to the bytes behind them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"


class Input(NamedTuple):
    """One input: its bytes, or why they cannot be had."""

    origin: str
    data: bytes
    refused: Refused | None = None


def inputs(paths: Sequence[str]) -> Iterator[Input]:
    """Give the files behind some paths, each as it is read; folders with all that is in them.

    Hidden files and folders are passed over, and a folder that holds itself through a
    link is entered once.
    """
    for path in paths:
        if path == STDIN:
            yield _stdin()
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield _file(Path(path))


def count(paths: Sequence[str]) -> int:
    """Tell how many inputs there are, for a progress bar."""
    return sum(
        sum(1 for _ in _walk(Path(path))) if path != STDIN and Path(path).is_dir() else 1
        for path in paths
    )


def _folder(folder: Path) -> Iterator[Input]:
    empty = True
    for path in _walk(folder):
        empty = False
        yield _file(path)
    if empty:
        yield _refused(str(folder), "there are no files in this folder")


def _walk(folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for place, folders, files in os.walk(folder, followlinks=True):
        status = os.stat(place)  # noqa: PTH116 - os.walk speaks in strings
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def _file(path: Path) -> Input:
    origin = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(origin, "it is no file (a device, a socket or a pipe)")
        if status.st_size > MOST_BYTES:
            return _refused(origin, too_large(status.st_size))
        with path.open("rb") as file:
            return _checked(origin, file.read(MOST_BYTES + 1))
    except FileNotFoundError:
        return _refused(origin, "there is no such file or folder")
    except PermissionError:
        return _refused(origin, "you are not allowed to read it")
    except (OSError, ValueError) as error:  # a path with a zero byte is a ValueError
        return _refused(origin, getattr(error, "strerror", None) or str(error))


def _stdin() -> Input:
    return _checked("standard input", sys.stdin.buffer.read(MOST_BYTES + 1))


def _checked(origin: str, data: bytes) -> Input:
    """A pipe, and a file that grows, can give more than was promised."""
    if len(data) > MOST_BYTES:
        return _refused(origin, too_large(len(data)))
    return Input(origin, data)


def _refused(origin: str, reason: str) -> Input:
    return Input(origin, b"", Refused(origin, reason))
