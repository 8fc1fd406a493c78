"""Much work at a time, and its results as they come."""

from __future__ import annotations

import queue
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import DigestError, NoLongerWanted
from digest_tui.fetch.waiting import SLICE

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Generator, Iterable

Some = TypeVar("Some")
Result = TypeVar("Result")
_AHEAD = 4
"""So many results a thread may wait until somebody takes them."""


def gather(
    items: Iterable[Some],
    work: Callable[[Some], Iterable[Result]],
    *,
    jobs: int,
    stop: threading.Event,
) -> Generator[tuple[Some, Result | DigestError]]:
    """Do some work for every item, several at a time, and give each result as it comes.

    Args:
        items: What to work on.
        work: Gives the results for one item, one after the other; an error of ours ends
            only this item, and is its last result.
        jobs: How many items at a time.
        stop: Ends everything; it is set as well where nobody takes the results any more.

    Raises:
        NoLongerWanted: It was stopped.
    """
    results: queue.Queue[tuple[Some, Result | DigestError]] = queue.Queue(jobs * _AHEAD)

    def put(result: tuple[Some, Result | DigestError]) -> None:
        while not stop.is_set():
            try:
                results.put(result, timeout=SLICE)
            except queue.Full:
                continue
            return
        raise NoLongerWanted("stopped")

    def do(item: Some) -> None:
        try:
            for result in work(item):
                put((item, result))
        except NoLongerWanted:
            raise
        except DigestError as error:
            put((item, error))

    with ThreadPoolExecutor(jobs, thread_name_prefix="fetch") as threads:
        done = [threads.submit(do, item) for item in items]
        try:
            while not (over := all(one.done() for one in done)) or not results.empty():
                try:
                    result = results.get(timeout=0 if over else SLICE)
                except queue.Empty:
                    continue
                yield result
        except BaseException:
            stop.set()
            for one in done:
                one.cancel()
            raise
    for one in done:
        one.result()
