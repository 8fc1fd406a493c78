"""Whether a database can have been written to, by what the system says of its files.

To open it and ask takes half a millisecond, and every search asks.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

_SETTLED = 2.0
"""Seconds after which what is written gets another time than what was: on old file systems."""


class _Written(NamedTuple):
    device: int
    number: int
    size: int
    modified: int
    changed: int


Seal: TypeAlias = tuple[_Written, _Written | None]
"""What the system says of a database and of SQLite's log beside it.

As long as it stays the same, nothing was written, nor another file put in its place.
"""


def seal(database: Path) -> Seal | None:
    """Look at a database; give nothing where it was written so lately that this cannot tell."""
    try:
        whole, log = _written(database), _written(database.with_name(f"{database.name}-wal"))
    except OSError:
        return None  # who opens it says why
    if whole is None:
        return None
    last = max(each.modified for each in (whole, log) if each)
    return (whole, log) if time.time_ns() - last > _SETTLED * 1e9 else None


def _written(file: Path) -> _Written | None:
    """Give nothing for an empty log either: who only reads makes one, and takes it away."""
    try:
        found = os.stat(file)  # noqa: PTH116 - of a path it takes twice as long
    except FileNotFoundError:
        return None
    times = found.st_mtime_ns, found.st_ctime_ns
    return _Written(found.st_dev, found.st_ino, found.st_size, *times) if found.st_size else None
