"""What a full screen switches on in a terminal, and off again.

Source: xterm's control sequences (ctlseqs): 1049 the other screen, 7 lines that wrap, 2004
pastes in brackets, 1000 and 1006 the mouse; the kitty keyboard protocol for `>1u`, which
tells Esc from the sequences that begin with it. CAN ends any sequence: DEC STD 070.
"""

from __future__ import annotations

import os
import signal
import termios
from contextlib import suppress
from typing import Any

ENTER = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[>1u"
MOUSE_ON = "\x1b[?1000h\x1b[?1006h"
MOUSE_OFF = "\x1b[?1006l\x1b[?1000l"
ASK_SYNCHRONISED = "\x1b[?2026$p"
LEAVE = "\x1b[?2026l\x1b[r\x1b[m\x1b]8;;\x1b\\\x1b[<u\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l"
"""Undoes all that may have been switched on, whatever of it was."""
CANCEL = "\x18"
"""Ends a sequence that was cut off (CAN)."""
ENDING = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGUSR1,
    signal.SIGUSR2,
)
"""Signals that would end the program where it stands, and leave all that switched on."""

_IFLAG, _OFLAG, _LFLAG, _CC = 0, 1, 3, 6


def raw(attributes: list[Any]) -> list[Any]:
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


def leave_at_once(descriptor: int, attributes: list[Any] | None, *, mouse: bool = True) -> None:
    """Give the terminal back, past everything that may be stuck; nothing is waited for.

    Args:
        descriptor: The terminal.
        attributes: What it had before; None where that is not known.
        mouse: Whether the mouse may have been on.
    """
    with suppress(OSError, termios.error):
        # What it has not taken so far is in the way; it can end inside of a sequence.
        termios.tcflush(descriptor, termios.TCOFLUSH)
    with suppress(OSError):
        blocking = os.get_blocking(descriptor)
        os.set_blocking(descriptor, False)
        try:
            os.write(descriptor, (CANCEL + (MOUSE_OFF if mouse else "") + LEAVE).encode())
        finally:
            os.set_blocking(descriptor, blocking)
    if attributes is not None:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
