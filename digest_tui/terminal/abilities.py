"""What a terminal can do beyond what all can, by what the system knows of its name."""

from __future__ import annotations

import os
from typing import NamedTuple


class Abilities(NamedTuple):
    """What saves bytes where a terminal has it."""

    repeats: bool = False
    """Repeats the last character (REP)."""
    erases_inside: bool = False
    """Erases some cells of a row (ECH)."""
    columns: bool = False
    """Goes to a column of the row it is in (CHA)."""
    scrolls: bool = False
    """Moves some of its rows up and down (DECSTBM, SU, SD)."""


def abilities(term: str) -> Abilities:
    """Look a terminal up in the system's database; of one that is not in it nothing is known.

    Args:
        term: Its name, as TERM gives it.
    """
    import curses  # noqa: PLC0415 - not there on every system

    try:
        curses.setupterm(term, 1)
    except curses.error:
        return Abilities()
    return Abilities(
        # tmux 3.3 and screen repeat no letter beyond ASCII, whatever TERM they are given.
        repeats=not {"TMUX", "STY"} & set(os.environ)
        and _is(b"\x1b[%p2%{1}%-%db", curses.tigetstr("rep")),
        erases_inside=_is(b"\x1b[%p1%dX", curses.tigetstr("ech")),
        columns=_is(b"\x1b[%i%p1%dG", curses.tigetstr("hpa")),
        scrolls=_is(b"\x1b[%p1%dS", curses.tigetstr("indn"))
        and curses.tigetstr("csr") is not None,
    )


def _is(wanted: bytes, found: bytes | None) -> bool:
    """Tell whether a terminal's way is the standard's; what is written before it is its own."""
    return found is not None and found.endswith(wanted)
