"""Files that are on the disk before anything says that they are there, and who may read them.

Nobody but their owner can write them, whatever the umask says: what others can write is not
believed when it is opened. Who may read a folder may read the files in it.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
_PRIVATE = 0o600
_READ = stat.S_IRGRP | stat.S_IROTH


def put(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all, whatever happens to the machine meanwhile.

    What was half written is removed; after a kill, the next one overwrites it.
    """
    aside = path.with_name(f"{path.name}.new")
    with removed_on_failure(aside):
        number = os.open(aside, _NEW, _PRIVATE)
        with os.fdopen(number, "wb") as file:
            os.fchmod(number, _mode(path.parent))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    keep_names(path.parent)


def keep(path: Path) -> None:
    """See that a file that was written is on the disk, and can be written by nobody else."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fchmod(number, _mode(path.parent))
        os.fsync(number)
    finally:
        os.close(number)


def make_folder(folder: Path, like: Path | None) -> None:
    """Make a folder that those may read who may read a file; only its owner where there is none.

    What is indexed is what is in the articles, so it is for whom they are.
    """
    folder.mkdir(mode=0o700, parents=True)
    if like is not None:
        found = folder.stat().st_mode  # what hands its group on goes on doing so
        read = like.stat().st_mode & _READ
        folder.chmod(stat.S_IMODE(found | read | read >> 2))


def _mode(folder: Path) -> int:
    return _PRIVATE | (folder.stat().st_mode & _READ)


def keep_names(folder: Path) -> None:
    """See that the names of the files in a folder are on the disk."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def removed_on_failure(*files: Path) -> Iterator[None]:
    """Leave no half written file behind."""
    try:
        yield
    except BaseException:
        for file in files:
            with suppress(OSError):  # what is left is swept by the next one
                file.unlink(missing_ok=True)
        raise
