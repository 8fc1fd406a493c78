"""The driver: Textual's screens to our output, the terminal's keys to Textual."""

from __future__ import annotations

import os
import re
import signal
import termios
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from digest_tui.terminal import first_frame
from digest_tui.terminal.abilities import abilities
from digest_tui.terminal.charset import ASCII, UTF_8, charset, spell
from digest_tui.terminal.display import Display
from digest_tui.terminal.environment import knows_links
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.modes import (
    ASIDE,
    ASK_SYNCHRONISED,
    BACK,
    ENDING,
    ENTER,
    LEAVE,
    MOUSE_OFF,
    MOUSE_ON,
    leave_at_once,
    raw,
)
from digest_tui.terminal.output import Output
from digest_tui.terminal.watch import Ending, Watch
from digest_tui.tui.driver.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from digest_tui.terminal.grid import Row

_PLACE = re.compile(r"\x1b\[\d*;?\d*H")
"""What every frame of Textual begins with."""
_OUT = 2
_HOLD = "\x1b[?2026h"
_SIZE = 80, 24
"""Of a terminal that knows none, as a serial line."""
_SETTLED = 0.05
"""Seconds after which a size is taken; a window that is dragged has dozens in between."""
_MOMENT = 0.05


class DigestDriver(LinuxDriver):
    """Sends what differs from what the terminal shows, and nothing but that.

    All but `process_message` runs in the thread of the event loop.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        stopped, continued = map(signal.getsignal, (signal.SIGTSTP, signal.SIGCONT))
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual's handlers take the terminal back even when all has ended.
        signal.signal(signal.SIGTSTP, stopped)
        signal.signal(signal.SIGCONT, continued)
        self._wanted = Grid(0, 0)
        self._cursor = 0, 0
        self._charset = charset()
        self._output: Output | None = None
        self._keys: Keys | None = None
        self._is_held = True
        self.has_painted = False
        """The last screen of the time before is what the reader sees now."""
        self._links = knows_links(os.environ)
        self._is_aside = False
        """What the terminal shows now is not the screen."""
        self._resizes = False
        self.ending = Ending(self._end_in_order, self._end_at_once)
        self._watch: Watch | None = Watch([*ENDING, *self._acts], self._told)

    def start_application_mode(self) -> None:
        """Take the terminal over; after a stop, draw what it showed before."""
        painted = first_frame.take_over()
        self.has_painted = painted is not None and painted.is_of_before
        try:
            before = painted.attributes if painted else termios.tcgetattr(self.fileno)
            self.attrs_before = before
            termios.tcsetattr(self.fileno, termios.TCSANOW, raw(before))
        except termios.error:
            self._ended()
            return
        display = painted.display() if painted else Display(abilities(os.environ.get("TERM", "")))
        self._output = Output(_OUT, display, self._charset)
        self._output.send(self._modes if not painted else (MOUSE_ON if self._mouse else ""))
        self._output.send(ASK_SYNCHRONISED)
        self._keys = Keys(
            self.fileno,
            self.process_message,
            self._ended,
            lambda: self._mouse,
            UTF_8 if self._charset == ASCII else self._charset,
        )
        self._tell_size()
        is_so_again = (self._wanted.width, self._wanted.height) == self._size_now()
        if is_so_again and not self._is_held:
            self._output.show(self._wanted, self._cursor)
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())

    @property
    def _modes(self) -> str:
        return ENTER + (MOUSE_ON if self._mouse else "")

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
            self._draw(data)
            if not self._is_elsewhere:
                self._output.show(self._wanted, self._cursor)

    @property
    def _is_elsewhere(self) -> bool:
        """What is drawn is not for the reader to see now."""
        return self._is_held or self._is_aside

    def let_go(self) -> None:
        """Show what is drawn from here on; before, the reader sees what was there already.

        Frames on which all panes are empty would only flash by.
        """
        if self._is_held and self._output is not None and self._wanted.width:
            self._output.show(self._wanted, self._cursor)
        self._is_held = False

    def _draw(self, data: str) -> None:
        before = self._wanted.rows[:]
        self._cursor = draw(data, self._wanted, cell_len, links=self._links)
        if self._charset != UTF_8:
            for row, old in zip(self._wanted.rows, before, strict=True):
                if row is not old:
                    spell(row, self._charset)

    def paint(self, rows: Mapping[int, Row], cursor: tuple[int, int]) -> None:
        """Draw some rows; before the first frame of a size there is nothing to draw them on."""
        if self._output is None or self._app.size != (self._wanted.width, self._wanted.height):
            return
        for y, row in rows.items():
            self._wanted.rows[y] = self._as_shown(row)
        self._cursor = cursor
        if not self._is_elsewhere:
            self._output.show(self._wanted, cursor)

    def _as_shown(self, row: Row) -> Row:
        """Give a row with what the terminal knows: it may have no links, or few letters."""
        if self._charset == UTF_8 and (self._links or not any(pen.link for pen in row.pens)):
            return row
        shown = row.copy()
        if not self._links:
            shown.pens = [pen._replace(link="") for pen in shown.pens]
        if self._charset != UTF_8:
            spell(shown, self._charset)
        return shown

    def send(self, control: str) -> None:
        """Send a control sequence of ours."""
        if self._output is not None:
            self._output.send(control)

    @property
    def mouse(self) -> bool:
        """Whether clicks and the wheel are the program's; else they are the terminal's."""
        return self._mouse

    @mouse.setter
    def mouse(self, on: bool) -> None:
        self._mouse = on
        self.send(MOUSE_ON if on else MOUSE_OFF)

    def show_aside(self, text: str) -> None:
        """Leave the full screen, and write a text there as any command does.

        The terminal breaks the lines itself, and knows when they are selected where they
        end; what scrolls out is kept as what commands have written.

        Args:
            text: Some lines, without control characters.
        """
        if self._output is not None and not self._is_aside:
            self._is_aside = True
            # What stood there scrolls up and away, whether or not the terminal has a second
            # screen.
            room = "\r\n" * self._wanted.height
            lines = text.replace("\n", "\r\n")
            mouse = MOUSE_OFF if self._mouse else ""
            self._output.send_instead(f"{ASIDE}{mouse}{room}{lines}")

    def come_back(self) -> None:
        """Show the screen again."""
        if self._output is not None and self._is_aside:
            self._is_aside = False
            self._output.send(BACK + (MOUSE_ON if self._mouse else ""))
            self._output.show(self._wanted, self._cursor)
            self._output.show_again()

    def flush(self) -> None:
        """Nothing waits here."""

    def disable_input(self) -> None:
        """Take no more keys."""
        keys, self._keys = self._keys, None
        if keys is not None:
            keys.close()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        self._is_aside = False
        output, self._output = self._output, None
        if output is None:
            return
        output.send((MOUSE_OFF if self._mouse else "") + LEAVE)
        if not output.close():
            leave_at_once(_OUT, self.attrs_before)
        elif self.attrs_before is not None:
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self.stop_application_mode()

    def close(self) -> None:
        """Listen to the system no more; after one of its signals, the rest is to be quick too."""
        self.stop_application_mode()  # where an error went past it
        watch, self._watch = self._watch, None
        if watch is not None and not self.ending.has_begun:
            watch.close()

    def keep(self) -> None:
        """Keep the screen for the next start to begin with, if the reader has seen it."""
        picture = self.picture()
        if picture is not None:
            picture()

    def picture(self) -> Callable[[], None] | None:
        """Give what keeps the screen as it is now, in any thread, if the reader has seen it."""
        if self._is_held:
            return None
        return partial(first_frame.keep, self._wanted.copy(), self._cursor)

    @property
    def _acts(self) -> dict[int, Callable[[], None]]:
        return {
            signal.SIGTSTP: self._suspend,
            signal.SIGCONT: self._continued,
            signal.SIGWINCH: self._resized,
        }

    def _told(self, number: int) -> None:
        act = self._acts.get(number)
        if act is None:
            self.ending.begin(number)
        else:
            self._call(act)

    def _end_in_order(self, number: int) -> None:
        self._call(lambda: self._app.exit(return_code=128 + number))

    def _end_at_once(self, number: int) -> None:
        """Give the terminal back where the event loop is stuck, or what runs after it."""
        del number
        output = self._output
        if output is not None:
            output.close(_MOMENT)
            leave_at_once(_OUT, self.attrs_before)

    def _call(self, what: Any) -> None:
        with suppress(RuntimeError):  # the loop is closed: the end has come by itself
            self._loop.call_soon_threadsafe(what)

    def _ended(self) -> None:
        """The terminal is gone: to the program that is as if the system had said so.

        The system tells the leader of a session alone. Where that is another program which
        passes nothing on (make, a script), the screen would go on for nobody.
        """
        self.ending.begin(signal.SIGHUP)

    def _suspend(self) -> None:
        """Give the terminal back, stop until the shell goes on with us, and take it again."""
        if self._output is None or not self._auto_restart:
            return
        self.stop_application_mode()
        handled = {
            number: signal.signal(number, signal.SIG_DFL)
            for number in (signal.SIGTSTP, signal.SIGCONT)
        }
        # The system stops us here, unless there is no shell that could go on with us.
        signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)
        while not self._is_in_front():
            time.sleep(_MOMENT)  # whatever else we were told is heard first
            if self.ending.has_begun:
                return
            signal.pthread_kill(threading.get_ident(), signal.SIGTTOU)
        for number, handler in handled.items():
            signal.signal(number, handler)
        self._must_signal_resume = True
        self.start_application_mode()

    def _continued(self) -> None:
        """Draw everything again: something stopped us past `_suspend` and wrote there."""
        if self._output is None or self.attrs_before is None:
            return
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, raw(self.attrs_before))
        self._output.send(LEAVE + self._modes)
        if not self._is_elsewhere:
            self._output.show_again()
        self._resized()

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return True  # it does not control us, or is gone; that is found out elsewhere

    def _resized(self) -> None:
        if not self._resizes:
            self._resizes = True
            self._loop.call_later(_SETTLED, self._tell_new_size)

    def _tell_new_size(self) -> None:
        self._resizes = False
        if self._output is None:
            return
        self._tell_size()
        is_so_again = (self._wanted.width, self._wanted.height) == self._size_now()
        if is_so_again and not self._is_elsewhere:
            # It was another one meanwhile, which has moved what is shown.
            self._output.show_again()

    def _tell_size(self) -> None:
        size = Size(*self._size_now())
        self.send_message(events.Resize(size, size))

    def _size_now(self) -> tuple[int, int]:
        try:
            columns, rows = os.get_terminal_size(self.fileno)
        except OSError:
            return _SIZE  # it is gone
        return (columns, rows) if columns and rows else _SIZE

    def _get_terminal_size(self) -> tuple[int, int]:
        return self._size_now()
