"""The program with a mistake in it: `python -m tests.terminal.faulty PLACE ARGUMENTS...`."""

from __future__ import annotations

import asyncio
import sys
import threading
import time

from digest_tui.__main__ import run
from digest_tui.terminal.display import Display
from digest_tui.tui.screens.browse import BrowseScreen

MISTAKE = "the articles are \x1b[31mred"
_help = BrowseScreen.action_help


def _fails(*_: object) -> None:
    raise ValueError(MISTAKE)


def _fails_in_a_thread(*_: object) -> None:
    threading.Thread(target=_fails).start()


def _fails_in_a_worker(screen: BrowseScreen) -> None:
    screen.run_worker(_fails, thread=True)


def _fails_in_the_loop(*_: object) -> None:
    asyncio.get_running_loop().call_soon(_fails)


def _fails_to_draw(screen: BrowseScreen) -> None:
    Display.update = _fails  # type: ignore[method-assign,assignment]
    _help(screen)  # which is something to draw: all else may have been drawn by now


def _sticks(*_: object) -> None:
    while True:
        time.sleep(1)


_ACTS = {
    "handler": _fails,
    "thread": _fails_in_a_thread,
    "worker": _fails_in_a_worker,
    "loop": _fails_in_the_loop,
    "output": _fails_to_draw,
    "stuck": _sticks,
}

if __name__ == "__main__":
    # `?` opens the help; here it goes wrong.
    BrowseScreen.action_help = _ACTS[sys.argv.pop(1)]  # type: ignore[assignment,method-assign]
    run()
