"""Header lines that run into the text after them, where a page had no line break between."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.ingest.date_lines import read_date_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from digest_tui.ingest.lines import Line

_SEAM = re.compile(r"(?<=[a-zа-яіїєґ\d])(?=[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ]+\s)")
_HEADER = 12
"""How many lines from the top can be one."""
_LONGEST = 80
_FEWEST_WORDS = 5
"""Of the text after it."""


def parted(lines: Sequence[Line], text: str, known: Callable[[], AbstractSet[str]]) -> list[Line]:
    """Part what ran together: "Feb 11, 2025 - ISW PressUkrainian forces advanced".

    Args:
        lines: The lines of a text.
        text: The text, to which their places lead.
        known: Gives the names of outlets and agencies, through `plain`; few texts need them.
    """
    return [
        part
        for index, line in enumerate(lines)
        for part in (_parts(line, text, known) if index < _HEADER else (line,))
    ]


def _parts(line: Line, text: str, known: Callable[[], AbstractSet[str]]) -> tuple[Line, ...]:
    if line.marker or line.heading:
        return (line,)
    for seam in _SEAM.finditer(line.text[:_LONGEST]):
        head, rest = line.text[: seam.start()], line.text[seam.start() :]
        if len(rest.split()) < _FEWEST_WORDS:
            break
        dated = read_date_line(head, known(), under_title=True)
        if dated is None or dated.published is None:
            continue
        place = line.place
        at = text.find(rest[:_LONGEST].split(" ", 1)[0], place.start + len(head), place.end)
        if at < 0:
            break
        return (
            replace(line, text=head, place=place._replace(end=at)),
            replace(line, text=rest, place=place._replace(start=at), gap=False),
        )
    return (line,)
