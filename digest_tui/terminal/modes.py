"""What a full screen switches on in a terminal, and off again.

Source: xterm's control sequences (ctlseqs): 1049 the other screen, 7 lines that wrap, 2004
pastes in brackets, 1000 and 1006 the mouse; the kitty keyboard protocol for `>1u`, which
tells Esc from the sequences that begin with it. CAN ends any sequence: DEC STD 070.
"""

import _signal  # type: ignore[import-not-found]
import os
import termios

TYPE_CHECKING = False  # this comes before the first frame: see `kept`
if TYPE_CHECKING:
    from typing import Any

ENTER = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[>1u"
MOUSE_ON = "\x1b[?1000h\x1b[?1006h"
MOUSE_OFF = "\x1b[?1006l\x1b[?1000l"
ASK_SYNCHRONISED = "\x1b[?2026$p"
LEAVE = "\x1b[?2026l\x1b[r\x1b[m\x1b]8;;\x1b\\\x1b[<u\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l"
"""Undoes all that may have been switched on, whatever of it was."""
ASIDE = "\x1b[?2026l\x1b[r\x1b[m\x1b[?1049l\x1b[?7h\x1b[?25h"
"""Leaves the full screen for a while; keys are still the program's."""
BACK = "\x1b[?1049h\x1b[?7l"
CANCEL = "\x18"
"""Ends a sequence that was cut off (CAN)."""
ENDING = (
    _signal.SIGTERM,
    _signal.SIGHUP,
    _signal.SIGINT,
    _signal.SIGQUIT,
    _signal.SIGUSR1,
    _signal.SIGUSR2,
)
"""Signals that would end the program where it stands, and leave all that switched on."""

_IFLAG, _OFLAG, _LFLAG, _CC = 0, 1, 3, 6


def hear_no_signals() -> None:
    """Leave the signals that end the program to other threads than this one.

    Python acts on them in the main one alone, and only they wake it from what it waits for.
    """
    _signal.pthread_sigmask(_signal.SIG_BLOCK, ENDING)


def raw(attributes: "list[Any]") -> "list[Any]":
    """Give the attributes of a terminal whose every key and every byte is the program's.

    Args:
        attributes: What `termios.tcgetattr` gives.
    """
    made = [*attributes[:_CC], list(attributes[_CC])]
    # No key stops the output, and Enter stays what it is.
    made[_IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    made[_OFLAG] &= ~termios.OPOST  # a new line goes down and nothing else
    made[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    made[_CC][termios.VMIN] = 1
    made[_CC][termios.VTIME] = 0
    return made


def leave_at_once(descriptor: int, attributes: "list[Any] | None", *, mouse: bool = True) -> None:
    """Give the terminal back, past everything that may be stuck; nothing is waited for.

    Args:
        descriptor: The terminal.
        attributes: What it had before; None where that is not known.
        mouse: Whether the mouse may have been on.
    """
    if not _flushed(descriptor):
        return
    _write_at_once(descriptor, (CANCEL + (MOUSE_OFF if mouse else "") + LEAVE).encode())
    if attributes is not None:
        set_attributes(descriptor, attributes)


def set_attributes(descriptor: int, attributes: "list[Any]") -> bool:
    """Give a terminal its attributes, and what was typed ahead to who reads next.

    Returns:
        Whether there is a terminal still.
    """
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
    except termios.error:
        return False
    return True


def _write_at_once(descriptor: int, data: bytes) -> None:
    try:
        blocking = os.get_blocking(descriptor)
        os.set_blocking(descriptor, False)
        try:
            os.write(descriptor, data)
        finally:
            os.set_blocking(descriptor, blocking)
    except OSError:
        return  # the terminal is gone, or stuck


def _flushed(descriptor: int) -> bool:
    """Throw away what a terminal has not taken so far; it can end inside of a sequence."""
    try:
        termios.tcflush(descriptor, termios.TCOFLUSH)
    except termios.error:
        return False  # it is gone
    return True
