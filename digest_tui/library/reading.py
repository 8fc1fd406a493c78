"""Reading many texts, in this process or in several, and giving them in their order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from digest_tui.errors import LibraryError, Refused
from digest_tui.ingest import read
from digest_tui.processes import begun, processes

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

_AHEAD = 8
"""Texts a process that are read before they are wanted: more would only take memory."""

_MOST_DEATHS = 5
"""Texts in a row that take a process down before the processes themselves are the trouble."""

_outlets: Outlets
"""How texts are read, in a process that reads for another one."""


class Reader:
    """Reads texts. What is given in order comes out in order.

    A text that takes a process down with it is refused, and the others are read on.
    """

    def __init__(self, outlets: Outlets, source: str | None, jobs: int) -> None:
        self._outlets = outlets
        self._source = source
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._died = 0
        self._waiting: deque[tuple[Received, Future[Article | Refused]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def ahead(self) -> int:
        """How many texts it wants to have before the first of them is asked for."""
        return 0 if self._jobs == 1 else self._jobs * _AHEAD

    def give(self, received: Received) -> None:
        """Give a text to be read."""
        self._waiting.append((received, self._begun(received)))

    def take(self) -> Article | Refused:
        """Take the first of those given that has not been taken.

        Raises:
            LibraryError: The processes that read die whatever they are given.
        """
        received, future = self._waiting.popleft()
        try:
            article = future.result()
        except BrokenProcessPool:
            pass
        else:
            self._died = 0
            return article
        self._died += 1
        if self._died > _MOST_DEATHS:
            raise LibraryError("no process can be had to read in: they all end at once")
        # All that were being read are lost with the process: the next ones are begun anew,
        # and this one, which may have been the cause, is read by itself.
        self._waiting = deque(
            (each, self._begun(each) if _is_lost(future) else future)
            for each, future in self._waiting
        )
        with self._processes(1) as alone:
            try:
                article = begun(alone, _read, received, self._source).result()
            except BrokenProcessPool:
                return Refused(received.origin, "reading it takes more than there is (memory?)")
        self._died = 0
        return article

    def _begun(self, received: Received) -> Future[Article | Refused]:
        if self._jobs == 1:
            future: Future[Article | Refused] = Future()
            future.set_result(read_or_refuse(received, self._outlets, self._source))
            return future
        if self._pool:
            # It breaks with any of its processes, at any time.
            with suppress(BrokenProcessPool):
                return begun(self._pool, _read, received, self._source)
        self._pool = self._processes(self._jobs)
        try:
            return begun(self._pool, _read, received, self._source)
        except BrokenProcessPool as error:
            raise LibraryError(f"no process can be had to read in ({error})") from error

    def _processes(self, number: int) -> ProcessPoolExecutor:
        return processes(number, _prepare, (self._outlets,))


def _is_lost(future: Future[Article | Refused]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def read_or_refuse(
    received: Received, outlets: Outlets, source: str | None = None
) -> Article | Refused:
    """Read a text; why it cannot be is a value, which crosses processes."""
    try:
        return read(received, outlets, source)
    except Refused as refused:
        return refused


def _read(received: Received, source: str | None) -> Article | Refused:
    return read_or_refuse(received, _outlets, source)


def _prepare(outlets: Outlets) -> None:
    """Make a process ready to read for another one."""
    global _outlets  # noqa: PLW0603 - what a process is for is one thing in all of it
    _outlets = outlets
