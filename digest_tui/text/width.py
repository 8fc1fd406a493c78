"""How many cells of a terminal a text takes, and how it is broken into lines of a width."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digest_tui.models.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"\S+")


def cells(text: str) -> int:
    """Give the cells that a clean one-line text takes.

    Wide and full-width characters take two, marks none: Unicode UAX #11.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, measure: Callable[[str], int] = cells) -> list[Span]:
    """Break a one-line text into lines of at most `width` cells.

    Breaks stand between words; a word that is wider than a line is cut.

    Returns:
        The place of each line in the text, without the spaces at its ends; one empty
        line for an empty text.
    """
    width = max(1, width)
    lines: list[Span] = []
    start = end = used = 0
    for word in _WORD.finditer(text):
        size = len(word[0]) if word[0].isascii() else measure(word[0])
        gap = word.start() - end
        if end > start and used + gap + size <= width:
            end, used = word.end(), used + gap + size
            continue
        if end > start:
            lines.append(Span(start, end))
        start, end, used = word.start(), word.end(), size
        while used > width:
            cut = _cut(text, start, end, width, measure)
            lines.append(Span(start, cut))
            start, used = cut, _used(text, cut, end, width, measure)
    if end > start or not lines:
        lines.append(Span(start, end))
    return lines


def _used(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> int:
    """The cells of the rest of a word, or of as much of it as is already too wide.

    Measuring all of the rest for each of its lines would take the square of its length.
    """
    size = 2 * width
    while start + size < end:
        used = measure(text[start : start + size])
        if used > width:
            return used
        size *= 2
    return measure(text[start:end])


def _cut(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> int:
    """Where a word that is too wide is cut: at least one character is taken."""
    used = 0
    for at in range(start, end):
        used += measure(text[at])
        if used > width:
            return max(at, start + 1)
    return end


def fit(text: str, width: int, measure: Callable[[str], int] = cells) -> str:
    """Cut a one-line text to a width, with `…` where something is missing."""
    if measure(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return text[: _cut(text, 0, len(text), width - 1, measure)].rstrip() + "…"
