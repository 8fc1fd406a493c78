"""How a cell is drawn, and the shortest way from drawing one way to drawing another.

Source: ECMA-48, 5th edition, 8.3.117 (SGR); OSC 8 as terminals agreed on it:
https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "51": "54",
    "52": "54",
    "53": "55",
}
"""What is switched on, by what it is switched off with; some share it."""
_EXTENDED = {"5": 3, "2": 5}
"""How many parameters a colour of 256, or of red, green and blue has."""
_MANY = 4_096
"""Pens and changes that are remembered: a theme has some dozens, a hostile text any number."""


class Pen(NamedTuple):
    """How cells are drawn. Colours are SGR parameters; empty is the terminal's own."""

    attributes: tuple[str, ...] = ()
    """What is switched on, in the order of its numbers."""
    foreground: str = ""
    background: str = ""
    link: str = ""
    """Where a click leads."""


PLAIN = Pen()
_SEEN_ON_BLANKS = {"4", "5", "6", "7", "9", "21", "51", "52", "53"}
"""Lines through and around a cell, and what changes its background."""


@lru_cache(_MANY)
def pen_of(parameters: str, before: Pen = PLAIN) -> Pen:
    """Give the pen after an SGR sequence; what is unknown in it changes nothing.

    Args:
        parameters: What stands between `ESC [` and `m`.
        before: The pen before.
    """
    attributes, foreground, background = set(before.attributes), before.foreground, ""
    background = before.background
    left = [some.lstrip("0") or "0" for some in parameters.split(";")]
    while left:
        code = left.pop(0)
        if code == "0":
            attributes, foreground, background = set(), "", ""
        elif code in _OFF:
            attributes.add(code)
        elif code in _OFF.values():
            attributes = {some for some in attributes if _OFF[some] != code}
        elif code in {"38", "48"}:
            size = _EXTENDED.get(left[0], 1) - 1 if left else 0
            colour = ";".join([code, *left[:size]])
            del left[:size]
            if code == "38":
                foreground = colour
            else:
                background = colour
        elif code == "39":
            foreground = ""
        elif code == "49":
            background = ""
        elif code in _FOREGROUNDS:
            foreground = code
        elif code in _BACKGROUNDS:
            background = code
    return Pen(tuple(sorted(attributes, key=int)), foreground, background, before.link)


_FOREGROUNDS = {str(number) for number in (*range(30, 38), *range(90, 98))}
_BACKGROUNDS = {str(number) for number in (*range(40, 48), *range(100, 108))}


@lru_cache(_MANY)
def on_blank(pen: Pen) -> Pen:
    """Give what is seen of a pen where nothing is written with it.

    A bold blank looks as any other: which of the pens that look alike there the terminal has
    makes no difference, and changing it would cost bytes.
    """
    if _SEEN_ON_BLANKS.isdisjoint(pen.attributes):
        return Pen((), "", pen.background, pen.link)
    return pen


def going_on(texts: Sequence[str], pens: Sequence[Pen], pen: Pen | None) -> list[Pen]:
    """Give the pens to write cells with: on blanks the one before, where that looks the same.

    Args:
        texts: What stands in the cells.
        pens: How they are drawn.
        pen: The one before; None where that is not known.
    """
    used = []
    for text, wanted in zip(texts, pens, strict=True):
        if pen is None or text != " " or on_blank(pen) != on_blank(wanted):
            pen = wanted
        used.append(pen)
    return used


@lru_cache(_MANY)
def change(before: Pen | None, after: Pen) -> str:
    """Give the shortest sequence that makes one pen of another.

    Args:
        before: The pen that the terminal has; None where nobody knows.
        after: The pen that it is to have.
    """
    link = ""
    if before is None or before.link != after.link:
        # With nothing known and no link wanted, one must be ended that may be open.
        link = f"\x1b]8;;{after.link}\x1b\\"
    if before is not None and before[:3] == after[:3]:
        return link
    anew = [*after.attributes, *filter(None, (after.foreground, after.background))]
    ways = [f"\x1b[{';'.join(['0', *anew]) if anew else ''}m"]
    if before is not None:
        ways.append(f"\x1b[{';'.join(_differences(before, after))}m")
    return min(ways, key=len) + link


def _differences(before: Pen, after: Pen) -> list[str]:
    ended = [some for some in before.attributes if some not in after.attributes]
    offs = dict.fromkeys(_OFF[some] for some in ended)
    # What shares its end with something that is over has to be begun again.
    ons = [
        some for some in after.attributes if some not in before.attributes or _OFF[some] in offs
    ]
    codes = [*offs, *ons]
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return codes
