"""Days, months and years as a query names them one by one: `10feb`, `2025-02`, `last week`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from digest_tui.errors import QueryError
from digest_tui.models.dates import MONTHS
from digest_tui.query.pieces import shown
from digest_tui.text.dates import MONTH_NUMBERS

_UKRAINIAN = """січень лютий березень квітень травень червень
липень серпень вересень жовтень листопад грудень"""
_RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_MONTH_NUMBERS = MONTH_NUMBERS | {
    name: number
    for names in (_UKRAINIAN, _RUSSIAN)
    for number, name in enumerate(names.split(), 1)
}
_WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "понеділок вівторок середа четвер пятниця субота неділя",
        "понедельник вторник среда четверг пятница суббота воскресенье",
    )
    for number, name in enumerate(names.split())
} | {"tues": 1, "thur": 3, "thurs": 3}
_NAMED_DAYS = dict.fromkeys(("today", "сьогодні", "сегодня"), 0) | dict.fromkeys(
    ("yesterday", "вчора", "учора", "вчера"), 1
)


class Stretch(NamedTuple):
    """Days one after the other, both ends included."""

    first: date
    last: date
    plain: bool = True
    """Whether it was written in full, so that nothing was concluded."""


class Recurring(NamedTuple):
    """A day or month that every year has, or a day of the week."""

    month: int = 0
    day: int = 0
    weekday: int = -1

    def latest(self, today: date) -> Stretch:
        """Give the latest that does not begin after a day."""
        if self.weekday >= 0:
            return _day(shifted(today, -((today.weekday() - self.weekday) % 7)), plain=False)
        years = (self._in(year) for year in range(today.year, max(today.year - 9, 0), -1))
        return next((found for found in years if found and found.first <= today), _day(date.min))

    def earliest(self, start: date) -> Stretch:
        """Give the first that does not end before a day."""
        if self.weekday >= 0:
            return _day(shifted(start, (self.weekday - start.weekday()) % 7), plain=False)
        years = (self._in(year) for year in range(start.year, min(start.year + 9, 10_000)))
        return next((found for found in years if found and found.last >= start), _day(date.max))

    def _in(self, year: int) -> Stretch | None:
        """Nothing where the year has no such day: 29 February comes every fourth year."""
        length = monthrange(year, self.month)[1]
        if self.day > length:
            return None
        first, last = (self.day, self.day) if self.day else (1, length)
        return Stretch(date(year, self.month, first), date(year, self.month, last), plain=False)


def shifted(day: date, days: int) -> date:
    """Give the day some days later, or the last that there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


_SEPARATOR = r"[\s,./-]*"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NAME = r"(?P<name>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year|[dwmy])s?"
_WRITTEN = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        _YEAR,
        rf"{_YEAR}[-/.](?P<month>[01]?\d)",
        rf"(?P<month>[01]?\d)[-/.]{_YEAR}",
        rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)",
        rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)",
        # With full stops the day comes first wherever this form is used.
        rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)(?:\.(?:{_YEAR}|(?P<short>\d\d))?)?",
        rf"(?P<one>[0-3]?\d)(?P<sign>[/-])(?P<other>[0-3]?\d)(?:(?P=sign){_YEAR})?",
        rf"{_DAY}{_SEPARATOR}(?:of\s+)?{_NAME}(?:{_SEPARATOR}{_YEAR})?\.?",
        rf"{_NAME}{_SEPARATOR}{_DAY}(?:{_SEPARATOR}{_YEAR})?",
        rf"{_NAME}(?:{_SEPARATOR}{_YEAR})?\.?",
    )
]
_LAST_DAYS = re.compile(
    rf"(?:(?:the\s)?(?:last|past)\s)?(?P<n>[1-9]\d{{0,2}})\s?{_UNIT}", re.ASCII
)
_AGO = re.compile(r"(?P<n>[1-9]\d{0,2})\sdays?\sago", re.ASCII)
_THIS = re.compile(r"(?P<which>this|last|past)\s(?P<unit>week|month|year)")


def read(text: str, today: date, position: int) -> Stretch | Recurring | None:
    """Read what is written for a day or for more; None where it is none.

    Args:
        text: In small letters, with single spaces and no apostrophes.
        today: What is relative is counted from this day.
        position: Where it stands in the query, for messages.

    Raises:
        QueryError: It names a day that does not exist, or could be either of two.
    """
    if text in _NAMED_DAYS:
        return _day(shifted(today, -_NAMED_DAYS[text]))
    if text in _WEEKDAYS:
        return Recurring(weekday=_WEEKDAYS[text])
    if text.removeprefix("last ") in _WEEKDAYS:
        return Recurring(weekday=_WEEKDAYS[text.removeprefix("last ")]).latest(shifted(today, -1))
    if match := _AGO.fullmatch(text):
        return _day(shifted(today, -int(match["n"])), plain=False)
    if match := _LAST_DAYS.fullmatch(text):
        return _up_to(today, int(match["n"]), match["unit"][0])
    if match := _THIS.fullmatch(text):
        return _this(today, match["which"], match["unit"])
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            return _written(match.groupdict(), text, position)
    return None


def _written(parts: dict[str, str | None], text: str, position: int) -> Stretch | Recurring:
    short = parts.get("short")
    year = int(parts["year"] or (f"20{short}" if short else 0))
    day = int(parts.get("day") or 0)
    if name := parts.get("name"):
        month = _MONTH_NUMBERS[name]
    elif "one" in parts:
        day, month = _sorted_out(int(parts["one"] or 0), int(parts["other"] or 0), text, position)
    else:
        month = int(parts.get("month") or 0)
        if "month" in parts and not 1 <= month <= 12:
            raise QueryError(f"there is no month {month} in {shown(text)!r}", position)
    if not month:
        return Stretch(date(year, 1, 1), date(year, 12, 31))
    has_day = "day" in parts or "one" in parts
    if has_day and not 1 <= day <= monthrange(year or 2024, month)[1]:
        raise QueryError(f"{MONTHS[month - 1]} has no day {day} in {shown(text)!r}", position)
    if not year:
        return Recurring(month, day)
    if has_day:
        return _day(date(year, month, day), plain=not short)
    return _month(year, month)


def _sorted_out(one: int, other: int, text: str, position: int) -> tuple[int, int]:
    """Tell day and month apart, where that can be done."""
    if max(one, other) > 31 or min(one, other) > 12 or not min(one, other):
        raise QueryError(f"{shown(text)!r} is no day", position)
    if one > 12 or one == other:
        return one, other
    if other > 12:
        return other, one
    raise QueryError(
        f"{shown(text)!r} can be {one} {MONTHS[other - 1]} or {other} {MONTHS[one - 1]}:"
        " write it with the name of the month",
        position,
    )


def _up_to(today: date, number: int, unit: str) -> Stretch:
    if unit in "dw":
        first = shifted(today, 1 - number * (7 if unit == "w" else 1))
    else:
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = max(1, months // 12), months % 12 + 1
        same_day = date(year, month, min(today.day, monthrange(year, month)[1]))
        first = shifted(same_day, 1)
    return Stretch(first, today, plain=False)


def _this(today: date, which: str, unit: str) -> Stretch:
    if which == "past":
        return _up_to(today, 1, unit[0])
    if unit == "week":
        monday = shifted(today, -today.weekday() - (7 if which == "last" else 0))
        return Stretch(monday, shifted(monday, 6), plain=False)
    if unit == "year":
        year = max(1, today.year - (which == "last"))
        return Stretch(date(year, 1, 1), date(year, 12, 31), plain=False)
    day = shifted(today.replace(day=1), -1) if which == "last" else today
    return _month(day.year, day.month)._replace(plain=False)


def _day(day: date, *, plain: bool = True) -> Stretch:
    return Stretch(day, day, plain)


def _month(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
