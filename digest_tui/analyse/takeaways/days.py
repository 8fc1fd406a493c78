"""Whether an article is of the days of a report, where either may not say its year or day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from digest_tui.models import GivenDate, Report

WINDOW = timedelta(days=4)
"""How far apart the days of a report and of an article that tells it are at most."""
_SAME_BATCH = timedelta(days=1)
"""How far apart what has no date was filed at most to be of the same days."""


class Days(NamedTuple):
    """What is known of the day of something."""

    given: GivenDate | None
    filed: tuple[datetime, ...]
    """When it was filed; several times where several articles carry it."""


def of_the_days(
    report: Report,
    filed: Sequence[tuple[str, GivenDate | None, datetime]],
    quoted: Mapping[str, GivenDate],
) -> dict[str, Dated]:
    """Give the articles of the days of a report, by id, and by what each is known to be.

    Args:
        report: The report.
        filed: Ids of articles, and when each was published and filed.
        quoted: The date of a report that an article carries; an article without a date of its
            own is of that day.
    """
    carriers = {entry.id for entry in report.carriers}
    given = report.report_date
    if given and report.day:
        given = replace(given, year=report.day.year)
    ours = Days(given, tuple(at for one, _, at in filed if one in carriers))
    year_is_given = report.report_date is not None and report.report_date.year is not None
    found: dict[str, Dated] = {}
    for one, published, at in filed:
        quotes = None if published else quoted.get(one)
        dated = near(ours, Days(published or quotes, (at,)))
        if dated in {Dated.GIVEN, Dated.YEAR} and quotes:
            dated = Dated.QUOTED
        elif dated is Dated.GIVEN and not year_is_given:
            dated = Dated.YEAR
        if dated:
            found[one] = dated
    return found


def near(one: Days, other: Days) -> Dated | None:
    """Tell by what two things are known to be of the same days; None where they are not.

    What has no date is near what was filed with it, and near the day on which it was filed
    itself; never near everything.
    """
    if one.given and other.given:
        apart = days_between(one.given, other.given)
        if apart > WINDOW:
            return None
        return Dated.GIVEN if one.given.year and other.given.year else Dated.YEAR
    together = any(abs(a - b) <= _SAME_BATCH for a in one.filed for b in other.filed)
    if together or _filed_near(one, other) or _filed_near(other, one):
        return Dated.FILED
    return None


def _filed_near(dated: Days, undated: Days) -> bool:
    return dated.given is not None and any(
        abs(filed.date() - on_day(dated.given, filed.date())) <= WINDOW for filed in undated.filed
    )


def days_between(one: GivenDate, other: GivenDate) -> timedelta:
    """Tell how far apart two days are; a year that is not given makes them nearest."""
    if one.complete:
        return abs(on_day(other, one.complete) - one.complete)
    if other.complete:
        return abs(on_day(one, other.complete) - other.complete)
    # 29 February may be either of the two, and is no day of most years.
    fixed = date(2024, one.month, one.day)
    return abs(on_day(other, fixed) - fixed)


def on_day(given: GivenDate, other: date) -> date:
    """Give the calendar date of a day; where the year is not given, that nearest to another."""
    if given.complete:
        return given.complete
    return min(_years(given, other), key=lambda day: abs(day - other))


def _years(given: GivenDate, other: date) -> Iterable[date]:
    leap = (given.month, given.day) == (2, 29)
    for year in range(other.year - (4 if leap else 1), other.year + (5 if leap else 2)):
        if 1 <= year <= 9999 and not (leap and not _is_leap(year)):
            yield date(year, given.month, given.day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
