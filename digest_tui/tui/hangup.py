"""Noticing that the terminal is gone, where no signal says so.

The system sends SIGHUP to the leader of a session alone. Where that is another program
which passes nothing on (make, a script), the screen would go on for nobody; Textual's
input thread would even spin on a terminal that is always ready and never gives a byte.
"""

from __future__ import annotations

import select
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def on_hangup(descriptor: int, act: Callable[[], None]) -> None:
    """Call a function, from a thread of its own, once a terminal has hung up.

    Args:
        descriptor: The terminal.
        act: What to do then.
    """
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is reported whatever is asked for

    def wait() -> None:
        poll.poll()
        act()

    threading.Thread(target=wait, name="hang-up", daemon=True).start()
