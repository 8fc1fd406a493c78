"""Where sentences end."""

from __future__ import annotations

import re

from digest_tui.models.spans import Span

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|Hon|St|Sr|Jr"
    r"|vs|etc|approx|No|Nos|Fig|Vol|Ed|Inc|Ltd|Co|Corp|Dept|Est|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|cf|al)"
    r"|\b(?:[A-Z]\.)*[A-Z])\.$"
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[\w$€£#@-])")
_GOES_ON = re.compile(r"\s+[\"'“‘«(\[]*[a-zа-яіїєґ]")


def sentences(text: str) -> list[Span]:
    """Give the sentences of a paragraph, in order, without the space between them.

    A full stop after an abbreviation or an initial ends none, nor does one before a
    lower-case word.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        stop = match[0]
        if _GOES_ON.match(text, end):
            continue
        before = text[start : match.start() + 1]
        if stop[0] == "." and len(stop) == 1 and _ABBREVIATION.search(before):
            continue
        spans.append(Span(start, end))
        start = end + len(text[end:]) - len(text[end:].lstrip())
    if text[start:].strip():
        spans.append(Span(start, len(text.rstrip())))
    return [
        Span(span.start + len(piece) - len(piece.lstrip()), span.end)
        for span in spans
        for piece in [text[span.start : span.end]]
    ]


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, quotation marks and notes aside."""
    return bool(_TERMINAL.search(text))


_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*\s*(?:\[[\w., ]{1,40}\]\s*)*$")
