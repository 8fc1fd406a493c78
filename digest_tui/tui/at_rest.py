"""Keeping where the reader is whenever the screen has come to rest, and at the end."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from digest_tui.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.models.last_place import LastPlace

_REST = 0.5
"""Seconds without anything new on the screen after which the reader is somewhere."""
_LONGEST = 3.0
"""Seconds after which it is kept even if the screen never rests."""


class AtRest:
    """Asks where the reader is, and has it kept beside the screen if it is elsewhere.

    Nothing is written that was there when the reader came: of two sessions, the one where
    something was done last says where the next start goes.
    """

    def __init__(
        self,
        here: Callable[[], LastPlace | None],
        keep: Callable[[LastPlace], Callable[[], None]],
        tell: Callable[[str], None],
    ) -> None:
        """Begin to look.

        Args:
            here: Says where the reader is; None where that is not known yet.
            keep: Gives what keeps it, to be called in a thread.
            tell: Takes what went wrong with that, once; called in that thread.
        """
        self._here = here
        self._keep = keep
        self._tell = tell
        self._timer: asyncio.TimerHandle | None = None
        self._touched = self._since = 0.0
        self._kept: LastPlace | None = None
        self._one_by_one = threading.Lock()
        self._newest = self._written = 0
        self._has_told = False

    def touched(self) -> None:
        """Take note that the screen shows something else."""
        loop = asyncio.get_running_loop()
        self._touched = loop.time()
        if self._timer is None:
            self._since = self._touched
            self._timer = loop.call_later(_REST, self._look)

    def keep(self) -> None:
        """Keep where the reader is now; the program does not end before that is done."""
        place = self._here()
        if place is None or place == self._kept:
            return
        self._kept = place
        self._newest += 1
        threading.Thread(
            target=self._write, args=(self._keep(place), self._newest), name="place"
        ).start()

    def end(self) -> None:
        """Keep it a last time, and look no more."""
        if self._timer is not None:
            self._timer.cancel()
        self.keep()

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        rested = self._touched + _REST - loop.time()
        self._timer = None
        if rested > 0 and loop.time() - self._since < _LONGEST:
            self._timer = loop.call_later(rested, self._look)
        else:
            self.keep()

    def _write(self, keep: Callable[[], None], number: int) -> None:
        with self._one_by_one:
            if number < self._written:
                return  # a newer one has overtaken it
            self._written = number
            try:
                keep()
            except DigestError as error:
                if not self._has_told:
                    self._has_told = True
                    self._tell(str(error))
