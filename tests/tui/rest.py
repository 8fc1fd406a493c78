"""When a screen that a test drives has done all that there was to do."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sized

_STEP = 0.004
_WORK = _STEP / 10
"""Seconds of work in a step below which whatever a thread does is held up: by the test."""
_PATIENCE = 0.05
"""Seconds that a thread which does nothing is waited for; it may not have had its turn."""


class Threads(ThreadPoolExecutor):
    """The threads of a loop, which know what has not been done yet."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="asyncio")
        self.undone: set[Future[Any]] = set()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        self.undone.add(future)
        future.add_done_callback(self.undone.discard)
        return future


async def _nothing_ready(ready: Sized) -> None:
    """Let the loop go round until this is all there is to go on with."""
    await asyncio.sleep(0)
    while ready:  # noqa: ASYNC110 - what there is tells nobody that it is done
        await asyncio.sleep(0)


@contextmanager
def told_at_rest() -> Iterator[None]:
    """Let Textual's pilot go on as soon as nothing is left to do, instead of 20 ms later.

    Textual looks at how much the process works, so that each key of a test takes a 20th of a
    second, and on a busy machine it takes a thread that does not get its turn for one at rest.
    """
    loop = asyncio.get_running_loop()
    threads = Threads()
    loop.set_default_executor(threads)

    async def rest(*_: float) -> None:
        ready = vars(loop)["_ready"]
        held_up = 0.0
        while held_up < _PATIENCE:
            await _nothing_ready(ready)
            if not threads.undone:
                return
            before = time.process_time()
            await asyncio.sleep(_STEP)
            held_up = 0.0 if time.process_time() - before > _WORK else held_up + _STEP

    with patch("textual.app.wait_for_idle", rest), patch("textual.pilot.wait_for_idle", rest):
        yield
