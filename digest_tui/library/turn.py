"""Whose turn it is to write the index: one thread's at a time, while the others search on."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest_tui.errors import NoLongerWanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAUSE = 0.02
"""Seconds between two looks at whether it is still wanted."""


def always() -> bool:
    """Say that something is wanted, however long it takes."""
    return True


class Turn:
    """Held by the thread that writes, which may take it several times."""

    def __init__(self) -> None:
        self._lock = threading.RLock()

    @contextmanager
    def held(self, wanted: Callable[[], bool] = always) -> Iterator[None]:
        """Wait for it as long as that is wanted.

        Raises:
            NoLongerWanted: So it was said.
        """
        while not self.take(_PAUSE, wanted):
            pass
        try:
            yield
        finally:
            self.give()

    def take(self, patience: float, wanted: Callable[[], bool]) -> bool:
        """Wait for it some seconds; tell whether it was given.

        Raises:
            NoLongerWanted: So it was said.
        """
        waited = 0.0
        while not self._lock.acquire(timeout=_PAUSE):
            if not wanted():
                raise NoLongerWanted
            waited += _PAUSE
            if waited >= patience:
                return False
        return True

    def give(self) -> None:
        """Let another thread have it."""
        self._lock.release()
