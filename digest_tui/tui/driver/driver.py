"""The driver: how the terminal is taken over and given back; its keys to Textual."""

from __future__ import annotations

import os
import signal
import termios
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.geometry import Size

from digest_tui.terminal import first_frame
from digest_tui.terminal.abilities import abilities
from digest_tui.terminal.charset import ASCII, UTF_8
from digest_tui.terminal.display import Display
from digest_tui.terminal.modes import (
    ASK_SYNCHRONISED,
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
from digest_tui.tui.driver.drawing import DrawingDriver
from digest_tui.tui.driver.keys import Keys, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.message import Message

_OUT = 2
_SIZE = 80, 24
"""Of a terminal that knows none, as a serial line."""
_SETTLED = 0.05
"""Seconds after which a size is taken; a window that is dragged has dozens in between."""
_MOMENT = 0.05


class DigestDriver(DrawingDriver):
    """Takes the terminal over and gives it back, whatever happens meanwhile.

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
        self._keys: Keys | None = None
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
        typed = painted.typed() if painted else b""
        self._output = painted.output() if painted else self._new_output()
        self._output.send(self._modes if not painted else (MOUSE_ON if self._mouse else ""))
        self._output.send(ASK_SYNCHRONISED)
        self._keys = Keys(
            Line(self.fileno, UTF_8 if self._charset == ASCII else self._charset, typed),
            self.process_message,
            self._ended,
            lambda: self._mouse,
        )
        self._tell_size()
        is_so_again = (self._wanted.width, self._wanted.height) == self._size_now()
        if is_so_again and not self._is_held:
            self._output.show(self._wanted, self._cursor)
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())

    def _new_output(self) -> Output:
        return Output(_OUT, Display(abilities(os.environ.get("TERM", ""))), self._charset)

    @property
    def _modes(self) -> str:
        return ENTER + (MOUSE_ON if self._mouse else "")

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

    def send_message(self, message: Message) -> None:
        """Give a message to the program, from any thread; Textual makes a task of each."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

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
