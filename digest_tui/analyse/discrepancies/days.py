"""Days that two sentences give differently."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.models import MONTHS, Difference, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling

_NUMBERS = {name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH = rf"(?P<month>{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PATTERNS = (
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY}\b(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE),
)


class Day(NamedTuple):
    """A day of a month."""

    month: int
    day: int
    span: Span


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[Day, ...]:
    """Give the days that a sentence names."""
    return tuple(
        Day(_NUMBERS[match["month"].casefold()[:3]], int(match["day"]), Span(*match.span()))
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
    )


def compare_dates(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the days of two sentences that name one day each.

    A day that the other article names elsewhere is no difference.
    """
    ours, theirs = days(one.text), days(other.text)
    if len(ours) != 1 or len(theirs) != 1 or ours[0][:2] == theirs[0][:2]:
        return
    if not (_named(ours[0], other) or _named(theirs[0], one)):
        yield Found(Difference.DATE, ours[0].span, theirs[0].span)


def _named(day: Day, telling: Telling) -> bool:
    return any(day[:2] == other[:2] for text in telling.article for other in days(text))
