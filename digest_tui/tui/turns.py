"""One search at a time."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = 0.02
"""Seconds after which who waits looks whether it is still wanted."""
_PATIENCE = 0.5
"""Seconds that a newer search waits for one that is slow to give up."""


class Turns:
    """Lets threads search one after the other: two at once are slower than either needs.

    Who is not wanted any more leaves the queue, so it is the newest that comes next. One
    that hangs, on a disc that is far away, holds up the next for a moment only.
    """

    def __init__(self) -> None:
        self._busy = threading.Lock()

    @contextmanager
    def turn(self, wanted: Callable[[], bool]) -> Iterator[bool]:
        """Wait for the turn of this thread; gives whether it is still wanted then.

        Args:
            wanted: Asked while it waits.
        """
        has_turn, waited = False, 0.0
        while wanted() and waited < _PATIENCE:
            has_turn = self._busy.acquire(timeout=_STEP)
            if has_turn:
                break
            waited += _STEP
        try:
            yield wanted()
        finally:
            if has_turn:
                self._busy.release()
