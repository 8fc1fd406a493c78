"""The day that an article counts as of, where its text gives all of a date, a part, or none."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.models import GivenDate

_BATCH = timedelta(seconds=20)
"""Two articles are filed in one go where no more lies between them."""
_NARROW = 4
"""Days that the dated articles of a batch are apart at most for the others to be of their
time: of an archive of years, the undated can be of any."""


class Filing(NamedTuple):
    """When an article says that it was published, and when it was filed."""

    published: GivenDate | None
    filed: datetime


def days_of(filings: Sequence[Filing]) -> list[int]:
    """Give the day of each article, as `date.toordinal` counts them.

    A date without a year is of the year that makes it nearest to the dates that were filed
    together with it; where there are none, the last such day up to the filing. An article
    without a date counts as of the day of the dated ones that were filed together with it,
    where those are of one time; else as of the day on which it was filed. It is never near
    to all.
    """
    result = [0] * len(filings)
    for batch in _batches(filings):
        complete = sorted({day for at in batch if (day := _complete(filings[at])) is not None})
        days = {at: _day(filings[at], complete) for at in batch}
        known = [day for day in days.values() if day is not None]
        of_one_time = known and max(known) - min(known) <= _NARROW
        for at, day in days.items():
            if day is not None:
                result[at] = day
            elif of_one_time:
                result[at] = median_low(known)
            else:
                result[at] = filings[at].filed.date().toordinal()
    return result


def _complete(filing: Filing) -> int | None:
    given = filing.published
    return given.complete.toordinal() if given and given.complete else None


def _day(filing: Filing, others: Sequence[int]) -> int | None:
    """Give the day of an article by its date; None where it has none."""
    given, known = filing.published, _complete(filing)
    if given is None or known is not None:
        return known
    last = (filing.filed + timedelta(days=1)).astimezone(UTC).date()  # it is later elsewhere
    days: list[int] = []
    for year in range(last.year + 1, last.year - 30, -1):
        try:
            days.append(date(year, given.month, given.day).toordinal())
        except ValueError:  # 29 February
            continue
    if others:
        return min(days, key=lambda day: _distance(day, others))
    return next((day for day in days if day <= last.toordinal()), None)


def _distance(day: int, others: Sequence[int]) -> int:
    """Give how far the nearest of some days is, which are in order."""
    at = bisect_left(others, day)
    return min(abs(day - other) for other in others[max(0, at - 1) : at + 1])


def _batches(filings: Sequence[Filing]) -> Iterable[list[int]]:
    batch: list[int] = []
    for at in sorted(range(len(filings)), key=lambda at: filings[at].filed):
        if batch and filings[at].filed - filings[batch[-1]].filed > _BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
