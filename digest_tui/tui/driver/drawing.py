"""What the terminal is to show: Textual's frames and our rows, on one grid."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.drivers.linux_driver import LinuxDriver

from digest_tui.terminal import first_frame
from digest_tui.terminal.charset import UTF_8, charset, spell
from digest_tui.terminal.environment import knows_links
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.modes import ASIDE, BACK, MOUSE_OFF, MOUSE_ON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from digest_tui.terminal.grid import Row
    from digest_tui.terminal.output import Output

_PLACE = re.compile(r"\x1b\[\d*;?\d*H")
"""What every frame of Textual begins with."""
_HOLD = "\x1b[?2026h"


class DrawingDriver(LinuxDriver):
    """Sends what differs from what the terminal shows, and nothing but that."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._wanted = Grid(0, 0)
        self._cursor = 0, 0
        self._charset = charset()
        self._output: Output | None = None
        self._is_held = True
        self.has_painted = False
        """The last screen of the time before is what the reader sees now."""
        self._links = knows_links(os.environ)
        self._is_aside = False
        """What the terminal shows now is not the screen."""

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

    def paint(
        self, rows: Mapping[int, Row], size: tuple[int, int], cursor: tuple[int, int]
    ) -> None:
        """Draw some rows of a screen.

        While the window becomes another size, the screen is of the size before for a moment;
        and before the first frame of a size there is nothing to draw rows on. They will be in
        that frame.
        """
        is_now = size == (self._wanted.width, self._wanted.height) == self._app.size
        if self._output is None or not is_now:
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
