"""Brings one row of a terminal to what it is to show."""

from __future__ import annotations

from itertools import compress, pairwise
from operator import ne, or_
from typing import TYPE_CHECKING

from digest_tui.terminal.grid import TAKEN, Row
from digest_tui.terminal.pens import PLAIN, Pen, change, going_on, on_blank
from digest_tui.terminal.stylus import ERASE_LINE, size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest_tui.terminal.stylus import Stylus

_LONGEST_MOVE = 8
"""Cells that are looked at whether writing them again is shorter than to jump over them."""


def differing(shown: Row, wanted: Row) -> list[int]:
    """Give the cells in which two rows of one width look different, in order."""
    if shown is wanted:
        return []
    differ = map(ne, shown.texts, wanted.texts)
    if shown.pens == wanted.pens:
        return list(compress(range(len(wanted.texts)), differ))
    differ = map(or_, differ, map(ne, shown.pens, wanted.pens))
    return [
        x
        for x in compress(range(len(wanted.texts)), differ)
        if shown.texts[x] != wanted.texts[x]
        or shown.texts[x] != " "
        or on_blank(shown.pens[x]) != on_blank(wanted.pens[x])
    ]


def takes_more_than(most: int, shown: Iterable[Row], wanted: Iterable[Row]) -> bool:
    """Tell whether more characters than some have to be written, however rows are brought there.

    Repeating and erasing give blanks, or what stands in the cell before.
    """
    least = 0
    for before, row in zip(shown, wanted, strict=True):
        texts = row.texts
        for x in differing(before, row):
            least += texts[x] not in {" ", TAKEN} and (not x or texts[x] != texts[x - 1])
        if least > most:
            return True
    return False


def paint_row(y: int, shown: Row, wanted: Row, stylus: Stylus) -> None:
    """Write what differs in a row.

    Args:
        y: Which row.
        shown: What the terminal shows there.
        wanted: What it is to show.
        stylus: Writes.
    """
    cells = differing(shown, wanted)
    if not cells:
        return
    width = len(wanted.texts)
    blank_from = _blank_from(wanted)
    erased = [x for x in cells if x >= blank_from]
    if len(erased) > len(ERASE_LINE):
        del cells[-len(erased) :]
    else:
        erased = []
    for start, stop in _stretches(cells, wanted, y, stylus):
        stylus.go(start, y)
        stylus.write(wanted.texts[start:stop], wanted.pens[start:stop], width)
    if erased:
        if not (stylus.at and stylus.at[1] == y and blank_from <= stylus.at[0] <= erased[0]):
            stylus.go(erased[0], y)
        stylus.erase(ERASE_LINE)


def _blank_from(row: Row) -> int:
    """Give the cell from which on nothing is to be seen."""
    start = len(row.texts)
    while start and row.texts[start - 1] == " ":
        start -= 1
    if all(on_blank(pen) == PLAIN for pen in set(row.pens[start:])):
        return start
    x = len(row.texts)
    while on_blank(row.pens[x - 1]) == PLAIN:
        x -= 1
    return x


def _stretches(cells: list[int], wanted: Row, y: int, stylus: Stylus) -> list[tuple[int, int]]:
    """Join the cells to stretches that are written at once.

    A gap between two is written again where that takes no more bytes than a move.
    """
    stretches: list[tuple[int, int]] = []
    has_wide = TAKEN in wanted.texts
    for x in cells:
        start, stop = _whole(x, wanted.texts) if has_wide else (x, x + 1)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stop, stretches[-1][1])
        elif stretches and _is_shorter(stretches[-1][1], start, wanted, y, stylus):
            stretches[-1] = stretches[-1][0], stop
        else:
            stretches.append((start, stop))
    return stretches


def _whole(x: int, texts: list[str]) -> tuple[int, int]:
    """Give all cells of the character that takes a cell."""
    start, stop = x, x + 1
    while start and texts[start] == TAKEN:
        start -= 1
    while stop < len(texts) and texts[stop] == TAKEN:
        stop += 1
    return start, stop


def _is_shorter(before: int, after: int, wanted: Row, y: int, stylus: Stylus) -> bool:
    """Tell whether a gap takes fewer bytes written again than jumped over."""
    if after - before > _LONGEST_MOVE:
        return False
    pens = wanted.pens[before - 1 : after + 1]
    used = going_on(wanted.texts[before - 1 : after + 1], pens, None)
    again = size("".join(wanted.texts[before:after])) + _changes(used)
    jumped = len(stylus.move((before, y), (after, y))) + _changes([pens[0], pens[-1]])
    return again <= jumped


def _changes(pens: list[Pen]) -> int:
    return sum(len(change(one, other)) for one, other in pairwise(pens) if one != other)
