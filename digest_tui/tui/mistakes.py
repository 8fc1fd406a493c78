"""What becomes of a mistake of the program: it ends the screen, wherever it happens."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from digest_tui.errors import Crashed

if TYPE_CHECKING:
    import threading


class MistakesApp(App[None]):
    """Ends after the first mistake, which is told when the terminal has been given back."""

    @property
    def mistake(self) -> Exception | None:
        """Give the first mistake of the program, which has ended it."""
        return self._exception

    def hear_mistakes(self) -> None:
        """Hear of those that happen in the event loop, outside of any handler."""
        asyncio.get_running_loop().set_exception_handler(self._fails_in_the_loop)

    def fails_in_a_thread(self, failed: threading.ExceptHookArgs) -> None:
        """End after a mistake in a thread, which otherwise nobody would notice."""
        if isinstance(failed.exc_value, Exception):
            self.call_later(self._handle_exception, failed.exc_value)

    def _fails_in_the_loop(
        self, loop: asyncio.AbstractEventLoop, failed: dict[str, object]
    ) -> None:
        error = failed.get("exception")
        if isinstance(error, Exception) and "handle" in failed:
            self._handle_exception(error)
        else:
            loop.default_exception_handler(failed)

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = Crashed.exit_code
        if self._exception is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self._exception = cause if isinstance(cause, Exception) else error
            self._exception_event.set()
        self._close_messages_no_wait()
