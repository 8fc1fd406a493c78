"""What is near a report where days or years are not given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from digest_tui.analyse.takeaways.days import Days, days_between, near, of_the_days, on_day
from digest_tui.models import Dated, Entry, GivenDate, Report

FILED = datetime(2025, 2, 12, 9, tzinfo=UTC)
LATER = FILED + timedelta(days=300)


def days(*given: int, at: datetime = FILED) -> Days:
    """`(10, 2)` is 10 February, `(10, 2, 2025)` has a year, `()` is unknown."""
    if not given:
        return Days(None, (at,))
    return Days(GivenDate(given[1], given[0], given[2] if len(given) > 2 else None), (at,))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (days(10, 2, 2025), days(14, 2, 2025), Dated.GIVEN),
        (days(10, 2, 2025), days(15, 2, 2025), None),
        (days(10, 2, 2025), days(10, 2, 2024), None),
        (days(10, 2), days(12, 2, 2025), Dated.YEAR),
        (days(10, 2), days(12, 2), Dated.YEAR),
        (days(10, 2), days(20, 2), None),
        (days(31, 12), days(2, 1, 2025), Dated.YEAR),
        (days(31, 12), days(2, 1), Dated.YEAR),
        (days(10, 2, 2025), days(at=FILED), Dated.FILED),
        (days(10, 2, 2025), days(at=LATER), None),
        (days(10, 2, 2025, at=LATER), days(at=LATER), Dated.FILED),  # filed in one go
        (days(10, 2, 2025, at=LATER), days(at=FILED), Dated.FILED),  # filed on those days
        (days(10, 2), days(at=FILED), Dated.FILED),
        (days(10, 2), days(at=LATER), None),
        (days(), days(), Dated.FILED),
        (days(), days(at=FILED + timedelta(hours=20)), Dated.FILED),
        (days(), days(at=FILED + timedelta(days=2)), None),
    ],
)
def test_near(one: Days, other: Days, expected: Dated | None) -> None:
    assert near(one, other) is expected
    assert near(other, one) is expected


def test_the_year_that_makes_them_nearest() -> None:
    assert on_day(GivenDate(12, 30), date(2025, 1, 3)) == date(2024, 12, 30)
    assert on_day(GivenDate(2, 29), date(2025, 2, 28)) == date(2024, 2, 29)
    assert on_day(GivenDate(2, 29), date(2027, 2, 28)) == date(2028, 2, 29)
    assert on_day(GivenDate(2, 10, 1999), date(2025, 1, 3)) == date(1999, 2, 10)
    assert days_between(GivenDate(2, 29), GivenDate(3, 1)) == timedelta(days=1)


def test_the_articles_of_the_days_of_a_report() -> None:
    """The year of the report is that of the articles that carry it, not any that is near."""
    carrier = entry("carrier", GivenDate(2, 11, 2025))
    report = Report("ISW", GivenDate(2, 10), date(2025, 2, 10), None, (), (carrier,))
    filed = [
        (carrier.id, carrier.published, FILED),
        ("same year", GivenDate(2, 12, 2025), LATER),
        ("other year", GivenDate(2, 12, 2024), FILED),
        ("quotes it", None, LATER),
        ("quotes another", None, FILED),
        ("no date", None, FILED),
        ("no date, later", None, LATER),
    ]
    quoted = {"quotes it": GivenDate(2, 10), "quotes another": GivenDate(3, 10)}
    assert of_the_days(report, filed, quoted) == {
        "carrier": Dated.YEAR,
        "same year": Dated.YEAR,
        "quotes it": Dated.QUOTED,
        "no date": Dated.FILED,
    }


def entry(name: str, published: GivenDate | None) -> Entry:
    return Entry(name, name, "post", "Post", "A title", published, None)
