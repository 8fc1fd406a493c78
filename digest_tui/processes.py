"""Processes that work for this one: they never hear Ctrl+C, and end with it however it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr
from multiprocessing import connection, get_context, parent_process, resource_tracker
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

Given = ParamSpec("Given")
Made = TypeVar("Made")


def processes(
    number: int, prepare: Callable[..., object] | None = None, given: tuple[Any, ...] = ()
) -> ProcessPoolExecutor:
    """Give some processes, which begin when there is work for them.

    Args:
        number: How many.
        prepare: Called in each of them first.
        given: What that is called with.
    """
    # The first pool starts a process that tidies up, and hands it the number of our standard
    # error. What Textual puts in its place on the screen has the number -1, which is refused.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    # Not forked: threads of this process may hold locks that no copy would let go.
    return ProcessPoolExecutor(number, get_context("spawn"), _begin, (prepare, given))


def begun(
    pool: ProcessPoolExecutor,
    act: Callable[Given, Made],
    *given: Given.args,
    **named: Given.kwargs,
) -> Future[Made]:
    """Have something done; processes that begin with it never hear Ctrl+C, not even at first.

    Raises:
        BrokenProcessPool: One of them has died before.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(act, *given, **named)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(prepare: Callable[..., object] | None, given: tuple[Any, ...]) -> None:
    # Ctrl+C goes to all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if prepare:
        prepare(*given)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
