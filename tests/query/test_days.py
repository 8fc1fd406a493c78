from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import QueryError
from digest_tui.query.days import days

TODAY = date(2026, 2, 12)  # a Thursday


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("02.2025", "2025-02-01", "2025-02-28"),
        ("feb2025", "2025-02-01", "2025-02-28"),
        ("February 2025", "2025-02-01", "2025-02-28"),
        ("2025-02-10", "2025-02-10", "2025-02-10"),
        ("20250210", "2025-02-10", "2025-02-10"),
        ("10.2.2025", "2025-02-10", "2025-02-10"),
        ("25/02/2025", "2025-02-25", "2025-02-25"),
        ("2/25/2025", "2025-02-25", "2025-02-25"),
        ("02/02/2025", "2025-02-02", "2025-02-02"),
        ("10feb2025", "2025-02-10", "2025-02-10"),
        ("10-Feb-2025", "2025-02-10", "2025-02-10"),
        ("10th of February 2025", "2025-02-10", "2025-02-10"),
        ("Feb. 10, 2025", "2025-02-10", "2025-02-10"),
        ("10 лютого 2025", "2025-02-10", "2025-02-10"),
        ("лютий 2025", "2025-02-01", "2025-02-28"),
        ("10 февраля 2025", "2025-02-10", "2025-02-10"),
        ("today", "2026-02-12", "2026-02-12"),
        ("Вчора", "2026-02-11", "2026-02-11"),
        ("2025-02-10..2025-02-14", "2025-02-10", "2025-02-14"),
        ("2025-02-10 to 2025-02-14", "2025-02-10", "2025-02-14"),
        ("2024..2025-02", "2024-01-01", "2025-02-28"),
        ("10..14feb2025", "2025-02-10", "2025-02-14"),
        ("2025-02-10..", "2025-02-10", ""),
        ("..2025-02", "", "2025-02-28"),
        (">2025-02-10", "2025-02-11", ""),
        (">= 2025-02-10", "2025-02-10", ""),
        ("<2025", "", "2024-12-31"),
        ("<=2025", "", "2025-12-31"),
        ("since 2025-02-10", "2025-02-10", ""),
        ("until 2025-02-10", "", "2025-02-10"),
        ("unknown", "", ""),
    ],
)
def test_what_is_written_in_full_needs_no_words(text: str, first: str, last: str) -> None:
    assert days(text, today=TODAY) == (day(first), day(last), None)


@pytest.mark.parametrize(
    ("text", "first", "last", "read_as"),
    [
        ("10feb", "2026-02-10", "2026-02-10", "10 February 2026"),
        ("12feb", "2026-02-12", "2026-02-12", "12 February 2026"),
        ("13feb", "2025-02-13", "2025-02-13", "13 February 2025"),
        ("29feb", "2024-02-29", "2024-02-29", "29 February 2024"),
        ("10.2", "2026-02-10", "2026-02-10", "10 February 2026"),
        ("1.2.25", "2025-02-01", "2025-02-01", "1 February 2025"),
        ("feb", "2026-02-01", "2026-02-28", "February 2026"),
        ("mar", "2025-03-01", "2025-03-31", "March 2025"),
        ("thursday", "2026-02-12", "2026-02-12", "12 February 2026"),
        ("Fri", "2026-02-06", "2026-02-06", "6 February 2026"),
        ("п’ятниця", "2026-02-06", "2026-02-06", "6 February 2026"),
        ("last thursday", "2026-02-05", "2026-02-05", "5 February 2026"),
        ("3 days ago", "2026-02-09", "2026-02-09", "9 February 2026"),
        ("1d", "2026-02-12", "2026-02-12", "12 February 2026"),
        ("7d", "2026-02-06", "2026-02-12", "6 to 12 February 2026"),
        ("last 3  days", "2026-02-10", "2026-02-12", "10 to 12 February 2026"),
        ("2w", "2026-01-30", "2026-02-12", "30 January 2026 to 12 February 2026"),
        ("3 months", "2025-11-13", "2026-02-12", "13 November 2025 to 12 February 2026"),
        ("1y", "2025-02-13", "2026-02-12", "13 February 2025 to 12 February 2026"),
        ("this week", "2026-02-09", "2026-02-15", "9 to 15 February 2026"),
        ("last week", "2026-02-02", "2026-02-08", "2 to 8 February 2026"),
        ("past week", "2026-02-06", "2026-02-12", "6 to 12 February 2026"),
        ("this month", "2026-02-01", "2026-02-28", "February 2026"),
        ("last month", "2026-01-01", "2026-01-31", "January 2026"),
        ("last year", "2025-01-01", "2025-12-31", "1 January 2025 to 31 December 2025"),
        ("10feb..14feb", "2026-02-10", "2026-02-14", "10 to 14 February 2026"),
        ("10..14feb", "2026-02-10", "2026-02-14", "10 to 14 February 2026"),
        ("10feb2024..14feb", "2024-02-10", "2024-02-14", "10 to 14 February 2024"),
        ("dec..feb", "2025-12-01", "2026-02-28", "1 December 2025 to 28 February 2026"),
        ("monday..friday", "2026-02-09", "2026-02-13", "9 to 13 February 2026"),
        ("..14feb", "", "2025-02-14", "up to 14 February 2025"),
        ("feb..", "2026-02-01", "", "from 1 February 2026 on"),
        (">10feb", "2026-02-11", "", "from 11 February 2026 on"),
    ],
)
def test_what_was_concluded_is_said(text: str, first: str, last: str, read_as: str) -> None:
    assert days(text, today=TODAY) == (day(first), day(last), read_as)


@pytest.mark.parametrize(
    ("text", "words", "position"),
    [
        ("foo", "'foo' is no day: write 10feb2025, 2025-02-10, yesterday or \"last week\"", 5),
        ("10", "'10' is no day: write 10feb2025, 2025-02-10, yesterday or \"last week\"", 5),
        ("30feb", "February has no day 30 in '30feb'", 5),
        ("2025-02-29", "February has no day 29 in '2025-02-29'", 5),
        ("2025-13", "there is no month 13 in '2025-13'", 5),
        ("13/13/2025", "'13/13/2025' is no day", 5),
        (
            "10/02/2025",
            "'10/02/2025' can be 10 February or 2 October: write it with the name of the month",
            5,
        ),
        ("..", "the range needs a day before or after the dots", 5),
        (
            "2025-02-14..2025-02-10",
            "the range ends before it begins: 14 February 2025 to 10 February 2025",
            17,
        ),
        (
            "11feb..10feb",
            "the range ends before it begins: 11 February 2026 to 10 February 2026",
            12,
        ),
    ],
)
def test_what_is_no_day_is_said_with_its_place(text: str, words: str, position: int) -> None:
    with pytest.raises(QueryError) as error:
        days(text, today=TODAY, position=5)
    assert (str(error.value), error.value.position) == (words, position)


FORMS = ["10feb", "feb", "29feb", "monday", "last monday", "7d", "999d", "999w", "999m", "999y"]
FORMS += ["last week", "this month", "last year", "past year", "today", "yesterday", "9 days ago"]


@given(st.sampled_from(FORMS), st.sampled_from(FORMS), st.dates())
def test_days_are_in_order_on_any_day(one: str, other: str, today: date) -> None:
    for text in (one, f"{one}..{other}", f"{one}..", f"..{other}", f">{one}", f"<{other}"):
        try:
            first, last, _ = days(text, today=today)
        except QueryError as error:
            assert "before it begins" in str(error)  # noqa: PT017 - it may also not be one
        else:
            assert first or last
            assert not (first and last) or first <= last
