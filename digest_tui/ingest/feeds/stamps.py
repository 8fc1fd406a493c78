"""When an entry was published, in ISO 8601, by the clock that was written."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_tz

from digest_tui.models import GivenDate
from digest_tui.text.dates import read_stamp

_LONGEST = 100
_YEARS = range(1900, 2100)
_ZONE = re.compile(
    r"(?::\d\d|T\d{4,6})(?:[.,]\d{1,9})?\s*"
    r"(?:(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)|(?P<zero>Z|GMT|UTC?))\s*$"
)
_SHORT_YEAR = re.compile(r"\b\d{1,2}[ -][A-Za-z]{3}[ -]\d\d(?!\d)")
_NEVER = GivenDate(month=1, day=1, year=1970, hour=0, minute=0)
"""Where a program counts from; what has no date is given this one."""


def iso_stamp(text: object) -> str | None:
    """Give a date as `2025-02-11T14:32+02:00`, with as much of it as was written.

    What names no day is no date, nor is what no article can be of.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    given = read_stamp(text) or _compact(text) or _of_mail(text)
    if given is None or given.year not in _YEARS or given == _NEVER:
        return None
    stamp = f"{given.year:04}-{given.month:02}-{given.day:02}"
    if given.hour is None or given.minute is None:
        return stamp
    return f"{stamp}T{given.hour:02}:{given.minute:02}{_zone(text)}"


def _zone(text: str) -> str:
    zone = _ZONE.search(text)
    if zone is None:
        return ""
    return "Z" if zone["zero"] else f"{zone['sign']}{zone['hours']}:{zone['minutes']}"


def _compact(text: str) -> GivenDate | None:
    """Read `20250211T143200Z`."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return GivenDate(
        month=read.month,
        day=read.day,
        year=read.year,
        hour=read.hour if "T" in text else None,
        minute=read.minute if "T" in text else None,
    )


def _of_mail(text: str) -> GivenDate | None:
    """Read dates as RFC 822 had them, with two digits for the year."""
    read = parsedate_tz(text) if _SHORT_YEAR.search(text) else None
    if read is None:
        return None
    year, month, day, hour, minute = read[:5]
    try:
        datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the clock as it was written
    except ValueError:
        return None
    return GivenDate(month=month, day=day, year=year, hour=hour, minute=minute)
