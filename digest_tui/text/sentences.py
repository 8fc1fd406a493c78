"""Where sentences end.

Everything here takes time linear in the text, whatever it holds: runs are taken whole
(`*+`) and are entered at their beginning only.
"""

from __future__ import annotations

import re

from digest_tui.models.spans import Span

_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|Hon|St|Sr|Jr"
    r"|vs|etc|approx|No|Nos|Fig|Vol|Ed|Inc|Ltd|Co|Corp|Dept|Est|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|cf|al|[A-Z])\.$"
)
_LONGEST_ABBREVIATION = len("approx.")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]*+[\w$€£#@-])",
)
_GOES_ON = re.compile(r"\s++[\"'“‘«(\[]*+[a-zа-яіїєґ]")
_SPACE = re.compile(r"\s*+")
_TERMINAL_BACKWARDS = re.compile(r"\s*+(?:\][\w., ]{1,40}\[\s*+)*[\"'”’»)\]]*+[.!?…]")


def sentences(text: str) -> list[Span]:
    """Give the sentences of a paragraph, in order, without the space between them.

    A full stop after an abbreviation or an initial ends none, nor does one before a
    lower-case word.
    """
    spans: list[Span] = []
    start = _after_space(text, 0)
    for match in _END.finditer(text):
        end = match.end()
        stop = match[0]
        if _GOES_ON.match(text, end) or (stop == "." and _is_abbreviation(text, start, end)):
            continue
        spans.append(Span(start, end))
        start = _after_space(text, end)
    if start < len(text):
        spans.append(Span(start, len(text.rstrip())))
    return spans


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop before `end` belongs to an abbreviation or an initial."""
    first = max(start, end - _LONGEST_ABBREVIATION)
    return _ABBREVIATION.search(text, first, end) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, quotation marks and notes aside."""
    # Read from its end: from the front, every stop would have to be tried.
    return _TERMINAL_BACKWARDS.match(text[::-1]) is not None
