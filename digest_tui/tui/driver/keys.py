"""What comes from the terminal, in a thread of its own: keys, pastes, answers."""

from __future__ import annotations

import codecs
import os
import select
import threading
from typing import TYPE_CHECKING

from textual import constants
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.message import Message

_AT_ONCE = 65_536
"""Bytes that are read at once."""


class Keys:
    """Reads a terminal until it is closed or the terminal is gone. Waiting costs nothing."""

    def __init__(
        self, descriptor: int, take: Callable[[Message], None], gone: Callable[[], None]
    ) -> None:
        """Start to read.

        Args:
            descriptor: The terminal.
            take: Gets every key, from the thread.
            gone: Called, from the thread, when there is nothing left to read.
        """
        self._descriptor = descriptor
        self._take = take
        self._gone = gone
        self._wakes, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, name="terminal-keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Read no more; what was typed ahead is left to who reads next."""
        if self._wake < 0:
            return
        os.close(self._wake)
        self._wake = -1
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        parser = XTermParser()
        pause: float | None = None
        try:
            while True:
                ready, _, _ = select.select([self._descriptor, self._wakes], [], [], pause)
                if self._wakes in ready:
                    return
                if not ready:
                    pause = None
                    self._pass_on(parser.tick())
                    continue
                data = self._read()
                if not data:
                    self._gone()
                    return
                # An Esc alone is a key, once nothing has followed it for that long.
                pause = constants.ESCAPE_DELAY * 1.1
                try:
                    self._pass_on(parser.feed(decode(data)))
                except (OverflowError, ValueError, StopIteration, RuntimeError):
                    parser = XTermParser()  # no key; a number that is none, say
        finally:
            os.close(self._wakes)

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, _AT_ONCE)
        except OSError:
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self._take(message)
