"""What a key changes is drawn as one frame, and as soon as it has been handled."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.screen import Screen, ScreenResultType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events


class DrawnAtOnce(Screen[ScreenResultType]):
    """A screen that draws when it is told that a key has been handled.

    By itself Textual draws a sixtieth of a second after anything has changed: a timer for that
    wakes, sends a message, and what looked for work to do is asked again. With every key that
    takes longer than the drawing.
    """

    _is_held = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Draw nothing meanwhile: not all that belongs together has changed."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False

    def check_idle(self) -> None:
        """Look for work to do when nothing is left to be handled, and not before."""
        if not self._is_held:
            super().check_idle()

    def on_idle(self, event: events.Idle) -> None:
        """Leave the drawing to the end of the key."""
        if self._is_held:
            event.prevent_default()

    def draw(self) -> None:
        """Draw what has changed, unless more is on its way: then as Textual would."""
        if self._dirty_widgets and not (self._layout_required or self._scroll_required):
            with self._context():
                self._on_timer_update()
        else:
            self.draw_soon()

    def draw_soon(self) -> None:
        """Make up for what was held back."""
        self.check_idle()
