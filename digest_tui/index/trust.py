"""Whether what stands in the place of the index can be believed, looked at before it is read.

Nothing in an index is code, but what it says is believed: which articles answer a query. So
folder and files must belong to the one who opens them, to root, or to whom the folder belongs
that they are in, and nobody else may write them. What is looked at is what is opened, so
nothing can be put in its place in between.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from digest_tui.errors import IndexRefused
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# A pipe would wait for its other end; for what is a file this changes nothing.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def open_folder(folder: Path) -> int:
    """Open a folder that can be believed, and give its descriptor.

    Raises:
        IndexRefused: It cannot be.
        OSError: It cannot be opened.
    """
    return _believed(folder, _FOLDER, None)


def open_file(folder: Path, name: str, descriptor: int | None = None) -> BinaryIO:
    """Open a file that can be believed.

    Args:
        folder: The folder that it is in.
        name: Its name there.
        descriptor: Of the folder, where it is open; by that, and not by its path, it is found.

    Raises:
        IndexRefused: It cannot be.
        OSError: It cannot be opened, or is no file.
    """
    if "/" in name:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    path = folder / name
    number = _believed(path, _FILE, descriptor)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise IsADirectoryError(errno.EISDIR, "it is no file", name)
    return open(path, "rb", opener=lambda *_: number)


def _believed(path: Path, flags: int, descriptor: int | None) -> int:
    try:
        if descriptor is None:
            number = os.open(path, flags)
        else:
            number = os.open(path.name, flags, dir_fd=descriptor)
    except OSError:
        if path.is_symlink():
            raise _refused(path, "is a link to another place") from None
        raise
    try:
        around = path.parent.stat() if descriptor is None else os.fstat(descriptor)
        _look(os.fstat(number), around.st_uid, path)
    except (IndexRefused, OSError):
        os.close(number)
        raise
    return number


def _look(found: os.stat_result, host: int, path: Path) -> None:
    """Refuse what others can have written; whose folder it is in can have put there anything."""
    if found.st_uid not in {os.geteuid(), 0, host}:
        raise _refused(path, f"belongs to another user (number {found.st_uid})")
    if found.st_mode & _BY_OTHERS:
        raise _refused(path, "can be written by other users")


def _refused(path: Path, why: str) -> IndexRefused:
    return IndexRefused(
        f"{clean_line(str(path))} {why}: what it says of the articles is not believed, so it was"
        " not opened; delete it, and it is made again"
    )
