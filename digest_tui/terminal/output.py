"""Sends to a terminal, in a thread of its own: of all screens, the newest."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.terminal.grid import Grid

if TYPE_CHECKING:
    from digest_tui.terminal.display import Display

_PATIENCE = 1.0
"""Seconds for which the end waits for a terminal that takes nothing."""
_LARGE = 512
"""Bytes from which a terminal that can is asked to show them at once, and not in between."""
_HOLD, _SHOW = "\x1b[?2026h", "\x1b[?2026l"


class _Screen(NamedTuple):
    grid: Grid
    cursor: tuple[int, int]


class Output:
    """Brings the screens of a program to a terminal.

    While a terminal does not take what it was sent, nothing piles up: what it gets next is
    the difference between what it shows and what is to be shown by then.
    """

    def __init__(self, descriptor: int, display: Display) -> None:
        """Start to send.

        Args:
            descriptor: The terminal.
            display: What it shows; the thread's alone from here on.
        """
        self._descriptor = descriptor
        self._display = display
        self._changed = threading.Condition()
        self._controls: list[str] = []
        self._screen: _Screen | None = None
        self._newest: _Screen | None = None
        self._is_stale = False
        self._ended = False
        self.synchronises = False
        """Whether the terminal can be asked to show a screen at once (mode 2026)."""
        self._thread = threading.Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def send(self, control: str) -> None:
        """Send a control sequence, before the next screen."""
        with self._changed:
            self._controls.append(control)
            self._changed.notify()

    def send_instead(self, control: str) -> None:
        """Send a control sequence, and none of the screens that have not been shown yet."""
        with self._changed:
            self._controls.append(control)
            self._screen = None
            self._changed.notify()

    def show(self, grid: Grid, cursor: tuple[int, int]) -> None:
        """Show a screen, instead of those that have not been shown yet.

        Args:
            grid: Its rows are not changed later; the list of them may be.
            cursor: Where the terminal's cursor is put.
        """
        shown = Grid(0, 0)
        shown.width, shown.height, shown.rows = grid.width, grid.height, list(grid.rows)
        with self._changed:
            self._newest = self._screen = _Screen(shown, cursor)
            self._changed.notify()

    def show_again(self) -> None:
        """Draw all of the newest screen: something else has changed what the terminal shows."""
        with self._changed:
            self._is_stale = True
            self._screen = self._newest
            self._changed.notify()

    def close(self) -> bool:
        """Send what is left of the control sequences and end.

        Returns:
            Whether all has been sent; a terminal that takes nothing is not waited for.
        """
        with self._changed:
            self._ended = True
            self._screen = None
            self._changed.notify()
        self._thread.join(_PATIENCE)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._controls or self._screen or self._ended)
                controls, self._controls = self._controls, []
                screen, self._screen = self._screen, None
                stale, self._is_stale = self._is_stale, False
                if not controls and screen is None:
                    return
            update = ""
            if screen is not None:
                if stale:
                    self._display.forget()
                update = self._display.update(*screen)
                if self.synchronises and len(update) > _LARGE:
                    update = _HOLD + update + _SHOW
            if not self._wrote("".join(controls) + update):
                return

    def _wrote(self, text: str) -> bool:
        left = memoryview(text.encode(errors="replace"))
        while left:
            try:
                left = left[os.write(self._descriptor, left) :]
            except OSError:
                return False  # the terminal is gone; whoever reads from it is told
        return True
