"""Hears what the system says, in a thread of its own, whatever the program is busy with."""

from __future__ import annotations

import os
import signal
import socket
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PATIENCE = 1.5
"""Seconds for which the end is waited for after a signal; whoever sent it waits as well."""


class Watch:
    """Passes signals on as they come in.

    The system's handler writes a signal's number into a socket, also while Python is in the
    middle of something long (`signal.set_wakeup_fd`). Signals that were ignored when the
    program was started (`nohup`) stay ignored.
    """

    def __init__(self, numbers: Iterable[int], take: Callable[[int], None]) -> None:
        """Start to listen; in the main thread.

        Args:
            numbers: Which signals.
            take: Gets the number of each, from the thread.
        """
        self._take = take
        self._said, self._says = socket.socketpair()
        self._says.setblocking(False)
        self._before: dict[int, Any] = {}
        # The other way round, one that comes in between would be lost.
        self._woken = signal.set_wakeup_fd(self._says.fileno(), warn_on_full_buffer=False)
        for number in numbers:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _heard)
        self._thread = threading.Thread(target=self._run, name="signals", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let the signals do what they did before; in the main thread."""
        signal.set_wakeup_fd(self._woken)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._says.close()

    def _run(self) -> None:
        with self._said:
            while numbers := self._said.recv(256):
                for number in numbers:
                    if number in self._before:
                        self._take(number)


class Ending:
    """The end, once it has been asked for: in order, or at once where that takes too long."""

    def __init__(self, in_order: Callable[[int], None], at_once: Callable[[int], None]) -> None:
        """Know how to end.

        Args:
            in_order: Begins to end the program with a signal's number.
            at_once: Gives the terminal back, past everything that may be stuck.
        """
        self._in_order = in_order
        self._at_once = at_once
        self._begin_once = threading.Lock()

    @property
    def has_begun(self) -> bool:
        """Tell whether the program is about to end."""
        return self._begin_once.locked()

    def begin(self, number: int) -> None:
        """End the program as one that a signal has ended."""
        if not self._begin_once.acquire(blocking=False):
            return
        timer = threading.Timer(PATIENCE, self._end, [number])
        timer.daemon = True
        timer.start()
        self._in_order(number)

    def _end(self, number: int) -> None:
        try:
            self._at_once(number)
        finally:
            os._exit(128 + number)


def _heard(number: int, frame: object) -> None:
    """Do nothing: what is to be done is done by who reads from the socket."""
