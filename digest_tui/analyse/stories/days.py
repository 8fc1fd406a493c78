"""The day that an article counts as of, where its text gives all of a date, a part, or none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.models import GivenDate

_BATCH = timedelta(minutes=10)
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

    A date without a year is the last such day up to the filing. An article without a date
    counts as of the day of the dated ones that were filed together with it, where those
    are of one time; else as of the day on which it was filed. It is never near to all.
    """
    days: list[int | None] = [_day(filing) for filing in filings]
    result = [0] * len(filings)
    for batch in _batches(filings):
        known = [day for at in batch if (day := days[at]) is not None]
        of_one_time = known and max(known) - min(known) <= _NARROW
        for at in batch:
            day = days[at]
            if day is None:
                day = median_low(known) if of_one_time else filings[at].filed.date().toordinal()
            result[at] = day
    return result


def _day(filing: Filing) -> int | None:
    given = filing.published
    if given is None:
        return None
    if given.complete:
        return given.complete.toordinal()
    last = (filing.filed + timedelta(days=1)).astimezone(UTC).date()  # it is later elsewhere
    for year in range(last.year, last.year - 9, -1):
        try:
            day = date(year, given.month, given.day)
        except ValueError:  # 29 February
            continue
        if day <= last:
            return day.toordinal()
    return None


def _batches(filings: Sequence[Filing]) -> Iterable[list[int]]:
    batch: list[int] = []
    for at in sorted(range(len(filings)), key=lambda at: filings[at].filed):
        if batch and filings[at].filed - filings[batch[-1]].filed > _BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
