"""A terminal that has been taken over before the program is there; see `first_frame`."""

import os

from digest_tui.terminal.modes import leave_at_once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from digest_tui.terminal.display import Display
    from digest_tui.terminal.early import Early, Shown
    from digest_tui.terminal.output import Output

OUT = 2
_MOMENT = 0.05
"""Seconds for which a terminal that takes nothing is waited for."""


class Painted:
    """A terminal that has been taken over."""

    __slots__ = ("_cells", "_early", "_has_moved", "_output", "attributes", "size")

    def __init__(self, attributes: "list[Any]", size: tuple[int, int], cells: bytes) -> None:
        self.attributes = attributes
        """What it had before."""
        self.size = size
        self._cells = cells
        self._has_moved = False
        self._output: Output | None = None
        self._early: Early | None = None

    @property
    def is_of_before(self) -> bool:
        """It shows the last screen of the time before."""
        return bool(self._cells)

    def moved(self, *_: object) -> None:
        """Take note that it has had another size, so that nobody knows what it shows."""
        self._has_moved = True
        if self._early is not None:
            self._early.leave()

    def shows(self, shown: "Shown") -> None:
        """Show a screen, and answer the keys that it knows, until who answers all takes over."""
        from digest_tui.terminal.early import Early  # noqa: PLC0415 - it is not painted with

        if not self._has_moved:
            self._early = Early(0, self.output(), shown)

    def typed(self) -> bytes:
        """Take no more keys; give those that were read and wait for an answer."""
        return b"" if self._early is None else self._early.stop()

    def output(self) -> "Output":
        """Give what brings screens to it from here on."""
        from digest_tui.terminal.charset import charset  # noqa: PLC0415 - as above
        from digest_tui.terminal.output import Output  # noqa: PLC0415 - as above

        if self._output is None:
            self._output = Output(OUT, self._display(), charset())
        elif self._has_moved:
            self._output.forget()
        return self._output

    def give_back(self) -> None:
        """Leave the screen."""
        self.typed()
        if self._output is not None:
            self._output.close(_MOMENT)
        leave_at_once(OUT, self.attributes, mouse=False)

    def _display(self) -> "Display":
        from digest_tui.terminal.abilities import abilities  # noqa: PLC0415 - as above
        from digest_tui.terminal.display import Display  # noqa: PLC0415 - as above
        from digest_tui.terminal.keeping import read  # noqa: PLC0415 - as above

        display = Display(abilities(os.environ.get("TERM", "")))
        found = None if self._has_moved else read(self._cells, self.size)
        if found is not None:
            display.knows(*found)
        return display
