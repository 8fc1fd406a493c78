"""Answers the first keys, while what answers all others is still being loaded."""

from __future__ import annotations

import os
import select
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from digest_tui.terminal.modes import hear_no_signals

if TYPE_CHECKING:
    from digest_tui.terminal.grid import Grid
    from digest_tui.terminal.output import Output

_AT_ONCE = 65_536
"""Bytes that are read at once."""
_PATIENCE = 0.5
"""Seconds that the end of the thread may take; a signal may have come at a bad moment."""
_PROMPT = 0.0005
"""Seconds after which a thread that loads modules lets another one go on: a key goes through two
threads, and each of them would wait several times as long as Python has it."""


class Shown(Protocol):
    """A screen that knows what some keys do."""

    def drawn(self) -> tuple[Grid, tuple[int, int]]:
        """Give what it shows now, and where the terminal's cursor is."""

    def take(self, keys: bytes) -> int:
        """Do what keys say, up to the first that it does not know; give how many bytes that is."""


class Early:
    """Reads keys in a thread as long as they can be answered; the first other ends that."""

    def __init__(self, descriptor: int, output: Output, shown: Shown) -> None:
        """Show a screen, and start to read.

        Args:
            descriptor: The terminal that keys come from.
            output: Brings screens to it.
            shown: The screen; the thread's alone until `stop`.
        """
        self._descriptor = descriptor
        self._output = output
        self._shown = shown
        self._left = b""
        self._has_left = False
        self._wakes, self._wake = os.pipe()
        self._slow = sys.getswitchinterval()
        sys.setswitchinterval(_PROMPT)
        output.show(*shown.drawn())
        self._thread = threading.Thread(target=self._run, name="early-keys", daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """Answer nothing more: nobody knows what the terminal shows."""
        self._has_left = True

    def stop(self) -> bytes:
        """Read no more, and give what was read and not answered."""
        if self._wake >= 0:
            os.close(self._wake)
            self._wake = -1
            self._thread.join(_PATIENCE)
            sys.setswitchinterval(self._slow)
            if not self._thread.is_alive():
                os.close(self._wakes)
        left, self._left = self._left, b""
        return left

    def _run(self) -> None:
        hear_no_signals()
        while not self._left:
            ready, _, _ = select.select([self._descriptor, self._wakes], [], [])
            if self._wakes in ready:
                return
            with suppress(OSError):  # it is gone: who reads next is told
                self._left = os.read(self._descriptor, _AT_ONCE)
            if not self._left:
                return
            taken = 0 if self._has_left else self._shown.take(self._left)
            self._left = self._left[taken:]
            if taken:
                self._output.show(*self._shown.drawn())
