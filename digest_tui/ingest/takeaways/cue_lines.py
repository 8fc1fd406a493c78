"""A cue that was broken over several lines by a link or a width, put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.furniture import is_separator
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.ingest.lines import Line

_OPEN = re.compile(r"\b(?:from|by|of|the|on|for|per|від|за|зі|от|из|у|в)$", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:key|main|top|ключов\w+|основн\w+|ключевы\w+|главны\w+)$", re.IGNORECASE)
_ITS_NOUN = re.compile(r"(?:take[\s-]?aways?|висновк\w+|вывод\w+)\b", re.IGNORECASE)
_LONGEST_PART = 8
"""Words of a line that is a name, or the rest of a cue."""
_LONGEST_START = 12
_MOST_PARTS = 5


class WholeCue(NamedTuple):
    """The text of a cue and the lines that it takes."""

    text: str
    first: int
    after: int


def put_together(
    lines: Sequence[Line], index: int, is_neutral: Callable[[Line], bool]
) -> WholeCue:
    """Put a cue together: `Key Takeaways from the` / `ISW` / `:`.

    Args:
        lines: The lines of the text.
        index: The one that speaks of takeaways.
        is_neutral: Tells whether a line has only words that can stand in a cue.
    """
    text, first, after = lines[index].text, index, index + 1
    if index and _ITS_NOUN.match(text):
        before = lines[index - 1].text
        if len(before.split()) <= _LONGEST_START and _BEGUN.search(before[-20:]):
            text, first = f"{before} {text}", index - 1
    while after < min(len(lines), first + _MOST_PARTS) and not text.endswith(":"):
        line = lines[after]
        if line.marker or line.heading or len(line.text.split()) > _LONGEST_PART:
            break
        if not _is_part(text, line, is_neutral):
            break
        text, after = f"{text} {line.text}", after + 1
    if after < len(lines) and not lines[after].gap and is_separator(lines[after].text):
        after += 1  # what underlines a heading
    return WholeCue(text, first, after)


def _is_part(text: str, line: Line, is_neutral: Callable[[Line], bool]) -> bool:
    if line.text == ":":
        return True
    if line.text[0].isupper():
        return _OPEN.search(text[-20:]) is not None and is_neutral(line)
    if line.text.endswith(":"):  # "’s June 17 assessment:"
        return True
    return not ends_sentence(line.text) and is_neutral(line)
