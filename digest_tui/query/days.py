"""What stands after `date:`, as days: one, some that follow each other, or none known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import QueryError
from digest_tui.models.dates import MONTHS
from digest_tui.query.day_forms import Recurring, Stretch, read, shifted
from digest_tui.query.pieces import shown
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from datetime import date

UNKNOWN = "unknown"
_RANGE = re.compile(r"\s*(?:\.{2,3}|…)\s*|\s+(?:to|[-–—])\s+|–")
_FROM = re.compile(r"(?P<sign>>=|<=|>|<|(?:since|from|after|before|until)\s)\s*")
_BARE_DAY = re.compile(r"[0-3]?\d", re.ASCII)


class Days(NamedTuple):
    """The first and the last of some days; None where that end is open."""

    first: date | None
    last: date | None
    read_as: str | None = None
    """In words, where the text did not give them in full."""


def days(text: str, *, today: date, position: int = 0) -> Days:
    """Understand the days of a query. Both ends are None only for `unknown`.

    A day without a year is the latest such day not after today; as the end of a range, the
    first one not before its beginning.

    Raises:
        QueryError: They are none, or end before they begin.
    """
    written = re.sub(r"\s+", " ", re.sub("['’ʼ]", "", clean_line(text))).strip().casefold()
    if written == UNKNOWN:
        return Days(None, None)
    if sign := _FROM.match(written):
        return _open(sign["sign"].strip(), _one(written[sign.end() :], today, position))
    parts = _RANGE.split(written, maxsplit=1)
    if len(parts) == 1:
        stretch = _one(written, today, position)
        return Days(stretch.first, stretch.last, _told(stretch))
    start, end = parts
    if not start and not end:
        raise QueryError("the range needs a day before or after the dots", position)
    if not end:
        return _open(">=", _one(start, today, position))
    if not start:
        return _open("<=", _one(end, today, position))
    return _between(start, end, today, (position, position + max(0, text.rfind(end))))


def _between(start: str, end: str, today: date, places: tuple[int, int]) -> Days:
    first = None if _BARE_DAY.fullmatch(start) else _read(start, today, places[0])
    last = _read(end, today, places[1])
    first = first or _same_month(int(start), last) or _read(start, today, places[0])
    backwards = (
        isinstance(first, Recurring)
        and isinstance(last, Recurring)
        and first.month == last.month > 0
        and first.day > last.day > 0
    )
    begins = first.latest(today) if isinstance(first, Recurring) else first
    # Where the days are told in the wrong order, a year later would be no answer.
    from_day = begins.first.replace(day=1) if backwards else begins.first
    ends = last.earliest(from_day) if isinstance(last, Recurring) else last
    whole = Stretch(begins.first, ends.last, begins.plain and ends.plain)
    if whole.last < whole.first:
        raise QueryError(
            f"the range ends before it begins: {_day(whole.first)} to {_day(whole.last)}",
            places[1],
        )
    return Days(whole.first, whole.last, _told(whole))


def _same_month(day: int, last: Stretch | Recurring) -> Stretch | Recurring | None:
    """Give the first day of `10..14feb`."""
    if isinstance(last, Recurring):
        return Recurring(last.month, day) if last.day >= day > 0 else None
    if last.first != last.last or not 1 <= day <= last.last.day:
        return None
    first = last.last.replace(day=day)
    return Stretch(first, first, last.plain)


def _one(text: str, today: date, position: int) -> Stretch:
    found = _read(text, today, position)
    return found.latest(today) if isinstance(found, Recurring) else found


def _read(text: str, today: date, position: int) -> Stretch | Recurring:
    found = read(text, today, position)
    if found is None:
        raise QueryError(
            f'{shown(text)!r} is no day: write 10feb2025, 2025-02-10, yesterday or "last week"',
            position,
        )
    return found


def _open(sign: str, stretch: Stretch) -> Days:
    first = last = None
    if sign in {">", "after"}:
        first = shifted(stretch.last, 1)
    elif sign in {">=", "since", "from"}:
        first = stretch.first
    elif sign in {"<", "before"}:
        last = shifted(stretch.first, -1)
    else:
        last = stretch.last
    words = f"from {_day(first)} on" if first else f"up to {_day(last)}" if last else None
    return Days(first, last, None if stretch.plain else words)


def _told(stretch: Stretch) -> str | None:
    first, last, plain = stretch
    if plain:
        return None
    if first == last:
        return _day(first)
    if (first.year, first.month) != (last.year, last.month):
        return f"{_day(first)} to {_day(last)}"
    if first.day == 1 and shifted(last, 1).day == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
