"""Items that stand one after the other on one line, as where a page lost its line breaks."""

from __future__ import annotations

import re

_BULLET = re.compile(
    r"(?:^|\s)([•·▪●◦‣■►▶])\s*(?=[^\W\d_]|[\"“«])"
    # Anywhere else these are part of a sentence.
    r"|(?:^|(?<=[.!?…\"”»)\]:])\s)([-–—*])\s+(?=[A-ZА-ЯІЇЄҐ\"“«])"
)
_NUMBER = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s*(?=[A-ZА-ЯІЇЄҐ\"“«])")
_FEWEST = 2


def split_items(text: str) -> list[str]:
    """Give the items of a line; the line itself where it is one item or none.

    The same bullet comes again, or numbers count up: "1) ... 2) ...". What stands before
    the first of them is an item, too, where its own marker was taken off.
    """
    for cuts in (_bullets(text), _numbers(text)):
        if len(cuts) < _FEWEST and not (cuts and cuts[0][0]):
            continue
        ends = [start for start, _ in cuts[1:]] + [len(text)]
        pieces = [text[after:end] for (_, after), end in zip(cuts, ends, strict=True)]
        items = [piece.strip() for piece in (text[: cuts[0][0]], *pieces)]
        return [item for item in items if item]
    return [text]


def _bullets(text: str) -> list[tuple[int, int]]:
    found = list(_BULLET.finditer(text))
    return [match.span() for match in found if match.groups() == found[0].groups()]


def _numbers(text: str) -> list[tuple[int, int]]:
    """Give the numbers that count up from one, or from two where the first was taken off."""
    cuts: list[tuple[int, int]] = []
    wanted = 0
    for match in _NUMBER.finditer(text):
        number = int(match[1])
        if number == wanted or (not cuts and number == (2 if match.start() else 1)):
            cuts.append(match.span())
            wanted = number + 1
    return cuts
