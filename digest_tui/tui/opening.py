"""The first screen before Textual is there: the hits, and a cursor that goes through them.

What it shows is what the screen shows then, cell for cell, but for the bar of keys: the rows
are made by the same functions. It knows the colours of one theme, and screens so narrow that
one pane shows.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from digest_tui.models.last_place import Row as Place
from digest_tui.terminal.charset import UTF_8, charset, spell
from digest_tui.terminal.grid import Grid
from digest_tui.terminal.pens import PLAIN, Pen
from digest_tui.tui.commands import SCROLLING
from digest_tui.tui.render.rows import Piece, cursor_sign
from digest_tui.tui.render.safe import safe
from digest_tui.tui.render.window import entry_after, top_showing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from digest_tui.tui.render.hit_lines import HitLines

THEME = "terminal"
"""The name of the theme whose colours these are."""
_ABOVE = 3
"""Rows above the hits: the search bar, what is shown, the title."""
AROUND = _ABOVE + 1
"""Rows that are none of hits: the bar of keys is below them."""
_SIGN = 2
_PENS = {
    "text": PLAIN,
    "meta": Pen(("2",)),
    "sign": Pen(("1",), "32"),
    "label": Pen(("1",)),
    "heading": Pen(("1", "7")),
}
"""The styles of pieces as the terminal's own theme draws them."""
_SENT = {
    "down": (b"\x1b[B", b"\x1bOB"),
    "up": (b"\x1b[A", b"\x1bOA"),
    "pagedown": (b"\x1b[6~",),
    "pageup": (b"\x1b[5~",),
    "home": (b"\x1b[H", b"\x1bOH", b"\x1b[1~"),
    "end": (b"\x1b[F", b"\x1bOF", b"\x1b[4~"),
    "ctrl+d": (b"\x04",),
    "ctrl+u": (b"\x15",),
}
"""What terminals send for the keys that have a name. Source: xterm's control sequences."""


class _Act(NamedTuple):
    """What a key does."""

    move: Callable[[], None]
    is_down: bool
    is_to_end: bool


class Opening:
    """A list of hits, drawn and gone through without Textual."""

    def __init__(
        self,
        laid: HitLines,
        at: Place,
        size: tuple[int, int],
        words: Mapping[str, str],
        marked: Collection[str] = (),
    ) -> None:
        """Show hits.

        Args:
            laid: The hits; there are some.
            at: Where the cursor is, and how far down the window.
            size: The columns and rows of the terminal.
            words: What stands in the search bar (`hint`), below it (`status`), in the title
                (`heading`) and in the last row (`last`).
            marked: The ids of the articles that are marked.
        """
        self._laid = laid
        self._width, self._height = size
        self._words = words
        self._marked = marked
        self._cursor = max(0, min(at.entry, laid.entries - 1))
        self._top = max(0, min(self._rows.start - at.below, self._most))
        self._top = top_showing(self._rows, self._top, self._window)
        self._charset = charset()
        self._acts = _acts(self)

    @property
    def at(self) -> Place:
        """Where the cursor is, and how far down the window."""
        return Place(self._cursor, self._rows.start - self._top)

    @property
    def article(self) -> str:
        """The article under the cursor, by id."""
        return self._laid.answer.hits[self._laid.at(self._cursor)].entry.id

    @property
    def _rows(self) -> range:
        return self._laid.rows_of(self._cursor)

    @property
    def _window(self) -> int:
        return self._height - AROUND

    @property
    def _most(self) -> int:
        """The row that can be on top at most."""
        return max(0, self._laid.height_of_all - self._window)

    def take(self, keys: bytes) -> int:
        """Do what keys say, up to the first that does more than to move the cursor."""
        taken = 0
        while taken < len(keys):
            key = next((key for key in self._acts if keys.startswith(key, taken)), None)
            if key is None or self._leads_beyond(key):
                break
            self._acts[key].move()
            taken += len(key)
        return taken

    def _leads_beyond(self, key: bytes) -> bool:
        """Tell whether a key goes to hits that are still to be fetched."""
        act, answer = self._acts[key], self._laid.answer
        is_last = self._cursor == self._laid.entries - 1
        goes_on = act.is_to_end or (act.is_down and is_last)
        return goes_on and len(answer.hits) < answer.total

    def move(self, by: int) -> None:
        """Move the cursor by entries."""
        self._go(self._cursor + by)

    def half_page(self, by: int) -> None:
        """Move it by half of what can be seen."""
        self._go(entry_after(self._laid, self._cursor, by * max(1, self._window // 2)))

    def page(self, by: int) -> None:
        """Move it by what can be seen."""
        self._go(entry_after(self._laid, self._cursor, by * max(1, self._window - 1)))

    def to_start(self) -> None:
        """Move it to the first."""
        self._go(0)

    def to_end(self) -> None:
        """Move it to the last."""
        self._go(self._laid.entries - 1)

    def _go(self, entry: int) -> None:
        self._cursor = max(0, min(entry, self._laid.entries - 1))
        self._top = min(top_showing(self._rows, self._top, self._window), self._most)

    def drawn(self) -> tuple[Grid, tuple[int, int]]:
        """Give the screen, and where the terminal's cursor is."""
        grid = Grid(self._width, self._height)
        words = self._words
        for y, pieces in (
            (0, [Piece("/ ", "sign"), Piece(words["hint"], "meta")]),
            (1, [Piece(words["status"], "meta")]),
            (2, self._edge()),
            (self._height - 1, [Piece(words["last"], "meta")]),
        ):
            self._draw(grid, y, pieces)
        for y in range(self._window):
            row = self._top + y
            entry = self._laid.entry_at(row)
            if entry is not None:
                sign = cursor_sign(_SIGN, is_here=entry == self._cursor, has_focus=True)
                said = self._laid.row(row, self._width - _SIGN, self._marked)
                self._draw(grid, _ABOVE + y, [sign, *said])
        return grid, (0, _ABOVE + self._rows.start - self._top)

    def _edge(self) -> list[Piece]:
        """Give the row above the hits, with the title on it."""
        is_cut = self._laid.height_of_all > self._window
        place = self._laid.place(self._cursor) if is_cut else ""
        title = " · ".join(filter(None, (self._words["heading"], place)))
        return [Piece("─"), Piece(f" {title} ", "heading"), Piece("─" * self._width)]

    def _draw(self, grid: Grid, y: int, pieces: Iterable[Piece]) -> None:
        row, x = grid.rows[y], 0
        for piece in pieces:
            x = row.write(x, safe(piece.text), _pen(piece.styles), cell_len)
        if self._charset != UTF_8:
            spell(row, self._charset)


def _pen(styles: str) -> Pen:
    pen = _PENS[styles]
    return pen._replace(foreground="") if "NO_COLOR" in os.environ else pen


def _acts(opening: Opening) -> dict[bytes, _Act]:
    """Give what each key does, by what terminals send for it."""
    acts: dict[bytes, _Act] = {}
    for command in SCROLLING:
        name, _, given = command.action.partition("(")
        by = [int(given.rstrip(")"))] if given else []
        move = partial(getattr(opening, name), *by)
        act = _Act(move, is_down=sum(by) > 0, is_to_end=name == "to_end")
        for key in command.keys:
            for sent in _SENT.get(key, (key.encode(),)):
                acts[sent] = act
    return acts
