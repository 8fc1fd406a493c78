"""Dates as news texts write them, in English, Ukrainian and Russian."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from digest_tui.models.dates import MONTHS, GivenDate

_UKRAINIAN = (
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
)
_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTH_NUMBERS = {
    name: number
    for names in (
        [month.lower() for month in MONTHS],
        [month[:3].lower() for month in MONTHS],
        _UKRAINIAN.split(),
        _RUSSIAN.split(),
    )
    for number, name in enumerate(names, 1)
} | {"sept": 9}
"""Of the names and short names of months, in small letters and as dates have them."""
_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_FOLLOWS = r"(?:\s?,\s{0,3}|\s+)"
_AFTER_YEAR = r"(?:\b|(?=[0-2]?\d:[0-5]\d))"
"""A year ends, or runs into a time where a page had them side by side: `202511:14`."""
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Not the minutes of a time that a date follows: "15:04 February 12".
        rf"(?<!\d[:.])\b{_DAY}(?:\s+of)?\s+{_MONTH}(?!\w)(?:{_YEAR_FOLLOWS}{_YEAR}{_AFTER_YEAR})?",
        rf"\b{_MONTH}\s+{_DAY}(?![\d:])(?:{_YEAR_FOLLOWS}{_YEAR}{_AFTER_YEAR})?",
        r"\b(?P<year>(?:19|20)\d\d)[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)(?:T|\b)",
        # With full stops the day comes first wherever this form is used.
        r"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d.])(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<short>\d\d)(?![\d.]*\d)",
        r"\b(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)\d\d)\b",
    )
]
_TIME = re.compile(
    r"\b(?P<hour>[0-2]?\d)(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    # With a full stop it could be any number, so something has to say that it is a time.
    r"|\.(?P<dotted>[0-5]\d)(?=\s*(?:[ap]\.?m\b|GMT|UTC|BST|CES?T|EES?T|MSK)))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[GivenDate, int, int] | None:
    """Give the first date of a text and the characters it takes, or None.

    A year that is not there stays unknown. `11/02/2025` can be either of two days and
    is none; `25/02/2025` can be only one.
    """
    found: tuple[GivenDate, int, int] | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            given = _given(match)
            if given and (found is None or match.start() < found[1]):
                found = (given, match.start(), match.end())
    return found


def find_time(text: str) -> tuple[int, int, int, int] | None:
    """Give the first time of day: hour, minute, and the characters it takes."""
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["dotted"])
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
        if hour < 24:
            return hour, minute, match.start(), match.end()
    return None


def read_stamp(text: str) -> GivenDate | None:
    """Read what a program has written for a date: ISO 8601, RFC 5322, `11 Feb 2025 14:32`.

    The day and the time are those of the clock that was written, whatever its zone. What
    has no year, or one that news cannot be of, is no stamp.
    """
    found = find_date(text)
    if found is None or found[0].year is None:
        return None
    given, start, end = found
    time = find_time(f"{text[:start]} {text[end:]}")
    return replace(given, hour=time[0], minute=time[1]) if time else given


def _given(match: re.Match[str]) -> GivenDate | None:
    parts = match.groupdict()
    if (parts.get("month") or "")[:1].isascii() and parts.get("month", "")[:1].islower():
        return None  # "you may 10 times": an English month has a capital
    if short := parts.get("short"):
        parts["year"] = f"20{short}"
    year = int(parts["year"]) if parts.get("year") else None
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first or first == second:
            month, day = first, second
        else:
            return None
    else:
        day = int(parts["day"])
        month = (
            int(parts["month"])
            if parts["month"].isdigit()
            else MONTH_NUMBERS[parts["month"].lower()]
        )
    # 29 February may stand without its year.
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2024, month)[1]:
        return None
    return GivenDate(month=month, day=day, year=year)
