"""The driver: Textual's screens to our output, the terminal's keys to Textual."""

from __future__ import annotations

import os
import re
import signal
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from digest_tui.terminal import first_frame
from digest_tui.terminal.abilities import abilities
from digest_tui.terminal.display import Display
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.modes import (
    ASK_SYNCHRONISED,
    ENTER,
    LEAVE,
    MOUSE_OFF,
    MOUSE_ON,
    leave_at_once,
    raw,
)
from digest_tui.terminal.output import Output
from digest_tui.tui.driver.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from digest_tui.terminal.grid import Row

_PLACE = re.compile(r"\x1b\[\d*;?\d*H")
"""What every frame of Textual begins with."""
_OUT = 2
_HOLD = "\x1b[?2026h"


class DigestDriver(LinuxDriver):
    """Sends what differs from what the terminal shows, and nothing but that."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._wanted = Grid(0, 0)
        self._cursor = 0, 0
        self._output: Output | None = None
        self._keys: Keys | None = None

    def start_application_mode(self) -> None:
        """Take the terminal over; after a stop, draw what it showed before."""
        painted = first_frame.take_over()
        before = painted.attributes if painted else termios.tcgetattr(self.fileno)
        self.attrs_before = before
        termios.tcsetattr(self.fileno, termios.TCSANOW, raw(before))
        display = painted.display if painted else Display(abilities(os.environ.get("TERM", "")))
        self._output = Output(_OUT, display)
        enter = "" if painted else ENTER
        self._output.send(enter + (MOUSE_ON if self._mouse else "") + ASK_SYNCHRONISED)
        self._keys = Keys(self.fileno, self.process_message, self._ended)
        signal.signal(signal.SIGWINCH, self._resized)
        self._tell_size()
        if self._wanted.width:
            self._output.show_again()
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())

    def write(self, data: str) -> None:
        """Draw a frame; of all else nothing reaches the terminal."""
        if self._output is None:
            return
        if data == _HOLD:
            self._output.synchronises = True  # Textual has been told so by the terminal
        elif _PLACE.match(data):
            size = self._app.size
            if (size.width, size.height) != (self._wanted.width, self._wanted.height):
                self._wanted = Grid(size.width, size.height)
            self._cursor = draw(data, self._wanted, cell_len)
            self._output.show(self._wanted, self._cursor)

    def paint(self, rows: Mapping[int, Row], cursor: tuple[int, int]) -> None:
        """Draw some rows; before the first frame of a size there is nothing to draw them on."""
        if self._output is None or self._app.size != (self._wanted.width, self._wanted.height):
            return
        for y, row in rows.items():
            self._wanted.rows[y] = row
        self._cursor = cursor
        self._output.show(self._wanted, cursor)

    def send(self, control: str) -> None:
        """Send a control sequence of ours."""
        if self._output is not None:
            self._output.send(control)

    def flush(self) -> None:
        """Nothing waits here."""

    def disable_input(self) -> None:
        """Take no more keys."""
        if self._keys is not None:
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            self._keys.close()
            self._keys = None

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        output, self._output = self._output, None
        if output is None:
            return
        output.send((MOUSE_OFF if self._mouse else "") + LEAVE)
        if not output.close():
            leave_at_once(_OUT, self.attrs_before)
        elif self.attrs_before is not None:
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def close(self) -> None:
        """All has been given back by now."""

    def keep(self) -> None:
        """Keep the screen for the next start to begin with."""
        first_frame.keep(self._wanted, self._cursor)

    def _ended(self) -> None:
        """The terminal is gone: to the program that is as if the system had said so.

        The system tells the leader of a session alone. Where that is another program which
        passes nothing on (make, a script), the screen would go on for nobody.
        """
        os.kill(os.getpid(), signal.SIGHUP)

    def _resized(self, number: int, frame: object) -> None:
        del number, frame
        self._tell_size()
        if self._output is not None:
            # Whatever its size is in the end, it has moved what it showed.
            self._output.show_again()

    def _tell_size(self) -> None:
        size = Size(*os.get_terminal_size(self.fileno))
        self.send_message(events.Resize(size, size))
