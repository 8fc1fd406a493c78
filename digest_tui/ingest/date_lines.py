"""Lines of nothing but a date: when it was published, and what else can share the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.bylines import is_outlet, is_place, read_byline, read_names
from digest_tui.models import GivenDate
from digest_tui.text.dates import find_date, find_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_LONGEST = 160
_GAP = "\0"
"""Stands for every character that has been read, so that what is left keeps its place."""
_WORDS = re.compile(
    r"\b(?:published|updated|posted|last|modified|on|at|date|time|first|created|mon|tue|tues|wed"
    r"|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|utc|gmt|eet|eest|cet|cest|msk|bst|jst|kst|et|est|edt|pt|kyiv time|kiev|local|h|hrs?"
    r"|mins?|minutes?|ago|read|reading"
    r"|опубліковано|оновлено|понеділок|вівторок|середа|четвер|пʼятниця|п'ятниця|субота|неділя"
    r"|опубликовано|обновлено|понедельник|вторник|среда|пятница|суббота|воскресенье"
    r"|года?|року|р|г)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::\d\d)?\b"
    r"|\b[0-2]\d[0-5]\d\s(?:gmt|utc|hkt|et|est|edt|cet|cest|eet|eest|msk)\b"
    # Either of two days, so none; but the line is nothing else.
    r"|\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b"
    r"|\b(?:\d{1,3}|an?)\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|[smhd])\.?\s+ago\b"
    r"|\b(?:\d{1,3}\s+)?(?:хв|хвилин\w{0,2}|годин\w{0,2}|дні\w?|день|тижн\w{1,3}|мин|минут\w{0,2}"
    r"|час\w{0,2}|дн\w{1,2}|недел\w{1,3})\.?\s+(?:тому|назад)\b"
    r"|\b(?:today|yesterday|сьогодні|вчора|сегодня|вчера),?\s(?:at\s|о\s|в\s)?\d{1,2}:\d\d\b"
    r"|\b[\d,.]{1,9}\s+(?:comments?|views?|shares?|min(?:ute)?s?\s+(?:read|listen)|перегляд\w*|просмотр\w*"
    r"|комент\w*|коммент\w*)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:last\s+)?(?:published|updated|posted|оновлено|обновлено)(?:\s+at)?\s*:?\s+[\d:.]{4,5}.{0,20}",
    re.IGNORECASE,
)
_FUSED = re.compile(r"(?<=[a-zA-Z\d])(?=(?:Last )?(?:Updated|Published|Posted|Modified)\b)")
"""Where a page had two fields side by side and a copy has nothing between: `UTCUpdated`."""
_UPDATED = re.compile(r"updat|modif|оновлен|обновлен", re.IGNORECASE)
_PIECE = re.compile(r"(?:(?!\s-\s)[^\0|·•;:/()—–+])+")


class DateLine(NamedTuple):
    """What a line tells that has only a date, a time and the words around them."""

    published: GivenDate | None
    """None where it only tells how long ago it was, or how long it takes to read."""
    updated: bool = False
    """It is the date of a later version."""
    byline: str | None = None


def read_date_line(
    text: str, known: AbstractSet[str] = frozenset(), *, under_title: bool
) -> DateLine | None:
    """Read a line that has a date, a time and the words around them, and nothing else.

    Args:
        text: The line.
        known: The names of outlets and agencies, through `plain`.
        under_title: A bare name in it is a byline or a place; at the top of a text it
            would be a title.
    """
    if len(text) > _LONGEST:
        return None
    text = _FUSED.sub(" ", text)
    dates, rest = _dates(text)
    if not dates and not _ASIDE.search(text) and not _STAMP.fullmatch(text):
        return None
    byline: str | None = None
    for piece in _pieces(_WORDS.sub(_gap, rest), text):
        if is_outlet(piece, known):
            continue
        names = read_byline(piece, known, sure=True) or (
            read_names(piece, known) if under_title else None
        )
        if names is None and not (under_title and all(map(is_place, piece.split(", ")))):
            return None
        byline = byline or names
    own = [given for given, updated in dates if not updated]
    given = own or [given for given, _ in dates]
    return DateLine(given[0] if given else None, bool(dates) and not own, byline)


def _dates(text: str) -> tuple[list[tuple[GivenDate, bool]], str]:
    """Give the dates of a line, each with its time, and the line without them."""
    found: list[tuple[GivenDate, int, int]] = []
    rest = text
    while date := find_date(rest):
        given, start, end = date
        found.append(date)
        rest = _without(rest, start, end)
    rest = _ASIDE.sub(_gap, rest)
    times: list[tuple[int, int, int, int]] = []
    while time := find_time(rest):
        times.append(time)
        rest = _without(rest, *time[2:])
    found.sort(key=lambda date: date[1])
    dates: list[tuple[GivenDate, bool]] = []
    before = 0
    for given, start, end in found:
        updated = _UPDATED.search(text, before, start) is not None
        dates.append((_with_time(given, start, end, times), updated))
        before = end
    return dates, rest


def _with_time(
    given: GivenDate, start: int, end: int, times: list[tuple[int, int, int, int]]
) -> GivenDate:
    """Give a date with the time that stands nearest to it, which nothing else takes then."""
    if not times:
        return given
    nearest = min(times, key=lambda time: max(time[2] - end, start - time[3]))
    times.remove(nearest)
    return GivenDate(given.month, given.day, given.year, *nearest[:2])


def _pieces(rest: str, text: str) -> Iterator[str]:
    """Give what stands between the parts of a line that have been read, as it stands."""
    for piece in _PIECE.finditer(re.sub(r"\b\d{1,2}\b", _gap, rest)):
        said = text[piece.start() : piece.end()].strip(" ,.-")
        if any(character.isalpha() for character in said):
            yield said


def _gap(match: re.Match[str]) -> str:
    return _GAP * len(match[0])


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + _GAP * (end - start) + text[end:]
