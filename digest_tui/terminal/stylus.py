"""Writes on a terminal: moves, changes of pen and characters, each in the fewest bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from digest_tui.terminal.grid import TAKEN
from digest_tui.terminal.pens import PLAIN, Pen, change, going_on, on_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.terminal.abilities import Abilities

_MANY = 16_384
"""Moves that are remembered: those of a screen come again with every key."""
_RUN = re.compile(r"([ -~])\1{5,}|([^ -~])\2+", re.DOTALL)
"""What can be shorter than its characters: in six bytes there is room for a sequence."""
ERASE_LINE = "\x1b[K"
ERASE_BELOW = "\x1b[J"


class Stylus:
    r"""Where the terminal's cursor is and with which pen it writes, and what was written.

    Ends of lines are not translated by the system: `\n` goes down and nothing else.
    """

    def __init__(
        self, abilities: Abilities, at: tuple[int, int] | None = None, pen: Pen | None = None
    ) -> None:
        self._abilities = abilities
        self.at = at
        """The column and the row; None where that is not known."""
        self.pen = pen
        """None where that is not known."""
        self.written: list[str] = []

    def go(self, x: int, y: int) -> None:
        """Move to a cell."""
        if self.at != (x, y):
            self.written.append(self.move(self.at, (x, y)))
            self.at = x, y

    def move(self, before: tuple[int, int] | None, after: tuple[int, int]) -> str:
        """Give the shortest sequence that moves the cursor."""
        return move(before, after, self._abilities.columns)

    def use(self, pen: Pen) -> None:
        """Write with a pen from here on."""
        if self.pen != pen:
            self.written.append(change(self.pen, pen))
            self.pen = pen

    def write(self, texts: Sequence[str], pens: Sequence[Pen], width: int) -> None:
        """Write cells from here on.

        Args:
            texts: What stands in them.
            pens: How they are drawn.
            width: How many cells the row has.
        """
        start = 0
        for pen, run in groupby(going_on(texts, pens, self.pen)):
            stop = start + sum(1 for _ in run)
            self.use(pen)
            self.written.append(self._squeezed(texts[start:stop], pen))
            start = stop
        if self.at is not None:
            x, y = self.at
            # At the right edge terminals differ in where the cursor is.
            self.at = (x + len(texts), y) if x + len(texts) < width else None

    def erase(self, sequence: str) -> None:
        """Erase with a sequence, of a line or of all below."""
        self.use_for_blanks()
        self.written.append(sequence)

    def use_for_blanks(self) -> None:
        """Take a pen for what is blank from here on; terminals fill with the pen's colours."""
        if self.pen is None or on_blank(self.pen) != PLAIN:
            self.use(PLAIN)

    def skip(self, sequence: str, at: tuple[int, int] | None) -> None:
        """Send a sequence that draws nothing and leaves the cursor at a place."""
        self.written.append(sequence)
        self.at = at

    def _squeezed(self, texts: Sequence[str], pen: Pen) -> str:
        """Give the characters of some cells of one pen, those that come again in short."""
        text = "".join(texts)
        if len(text) == len(texts) and TAKEN not in texts:
            return _RUN.sub(lambda run: self._shortest(run[0][0], len(run[0]), pen), text)
        runs = ((each, sum(1 for _ in run)) for each, run in groupby(texts))
        return "".join(self._shortest(each, count, pen) for each, count in runs)

    def _shortest(self, text: str, count: int, pen: Pen) -> str:
        """Give a character of one pen in some cells one after the other."""
        ways = [text * count]
        if self._abilities.repeats and len(text) == 1:
            ways.append(f"{text}\x1b[{count - 1}b")
        if self._abilities.erases_inside and text == " " and on_blank(pen) == PLAIN:
            ways.append(f"\x1b[{count}X\x1b[{count}C")
        return min(ways, key=size)


def size(text: str) -> int:
    """Give the bytes of a text on the line."""
    return len(text) if text.isascii() else len(text.encode(errors="replace"))


@lru_cache(_MANY)
def move(before: tuple[int, int] | None, after: tuple[int, int], columns: bool) -> str:
    """Give the shortest sequence that moves the cursor.

    Args:
        before: Where it is; None where that is not known.
        after: Where it is to be.
        columns: Whether the terminal can go to a column of its row.
    """
    x, y = after
    row = str(y + 1) if y else ""
    ways = [f"\x1b[{row};{x + 1}H" if x else f"\x1b[{row}H"]
    if before is not None:
        across, down = x - before[0], y - before[1]
        vertical = _times(down, "\n", "B") if down > 0 else _times(-down, "", "A")
        horizontal = _times(across, "", "C") if across > 0 else _times(-across, "\b", "D")
        ways.append(vertical + horizontal)
        ways.append("\r" + vertical + _times(x, "", "C"))
        if columns:
            ways.append(f"{vertical}\x1b[{x + 1}G")
    return min(ways, key=len)


def _times(count: int, character: str, final: str) -> str:
    """Give a move of some cells: by a character that does it, or by a sequence."""
    if not count:
        return ""
    sequence = f"\x1b[{count if count > 1 else ''}{final}"
    if character and count <= len(sequence):
        return character * count
    return sequence
