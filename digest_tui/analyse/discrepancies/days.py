"""Days that two sentences give differently."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.setting import of_one_thing
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.models import MONTHS, Difference, Span
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold, stem

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
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAYS})\b")
_ON_DAY = re.compile(
    r"\b(?P<verb>[a-z]+)\s+(?:(?:late|early)\s+)?(?:on\s+)?"
    rf"(?:the\s+(?:night|evening|morning)\s+of\s+)?(?P<day>{_WEEKDAYS})\b"
)
_WORD = re.compile(r"\b[a-z]{4,}")
_OF_DATES = frozenset("updated published posted".split())
"""Words of a line that is a date and nothing else."""


class Day(NamedTuple):
    """A day of a month."""

    month: int
    day: int
    span: Span


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[Day, ...]:
    """Give the days that a sentence names."""
    found = (
        Day(_NUMBERS[match["month"].casefold()[:3]], int(match["day"]), Span(*match.span()))
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
    )
    # A leap year, as most texts leave the year out.
    return tuple(day for day in found if 1 <= day.day <= monthrange(2024, day.month)[1])


def compare_dates(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the days of two sentences that name one day each.

    A day that the other article names elsewhere is no difference, and a line that is
    nothing but a date tells nothing; nor does "today", of which each account has its own.
    """
    ours, theirs = days(one.text), days(other.text)
    if len(ours) != 1 or len(theirs) != 1 or ours[0][:2] == theirs[0][:2]:
        return
    if not (_tells(one.text, ours[0]) and _tells(other.text, theirs[0])):
        return
    if not (_named(ours[0], other) or _named(theirs[0], one)) and of_one_thing(one, other):
        yield Found(Difference.DATE, ours[0].span, theirs[0].span)


def _tells(text: str, day: Day) -> bool:
    rest = text[: day.span.start] + " " + text[day.span.end :]
    words = set(_WORD.findall(rest)) - _OF_DATES
    return bool(words) and "today" not in words


def _named(day: Day, telling: Telling) -> bool:
    return any(day[:2] == other[:2] for text in telling.article for other in days(text))


def compare_weekdays(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the weekdays on which one act is said to have been done.

    When it was said is no part of what happened, and a weekday that the other article
    names anywhere is no difference.
    """
    ours, theirs = _acts(one.text), _acts(other.text)
    if len(ours) != 1 or len(theirs) != 1:
        return
    (act, day, span), (other_act, other_day, other_span) = ours[0], theirs[0]
    if act != other_act or day == other_day:
        return
    elsewhere = day in _weekdays(other) or other_day in _weekdays(one)
    if not elsewhere and of_one_thing(one, other):
        yield Found(Difference.DATE, span, other_span)


@lru_cache(maxsize=4096)
def _acts(text: str) -> tuple[tuple[str, str, Span], ...]:
    """Give what is said to have been done on a weekday: the verb just before the day."""
    groups = lexicon().stem_groups
    found = []
    for match in _ON_DAY.finditer(text):
        verb = stem(fold(match["verb"]))
        act = groups.get(verb, verb)
        if act != "=say" and fold(match["verb"]) not in STOP_WORDS:
            found.append((act, match["day"].casefold(), Span(*match.span("day"))))
    return tuple(found)


def _weekdays(telling: Telling) -> set[str]:
    return {match[0].casefold() for text in telling.article for match in _WEEKDAY.finditer(text)}
