"""A thread that tidies up behind others, so that nobody has to wait for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_THE_END = 5.0
"""Seconds that closing waits at most for what is under way to be given up."""


class Tidying:
    """Does one kind of work in a thread of its own, whenever it is woken."""

    def __init__(self, act: Callable[[Callable[[], bool]], bool]) -> None:
        """Begin nothing yet.

        Args:
            act: Does some of the work, as long as what it is given says that it is wanted,
                and tells whether more may be left.
        """
        self._act = act
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._again = False
        self._closed = False

    def wake(self) -> None:
        """Have it look whether there is something to do."""
        with self._lock:
            self._again = True
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End it; what it is doing is given up."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread:
            thread.join(_AT_THE_END)

    def _run(self) -> None:
        while self._is_wanted():
            while self._act(self._goes_on) and not self._closed:
                pass

    def _goes_on(self) -> bool:
        return not self._closed

    def _is_wanted(self) -> bool:
        """Tell whether it was woken since; if not, its thread ends with this."""
        with self._lock:
            wanted = self._again and not self._closed
            self._again = False
            if not wanted:
                self._thread = None
            return wanted
