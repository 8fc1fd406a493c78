"""Reads what a toolkit would send to the terminal, as cells of a grid.

Only what draws is taken: places, pens, characters, and links to the web. Whatever else
stands in a frame came with a text from outside, and is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.terminal.pens import PLAIN, pen_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.terminal.grid import Grid

_TOKEN = re.compile(
    r"""
      \x1b\[ (?P<row>\d{1,5})? (?: ; (?P<column>\d{1,5}) )? H
    | \x1b\[ (?P<sgr>[\d;]{0,200}) m
    | (?P<line>\n)
    | \x1b\]8; [^;\x1b\x07]* ; (?P<link>[^\x1b\x07]*) (?: \x1b\\ | \x07 )
    | (?P<text>[^\x00-\x1f\x7f-\x9f]+)
    # What is not for drawing, whole where it has an end.
    | \x1b\[ [0-?]* [\ -/]* [@-~]
    | \x1b[P\]X^_] [^\x07\x1b\x9c]* (?: \x07 | \x1b\\ | \x9c )
    | \x1b [\ -/]* [0-~]
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WEB = re.compile(r"https?://[!-~]{1,2000}")


def web(link: str) -> str:
    """Give a link that a terminal may be told; nothing for one that does not lead to the web."""
    return link if _WEB.fullmatch(link) else ""


def draw(
    frame: str, grid: Grid, measure: Callable[[str], int], *, links: bool = True
) -> tuple[int, int]:
    """Draw a frame on a grid.

    Args:
        frame: Text with places (CUP), pens (SGR), links (OSC 8) and ends of lines.
        grid: What it is drawn on; the rows that it touches are replaced, not changed.
        measure: How many cells a text takes.
        links: Whether the terminal can be sent any.

    Returns:
        The column and the row that the cursor is on then.
    """
    x = y = 0
    pen = PLAIN
    rows = grid.rows
    touched: set[int] = set()
    for token in _TOKEN.finditer(frame):
        kind = token.lastgroup
        if kind == "text":
            if not (0 <= y < grid.height and x >= 0):
                continue
            if y not in touched:
                rows[y] = rows[y].copy()
                touched.add(y)
            x = rows[y].write(x, token[0], pen, measure)
        elif kind == "sgr":
            pen = pen_of(token["sgr"] or "0", pen)
        elif kind == "line":
            x, y = 0, y + 1
        elif kind == "link":
            pen = pen._replace(link=web(token["link"]) if links else "")
        elif token[0].startswith("\x1b[") and token[0].endswith("H"):
            y, x = int(token["row"] or 1) - 1, int(token["column"] or 1) - 1
    return x, y
