"""What happened to the people that a number counts: killed, injured, missing, held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.models import Span

_STATES = {
    "killed": "killed dead died dies die deaths fatalities slain",
    "injured": "injured wounded hurt",
    "missing": "missing",
    "held": "arrested detained",
}
_ACTS = {
    "killed": "killing killed kills kill killing,",
    "injured": "injuring injured injures wounding wounded wounds",
    "held": "arresting arrested arrests detaining detained detains",
}
_AFTER = re.compile(
    r"[\s-]*(?:,\s+(?:including|among them)[^,.;]*,)?\s*"
    r"(?:(?:were|was|are|is|be|being|been|have|has|had|also|[a-z]+ly|confirmed|feared|left|went)"
    rf"\s+){{0,4}}(?P<state>{'|'.join(w for ws in _STATES.values() for w in ws.split())})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?P<act>{'|'.join(w for ws in _ACTS.values() for w in ws.split())})"
    r"(?: (?:together|along) with)?|\b(?P<bodies>(?:bodies|lives) of)"
    r"|\b(?:death toll|number of (?:dead|deaths|victims|fatalities|(?:people|those) killed))\b"
    r"[^.;:!?]{0,120}?\b(?:to|at|is|was|of|reached|hit))\s*$",
    re.IGNORECASE,
)
_FATE = {word: fate for fate, words in _STATES.items() for word in words.split()} | {
    word: fate for fate, words in _ACTS.items() for word in words.split()
}
_WINDOW = 180


def fate_of(text: str, span: Span, end_of_number: int) -> str:
    """Tell what happened to those whom a number counts; empty where it is not told.

    Args:
        text: The sentence.
        span: The number with what is counted.
        end_of_number: Where the number itself ends.
    """
    before = _BEFORE.search(text[max(0, span.start - _WINDOW) : span.start])
    for end in (span.end, end_of_number):
        if after := _AFTER.match(text, end):
            return _FATE[after["state"].casefold()]
    if before is None:
        return ""
    return _FATE[before["act"].casefold()] if before["act"] else "killed"
