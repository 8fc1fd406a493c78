"""The day that an article counts as of, where its text gives all of a date, a part, or none."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Batch(NamedTuple):
    """Articles that were filed in one go."""

    complete: Mapping[int, int]
    """How many of them say that they are of each day."""
    first: datetime
    last: datetime


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
        complete = {at: day for at in batch if (day := _complete(filings[at])) is not None}
        others = [at for at in batch if at not in complete]
        days = undated_days(Counter(complete.values()), [filings[at] for at in others])
        for at, day in chain(complete.items(), zip(others, days, strict=True)):
            result[at] = day
    return result


def undated_days(complete: Mapping[int, int], filings: Sequence[Filing]) -> list[int]:
    """Give the days of the articles of a batch that give no complete date, as `days_of` does.

    Args:
        complete: How many of the others are of each day.
        filings: Of these articles.
    """
    others = sorted(complete)
    near: dict[tuple[int, int, date], int | None] = {}
    days: list[int | None] = []
    for published, filed in filings:
        if published is None:
            days.append(None)
            continue
        last = (filed + timedelta(days=1)).astimezone(UTC).date()  # it is later elsewhere
        key = published.month, published.day, last
        if key not in near:
            near[key] = _day(*key, others)
        days.append(near[key])
    known = Counter(complete) + Counter(day for day in days if day is not None)
    of_one_time = known and max(known) - min(known) <= _NARROW
    middle = median_low(known.elements()) if of_one_time else None
    return [
        day or middle or filing.filed.date().toordinal()
        for day, filing in zip(days, filings, strict=True)
    ]


def batches(parts: Iterable[Batch]) -> Iterator[Batch]:
    """Put parts of batches together, which come in the order of their first articles."""
    whole: Batch | None = None
    complete: Counter[int] = Counter()
    for part in parts:
        if whole is None or part.first - whole.last > _BATCH:
            if whole is not None:
                yield whole
            complete = Counter(part.complete)
            whole = Batch(complete, part.first, part.last)
        else:
            complete.update(part.complete)
            whole = Batch(complete, whole.first, max(whole.last, part.last))
    if whole is not None:
        yield whole


def _complete(filing: Filing) -> int | None:
    given = filing.published
    return given.complete.toordinal() if given and given.complete else None


def _day(month: int, day: int, last: date, others: Sequence[int]) -> int | None:
    """Give the day of an article that gives no year; None where there is no such day.

    Args:
        month: As the article gives it.
        day: As the article gives it.
        last: The last day that it can be of, if no others say so.
        others: The days of what was filed together with it, in order.
    """
    days: list[int] = []
    for year in range(last.year + 1, last.year - 30, -1):
        try:
            days.append(date(year, month, day).toordinal())
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
