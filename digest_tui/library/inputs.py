"""From the paths that a reader names to the texts behind them."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from digest_tui.errors import Refused, WrongName
from digest_tui.models import Received, Volume
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager

STDIN = "-"
Ask: TypeAlias = "Callable[[str], Iterator[Received | Refused]]"
_LONGEST_SOURCE = 100


class Piece(NamedTuple):
    """One text that came in, or why it cannot be had."""

    what: Received | Refused
    done: Volume
    """How much of the inputs has been gone through with it."""


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


def no_web(address: str) -> Iterator[Received | Refused]:
    """Refuse an address, where the web is not asked."""
    yield Refused(clean_line(address), "web addresses are not asked here")


def pieces(paths: Sequence[str], ask: Ask = no_web) -> Iterator[Piece | None]:
    """Give the texts behind some paths, each as it is read; folders with all that is in them.

    A file can hold many: a line of JSONL is one, and a page of an archive. Hidden files and
    folders are passed over, and a folder that holds itself through a link is entered once.
    What cannot be looked at is a piece that is refused. None says that the next one can
    take a while to come.

    Args:
        paths: Files, folders, web addresses, or `-` for standard input.
        ask: Gives the texts of what a web address gives.
    """
    # Knows every format; and whatever interrupts an import can get lost in it, so that none
    # is left for when a pipe is waited for.
    from digest_tui.ingest.unpack import unpack  # noqa: PLC0415

    files = size = 0
    for found in _all(paths):
        files += 1
        if isinstance(found, Refused):
            yield Piece(found, Volume(files, size))
            continue
        read = 0
        slow = isinstance(found, str)
        if slow:
            yield None
        asked = isinstance(found, str) and is_address(found)
        with closing(_asked(str(found), ask) if asked else _unpacked(found, unpack)) as unpacked:
            for what, read in unpacked:
                yield Piece(what, Volume(files, size + read))
                if slow:
                    yield None
        size += read


def measure(paths: Sequence[str]) -> Volume:
    """Tell how many files there are and how large they are, for a progress bar."""
    files = size = 0
    for found in _all(paths):
        files += 1
        if isinstance(found, Path):
            with suppress(OSError, ValueError):
                size += found.stat().st_size
    return Volume(files, size)


def read_small(path: Path, most: int) -> bytes:
    """Give the bytes of a file that is a list or a setting, and no article.

    Raises:
        Refused: It cannot be read, or is larger than that.
    """
    try:
        with _opened(path) as file:
            data = file.read(most + 1)
    except OSError as error:
        raise _refusal(_origin(path), error) from error
    if len(data) > most:
        raise Refused(_origin(path), f"it is larger than {most // 1_000_000} MB")
    return data


def _all(paths: Sequence[str]) -> Iterator[Path | str | Refused]:
    """Give the files behind some paths; standard input and web addresses as they are."""
    for path in paths:
        if path == STDIN or is_address(path):
            yield path
        elif not path:  # to the system, the present folder
            yield Refused("''", "an empty path names nothing")
        else:
            yield from _files(Path(path))


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
        closed.append(_refusal(_origin(Path(error.filename or folder)), error))

    for place, folders, files in os.walk(folder, onerror=note, followlinks=True):
        yield from _taken(closed)
        folders[:] = sorted(name for name in folders if _is_looked_into(name, files))
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


def _is_looked_into(folder: str, files: Sequence[str]) -> bool:
    """Tell a folder of articles from a hidden one, and from what a browser saves with a page."""
    page = folder.removesuffix("_files")
    saved = page != folder and {f"{page}.html", f"{page}.htm"} & set(files)
    return not folder.startswith(".") and not saved


def _taken(some: list[Refused]) -> list[Refused]:
    taken, some[:] = list(some), []
    return taken


def is_address(path: str) -> bool:
    """Tell the address of a page from a path."""
    return path.lower().startswith(("http://", "https://"))


def _asked(address: str, ask: Ask) -> Generator[tuple[Received | Refused, int], None, None]:
    try:
        for what in ask(address):
            yield what, 0
    except Refused as refused:
        yield refused, 0


def _unpacked(
    found: Path | str, unpack: Callable[[BinaryIO, str, str], Iterator[Received | Refused]]
) -> Generator[tuple[Received | Refused, int], None, None]:
    """Give what is in a file, each with the bytes that have been read of it by then."""
    origin = _origin(found) if isinstance(found, Path) else "standard input"
    try:
        with _opened(found) as file:
            # What has been opened tells how far it is; of a pipe nobody asks.
            tell = file.tell if file.seekable() else lambda: 0
            for what in unpack(file, origin, str(found)):
                yield what, tell()
    except Refused as refused:
        yield refused, 0
    except OSError as error:
        yield _refusal(origin, error), 0


def _opened(found: Path | str) -> AbstractContextManager[BinaryIO]:
    if isinstance(found, str):
        if not sys.stdin:  # Python's own types know nothing of `<&-`
            raise Refused("standard input", "it is closed")
        return nullcontext(sys.stdin.buffer)
    if not stat.S_ISREG(_stat(found).st_mode):
        raise Refused(_origin(found), "it is no file (a device, a socket or a pipe)")
    return found.open("rb")


def _stat(path: Path) -> os.stat_result:
    """Look at a path.

    Raises:
        Refused: It cannot be looked at.
    """
    try:
        return path.stat()
    except (OSError, ValueError) as error:  # a path with a zero byte is a ValueError
        raise _refusal(_origin(path), error) from error


def _refusal(origin: str, error: OSError | ValueError) -> Refused:
    """Say why a path cannot be read."""
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file or folder"
    elif isinstance(error, PermissionError):
        reason = "you are not allowed to read it"
    elif isinstance(error, OSError):
        reason = error.strerror or str(error)
    else:
        reason = "no file can have such a name"  # Python words it anew in each version
    return Refused(origin, reason)


def _origin(path: Path) -> str:
    return clean_line(str(path))
