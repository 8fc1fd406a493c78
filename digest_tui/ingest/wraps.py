"""Whether the rows of a text were broken to fit a width, and which go on in the next."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digest_tui.ingest.lines import Line

_CANNOT_END = re.compile(
    r"(?:,|\b(?:the|an?|of|and|or|in|to|for|by|with|at|from|that|near|into|over|under|after|before"
    r"|between|against|during|since|until|about|as|than|which|who|is|was|were|has|have|had|will"
    r"|would|its|their|his|her|this|these|not|і|й|та|у|в|на|з|із|до|біля|під|що|як|не|и|с|по|к|под"
    r"|что|как))$"
)
_WRAP_AT_LEAST = 40
_COUNTS_AT_LEAST = 30
"""How long a row is at least that was broken to such a width: a long word did not fit."""
_LOST_INDENT = 3
_WRAP_AT_MOST = 110
LONGEST_END = 400
"""Characters of a broken line in which its last stop is looked for: after it there are
quotation marks and notes, `.” [12] [13]`, and never hundreds of characters of them."""


def width_of_items(rows: Sequence[Line]) -> int | None:
    """The width that the items of lists were broken to, if that can be told of them alone."""
    items = _in_items(rows)
    return _filled_width(items) or wrap_width(items)


def _filled_width(rows: Sequence[Line]) -> int | None:
    """The width that rows were filled to: none that goes on had room for one more word."""
    width = max((row.length for row in rows), default=0)
    if not _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST:
        return None
    going_on = [
        (row, following)
        for row, following in pairwise(rows)
        if not (following.gap or following.marker or following.heading)
        and not ends_sentence(row.text)
    ]
    filled = all(
        row.length + _LOST_INDENT + 1 + len(following.first_word) > width
        for row, following in going_on
    )
    sure = any(_is_broken(row.text, following.text) for row, following in going_on)
    return width if filled and sure else None


def _in_items(rows: Iterable[Line]) -> list[Line]:
    """The rows from each marker on, up to an empty one."""
    found: list[Line] = []
    inside = False
    for row in rows:
        inside = bool(row.marker) or (inside and not row.gap and not row.heading)
        if inside:
            found.append(row)
    return found


def wrap_width(rows: Sequence[Line]) -> int | None:
    """The width that a text was broken to, or None where its lines are paragraphs.

    Blocks in which no row surely goes on, as headers and lists of contents, do not tell it.
    """
    counted = broken = 0
    width = widest = 0
    sure = False
    for row, following in pairwise(rows):
        if row.gap or row.marker:
            widest, sure = 0, False
        if following.gap or following.marker or following.heading:
            continue
        length = row.length
        if length > _WRAP_AT_MOST:
            return None
        if length >= _COUNTS_AT_LEAST:
            counted += 1
            widest = max(widest, length)
            if _is_broken(row.text, following.text):
                broken, sure = broken + 1, True
            if sure:
                width = max(width, widest)
    if broken < 3 or broken * 3 < counted or width < _WRAP_AT_LEAST:
        return None
    return width


def _is_broken(text: str, following: str) -> bool:
    """Tell a row that goes on in the next whatever width it has."""
    if ends_sentence(text):
        return False
    first = following.lstrip('"“«‘(')[:1]
    return first.islower() or first.isdigit() or _CANNOT_END.search(text[-20:]) is not None


def _is_within(first: Line, end: str, row: Line) -> bool:
    """Tell what only looks like a marker: `on May 13 to / 14. The strike`, `he said / – ed.]`."""
    if row.number is not None:
        return first.number is None and not end.endswith(":")
    return row.text[:1].islower() and first.marker_kind != row.marker_kind


def goes_on(
    parts: list[Line],
    end: str,
    row: Line,
    width: int | None,
    stands_alone: Callable[[str], bool],
) -> bool:
    """Tell whether a row goes on from those before it.

    Args:
        parts: The rows of the line so far.
        end: How their text ends.
        row: The row after them.
        width: What the text, or its lists, were broken to.
        stands_alone: Tells of a row, through `plain`, that it goes on from none.
    """
    first, last = parts[0], parts[-1]
    if row.heading or first.heading:
        return False
    # Where the rows of an item have lost their indent, they are shorter by it.
    hangs = first.marker and last is not first and last.indent == 0
    lost = len(first.marker) + 1 if hangs else 0
    reach = last.length + lost + 1 + len(row.first_word)
    broken = width is not None and last.length <= width < reach
    deeper = bool(first.marker) and row.indent > first.indent
    if row.marker:
        return (broken or deeper) and not ends_sentence(end) and _is_within(first, end, row)
    if first.place.first_line == 1 and row.text[:1].isupper():
        return False  # a headline is as long as it is
    if deeper or (first.marker and row.text[:1].islower() and not ends_sentence(end)):
        return True
    return broken and not (row.text[:1].isupper() and stands_alone(row.folded))
