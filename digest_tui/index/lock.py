"""One session at a time makes the index of a library or writes to it; readers need no leave."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryBusy, LibraryError, LibraryReadOnly
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAUSE = 0.02
"""Seconds between two tries."""
_PRIVATE = 0o600
_SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def held(file: Path, patience: float, wanted: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Hold the lock of a file beside the index; the system frees it when a process dies.

    Args:
        file: The file, which stays: a lock on a file that goes is held by nobody.
        patience: Seconds to wait for another session.
        wanted: Asked between tries; waiting ends when it says no.

    Raises:
        LibraryBusy: Another session has held it all that time.
        LibraryReadOnly: The file cannot be written.
        LibraryError: The file cannot be made.
    """
    with closing(_Descriptor(file)) as lock:
        until = time.monotonic() + patience
        while not lock.taken():
            if time.monotonic() >= until or not wanted():
                raise LibraryBusy("another session is indexing; what it adds is found later")
            time.sleep(PAUSE)
        yield


def is_held(file: Path) -> bool:
    """Tell whether a living process holds the lock of a file."""
    try:
        number = os.open(file, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(number)
    return False


class _Descriptor:
    """An open file; closing it frees its lock."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _PRIVATE)
        except OSError as error:
            raise self._explained(error) from error
        with suppress(PermissionError):  # it is another's who lets us write
            # Who may read a file can lock it, and keep its owner from it.
            os.fchmod(self._number, _PRIVATE)

    def taken(self) -> bool:
        """Try to take the lock."""
        try:
            fcntl.flock(self._number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise self._explained(error) from error
        return True

    def close(self) -> None:
        """Close it."""
        os.close(self._number)

    def _explained(self, error: OSError) -> LibraryError:
        words = (
            f"{clean_line(str(self._file))}: the index cannot be locked"
            f" ({error.strerror or error})"
        )
        return LibraryReadOnly(words) if error.errno in _SHUT else LibraryError(words)
