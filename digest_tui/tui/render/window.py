"""How the window of a list goes with its cursor: no further than that makes it."""

from __future__ import annotations

from typing import Protocol


class Entries(Protocol):
    """Entries of some rows each, one below the other."""

    @property
    def entries(self) -> int:
        """How many there are."""

    @property
    def height_of_all(self) -> int:
        """The rows of all of them."""

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row; None for a row of none."""


def top_showing(rows: range, top: int, height: int) -> int:
    """Give the row on top of a window once the rows of an entry can be seen in it.

    Args:
        rows: Those of the entry.
        top: The row on top before.
        height: The rows that can be seen at once.
    """
    if rows.start < top:
        return rows.start
    if rows.stop > top + height:
        return min(rows.start, rows.stop - height)
    return top


def entry_after(shown: Entries, cursor: int, rows: int) -> int:
    """Give the entry that is some rows further down, or up: at least the next one.

    Args:
        shown: The entries; there are some.
        cursor: The one that is left.
        rows: How many; fewer than none go up.
    """
    here = shown.rows_of(cursor)
    wanted = (here.start if rows < 0 else here.stop - 1) + rows
    entry = shown.entry_at(max(0, min(wanted, shown.height_of_all - 1)))
    if entry is None or entry == cursor:
        entry = cursor + (1 if rows > 0 else -1)
    return max(0, min(entry, shown.entries - 1))
