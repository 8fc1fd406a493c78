"""Leaving a screen, whatever else came in meanwhile."""

from __future__ import annotations

from enum import Enum, auto

from textual.await_complete import AwaitComplete
from textual.screen import ScreenResultType

from digest_tui.tui.screens.drawn import DrawnAtOnce


class Wish(Enum):
    """What the reader wants to do on the first screen, once all above it is left."""

    SEARCH = auto()
    TAKEAWAYS = auto()
    COVERAGE = auto()


class LeftOnce(DrawnAtOnce[ScreenResultType]):
    """A screen that can be left once.

    A second key or click may have been on its way when the first took the screen away;
    what it would take away then is the screen below.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen, unless it has been left."""
        stack = self.app.screen_stack
        if len(stack) < 2 or stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)
