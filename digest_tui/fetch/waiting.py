"""Whose turn it is: one request at a time to a host, with a pause, and an end to every wait."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.errors import NoLongerWanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SLICE = 0.05
"""Seconds after which every wait looks whether it is still wanted."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from, and how it is let pass."""

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[threading.Event, float], object] = threading.Event.wait
    """Waits so many seconds, or until the event."""


class Turns:
    """One of several threads at a time has the turn of a host. Safe to call from any."""

    def __init__(self, stop: threading.Event, clock: Clock) -> None:
        self._stop = stop
        self._clock = clock
        self._locks: dict[str, threading.Lock] = {}
        self._ended: dict[str, float] = {}
        self._rests: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Hold the turn of a host, not sooner than a pause after the turn before.

        Raises:
            NoLongerWanted: It is to stop.
        """
        with self.alone(host):
            ended = self._ended.get(host)
            if ended is not None:
                self.wait(max(ended + pause, self._rests.get(host, ended)) - self._now())
            try:
                yield
            finally:
                self._ended[host] = self._now()

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Hold the lock of that name.

        Raises:
            NoLongerWanted: It is to stop.
        """
        lock = self._locks.setdefault(name, threading.Lock())
        while not lock.acquire(timeout=SLICE):
            self.check()
        try:
            self.check()
            yield
        finally:
            lock.release()

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host in peace for so long, whoever has the next turn."""
        self._rests[host] = self._now() + seconds

    def wait(self, seconds: float) -> None:
        """Let time pass.

        Raises:
            NoLongerWanted: It is to stop.
        """
        self.check()
        if seconds > 0:
            self._clock.sleep(self._stop, seconds)
            self.check()

    def check(self) -> None:
        """Go on only where it is still wanted.

        Raises:
            NoLongerWanted: It is not.
        """
        if self._stop.is_set():
            raise NoLongerWanted("stopped")

    def _now(self) -> float:
        return self._clock.monotonic()
