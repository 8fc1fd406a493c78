"""Sends to a terminal, in a thread of its own: of all screens, the newest."""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.terminal.charset import UTF_8
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.modes import hear_no_signals

if TYPE_CHECKING:
    from digest_tui.terminal.display import Display

_PATIENCE = 0.8
"""Seconds for which the end waits for a terminal that takes nothing."""
_LARGE = 512
"""Bytes from which a terminal that can is asked to show them at once, and not in between."""
_AT_ONCE = 256
"""Bytes that are written at once where a write can be stuck."""
_HOLD, _SHOW = "\x1b[?2026h", "\x1b[?2026l"


class _Screen(NamedTuple):
    grid: Grid
    cursor: tuple[int, int]


class Output:
    """Brings the screens of a program to a terminal.

    While a terminal does not take what it was sent, nothing piles up: what it gets next is
    the difference between what it shows and what is to be shown by then.

    There is no lock: a signal's handler can run in the middle of any of these.
    """

    def __init__(self, descriptor: int, display: Display, encoding: str = UTF_8) -> None:
        """Start to send.

        Args:
            descriptor: The terminal.
            display: What it shows; the thread's alone from here on.
            encoding: How characters are written; what it lacks has been replaced before.
        """
        self._terminal, self._waits = _opened_anew(descriptor)
        self._display = display
        self._encoding = encoding
        self._wakes, self._wake = os.pipe()
        for end in (self._wakes, self._wake):
            os.set_blocking(end, False)
        self._controls: deque[str] = deque()
        self._screen: _Screen | None = None
        self._newest: _Screen | None = None
        self._is_stale = False
        self._ended = False
        self._given_up = False
        self._has_sent = False
        self.synchronises = False
        """Whether the terminal can be asked to show a screen at once (mode 2026)."""
        self._thread = threading.Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def send(self, control: str) -> None:
        """Send a control sequence, before the next screen."""
        self._controls.append(control)
        self._notify()

    def send_instead(self, control: str) -> None:
        """Send a control sequence, and none of the screens that have not been shown yet."""
        self._screen = None
        self.send(control)

    def show(self, grid: Grid, cursor: tuple[int, int]) -> None:
        """Show a screen, instead of those that have not been shown yet.

        Args:
            grid: Its rows are not changed later; the list of them may be.
            cursor: Where the terminal's cursor is put.
        """
        shown = Grid(0, 0)
        shown.width, shown.height, shown.rows = grid.width, grid.height, list(grid.rows)
        self._newest = self._screen = _Screen(shown, cursor)
        self._notify()

    def show_again(self) -> None:
        """Draw all of the newest screen: something else has changed what the terminal shows."""
        self._is_stale = True
        self._screen = self._newest
        self._notify()

    def forget(self) -> None:
        """Take note that nobody knows what the terminal shows; the next screen is drawn whole."""
        self._is_stale = True

    def close(self, patience: float = _PATIENCE) -> bool:
        """Send what is left of the control sequences and end.

        Args:
            patience: Seconds for which a terminal is waited for.

        Returns:
            Whether all has been sent; a terminal that takes nothing is not waited for.
        """
        self._ended = True
        self._notify()
        self._thread.join(patience)
        if self._thread.is_alive():
            # While one write waits, the system lets no other through (tty_write_lock).
            self._given_up = True
            self._notify()
            self._thread.join(patience)
        if self._wake >= 0 and not self._thread.is_alive():
            for end in (self._wakes, self._wake, self._terminal):
                os.close(end)
            self._wakes = self._wake = self._terminal = -1
        return self._has_sent

    def _notify(self) -> None:
        with suppress(OSError):  # it is full, and so it wakes; or all has ended
            os.write(self._wake, b"\0")

    def _run(self) -> None:
        hear_no_signals()
        while True:
            self._wait()
            is_last = self._ended  # before what came with it is taken
            if not self._wrote(self._next(is_last=is_last)):
                return
            if is_last:
                self._has_sent = True
                return

    def _wait(self) -> None:
        while not (self._controls or self._screen or self._ended):
            select.select([self._wakes], [], [])
            self._drain()

    def _drain(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._wakes, 4096):
                pass

    def _next(self, *, is_last: bool) -> str:
        """Give what brings the terminal to what it is to show now."""
        screen, self._screen = self._screen, None
        stale, self._is_stale = self._is_stale, False
        controls = "".join(self._controls.popleft() for _ in range(len(self._controls)))
        if stale:
            self._display.forget()
        if screen is None or is_last:
            return controls
        update = self._display.update(*screen)
        if self.synchronises and len(update) > _LARGE:
            update = _HOLD + update + _SHOW
        return controls + update

    def _wrote(self, text: str) -> bool:
        left = memoryview(text.encode(self._encoding, errors="replace"))
        while left:
            if self._waits and not self._can_write():
                return False
            try:
                left = left[os.write(self._terminal, left[:_AT_ONCE] if self._waits else left) :]
            except BlockingIOError:
                if not self._can_write():
                    return False
            except OSError:
                return False  # the terminal is gone; whoever reads from it is told
        return True

    def _can_write(self) -> bool:
        """Wait until the terminal takes something; False where that was given up."""
        while not self._given_up:
            _, ready, _ = select.select([self._wakes], [self._terminal], [])
            if ready:
                return True
            self._drain()
        return False


def _opened_anew(descriptor: int) -> tuple[int, bool]:
    """Open a terminal for ourselves, so that no write waits; the other one is the shell's too.

    Returns:
        The file, and whether a write to it can wait: it is the same one, as nobody may open
        the terminals of another account (`su`) that are not their controlling ones.
    """
    try:
        os.tcgetpgrp(descriptor)
        path = "/dev/tty"
    except OSError:
        path = ""  # it is not the one that controls us
    with suppress(OSError):
        path = path or os.ttyname(descriptor)
        return os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), False
    return os.dup(descriptor), True
