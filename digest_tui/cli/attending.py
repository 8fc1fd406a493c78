"""Waits for what a library does in a thread, until it is done or Ctrl+C gives it up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

Made = TypeVar("Made")

_PATIENCE = 3.0
"""Seconds before anything is said."""


class Work(threading.Thread, Generic[Made]):
    """One piece of work. What is given up ends by itself, and nobody looks at what it made.

    A signal reaches the main thread alone; were that the one that works, Ctrl+C would stop
    the library anywhere, and the session goes on with it.
    """

    def __init__(self, do: Callable[[Callable[[], bool]], Made]) -> None:
        super().__init__(name="answering a line", daemon=True)
        self._do = do
        self._made: list[Made] = []
        self._error: BaseException | None = None
        self._done = threading.Event()
        self._stopped = threading.Event()

    def run(self) -> None:
        """Do it; an error is kept for who waits."""
        with self:
            self._made.append(self._do(lambda: not self._stopped.is_set()))

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._error = error
        self._done.set()
        return True

    def attended(self, tell: Callable[[str], object] | None) -> Made:
        """Wait for it; give it up where this is interrupted.

        Args:
            tell: Takes a word where it takes long.
        """
        try:
            self.start()
            if tell and not self._done.wait(_PATIENCE):
                tell("still at it; Ctrl+C gives it up")
            self._done.wait()
        finally:
            self._stopped.set()
        if self._error:
            raise self._error
        return self._made[0]
