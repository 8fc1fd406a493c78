"""From the paths that a reader names to the bytes behind them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused, WrongName
from digest_tui.ingest.decode import MOST_BYTES, too_large
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
_LONGEST_SOURCE = 100


class Input(NamedTuple):
    """One input: its bytes, or why they cannot be had."""

    origin: str
    """Where it came from, safe to show: a file's name can hold whatever a text can."""
    data: bytes
    refused: Refused | None = None


def source_name(said: str) -> str:
    """Give the name of a source as the reader says it, safe to show.

    Raises:
        WrongName: It is too long for one, or nothing in it can be said or typed.
    """
    name = clean_line(said).strip()
    if not any(sign.isalnum() for sign in name):
        raise WrongName("a source's name needs a letter or a digit")
    if len(name) > _LONGEST_SOURCE:
        raise WrongName(
            f"a source's name has at most {_LONGEST_SOURCE} characters, and this {len(name):,}"
        )
    return name


def inputs(paths: Sequence[str]) -> Iterator[Input]:
    """Give the files behind some paths, each as it is read; folders with all that is in them.

    Hidden files and folders are passed over, and a folder that holds itself through a
    link is entered once. What cannot be looked at is an input that is refused.
    """
    for path in paths:
        if path == STDIN:
            yield _stdin()
        elif not path:  # to the system, the present folder
            yield _refused(Refused("''", "an empty path names nothing"))
        else:
            for found in _files(Path(path)):
                yield _refused(found) if isinstance(found, Refused) else _file(found)


def count(paths: Sequence[str]) -> int:
    """Tell how many inputs there are, for a progress bar."""
    return sum(1 if path in {STDIN, ""} else sum(1 for _ in _files(Path(path))) for path in paths)


def _files(path: Path) -> Iterator[Path | Refused]:
    """Give the path itself, or the files in it where it is a folder."""
    try:
        if not stat.S_ISDIR(_stat(path).st_mode):
            yield path
            return
    except Refused as refused:
        yield refused
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        yield Refused(_origin(path), "there are no files in this folder")


def _walk(folder: Path) -> Iterator[Path | Refused]:
    seen: set[tuple[int, int]] = set()
    closed: list[Refused] = []

    def note(error: OSError) -> None:
        closed.append(_refusal(Path(error.filename or folder), error))

    for place, folders, files in os.walk(folder, onerror=note, followlinks=True):
        yield from _taken(closed)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        try:
            status = _stat(Path(place))
        except Refused as refused:
            folders.clear()
            yield refused
            continue
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))
    yield from _taken(closed)


def _taken(some: list[Refused]) -> list[Refused]:
    taken, some[:] = list(some), []
    return taken


def _file(path: Path) -> Input:
    try:
        status = _stat(path)
        if not stat.S_ISREG(status.st_mode):
            return _refused(Refused(_origin(path), "it is no file (a device, a socket or a pipe)"))
        if status.st_size > MOST_BYTES:
            return _refused(Refused(_origin(path), _too_large(status.st_size)))
        with path.open("rb") as file:
            return _checked(_origin(path), file.read(MOST_BYTES + 1))
    except Refused as refused:
        return _refused(refused)
    except OSError as error:
        return _refused(_refusal(path, error))


def _stat(path: Path) -> os.stat_result:
    """Look at a path.

    Raises:
        Refused: It cannot be looked at.
    """
    try:
        return path.stat()
    except (OSError, ValueError) as error:  # a path with a zero byte is a ValueError
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError | ValueError) -> Refused:
    """Say why a path cannot be read."""
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file or folder"
    elif isinstance(error, PermissionError):
        reason = "you are not allowed to read it"
    elif isinstance(error, OSError):
        reason = error.strerror or str(error)
    else:
        reason = "no file can have such a name"  # Python words it anew in each version
    return Refused(_origin(path), reason)


def _origin(path: Path) -> str:
    return clean_line(str(path))


def _stdin() -> Input:
    origin = "standard input"
    if not sys.stdin:  # Python's own types know nothing of `<&-`
        return _refused(Refused(origin, "it is closed"))
    try:
        return _checked(origin, sys.stdin.buffer.read(MOST_BYTES + 1))
    except OSError as error:
        return _refused(Refused(origin, error.strerror or str(error)))


def _checked(origin: str, data: bytes) -> Input:
    """A pipe, and a file that grows, can give more than was promised."""
    if len(data) > MOST_BYTES:
        return _refused(Refused(origin, _too_large(None)))
    return Input(origin, data)


def _too_large(size: int | None) -> str:
    """Say that there are more bytes than one article can have; of a pipe, no more is known."""
    most = MOST_BYTES / 1e6
    if size is None or f"{size / 1e6:.1f}" == f"{most:.1f}":
        return f"it is too large for one article (more than {most:.1f} MB)"
    return too_large(size)


def _refused(refused: Refused) -> Input:
    return Input(refused.origin, b"", refused)
