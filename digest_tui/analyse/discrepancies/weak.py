"""Who is said to have said it, and how certain it is: differences that are often none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.models import Difference, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|potentially|probably|likely|unlikely|may|might"
    r"|could|seems?|appears?|suspected|purported(?:ly)?|unconfirmed|is said to|are said to)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z][\w’'.-]*"
_JOINED = r" (?:of the |for the |of |for |and )?"
_UNIT = r"(?:county|region|oblast|province|district|city)"
SAID = (
    r"(?:said|says|stated|states|reported|reports|announced|noted|notes|claimed|claims|added"
    r"|confirmed|told|warned|suggested|suggests|indicated|indicates|wrote|declared)"
)
_SAYS = (
    re.compile(rf"\b(?P<who>{_CAPITAL}(?:{_JOINED}{_CAPITAL})*)(?: {_UNIT})?,? {SAID}\b"),
    re.compile(rf"\b[Rr]eported by (?:the )?(?P<who>{_CAPITAL}(?: {_CAPITAL})*)"),
    re.compile(
        rf"\b[Aa]ccording to (?:[a-z][\w’'-]*,? ){{0,5}}(?P<who>{_CAPITAL}(?: {_CAPITAL})*)"
    ),
)


@lru_cache(maxsize=4096)
def speakers(text: str) -> tuple[Span, ...]:
    """Give the names of those who are said to have said it."""
    return tuple(Span(*match.span("who")) for pattern in _SAYS for match in pattern.finditer(text))


def compare_attribution(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare those who are named as having said it, where each sentence names one."""
    ours, theirs = speakers(one.text), speakers(other.text)
    if len(ours) == len(theirs) == 1:
        our_words = set(one.text[slice(*ours[0])].casefold().split())
        if not our_words & set(other.text[slice(*theirs[0])].casefold().split()):
            yield Found(Difference.ATTRIBUTION, ours[0], theirs[0])


@lru_cache(maxsize=4096)
def _doubt(text: str) -> Span | None:
    match = _HEDGE.search(text)
    return Span(*match.span()) if match else None


def compare_certainty(one: Telling, other: Telling) -> Iterator[Found]:
    """Find a word of doubt that one sentence has and the other has none of."""
    ours, theirs = _doubt(one.text), _doubt(other.text)
    if (ours is None) != (theirs is None):
        yield Found(Difference.CERTAINTY, ours or Span(0, 0), theirs or Span(0, 0))
