from __future__ import annotations

import pytest

from digest_tui.models import GivenDate
from digest_tui.text.dates import find_date, find_time


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Key Takeaways on 10 February:", GivenDate(2, 10)),
        ("Assessment, May 15, 2025", GivenDate(5, 15, 2025)),
        ("on 9 February 2025", GivenDate(2, 9, 2025)),
        ("the 3rd of March", GivenDate(3, 3)),
        ("Sept. 3, 2024", GivenDate(9, 3, 2024)),
        ("ISW за 10 лютого:", GivenDate(2, 10)),
        ("5 мая 2023", GivenDate(5, 5, 2023)),
        ("2025-02-10T10:00", GivenDate(2, 10, 2025)),
        ("2025/02/11", GivenDate(2, 11, 2025)),
        ("22.08.2024", GivenDate(8, 22, 2024)),
        ("25/02/2025", GivenDate(2, 25, 2025)),
        ("29 February", GivenDate(2, 29)),
        # What is not said is not made up.
        ("11/02/2025", None),
        ("in March 2024", None),
        ("31 February", None),
        ("29 February 2025", None),
        ("you may 10 times", None),
        ("23 hours ago", None),
        ("", None),
    ],
)
def test_dates(text: str, date: GivenDate | None) -> None:
    found = find_date(text)
    assert (found[0] if found else None) == date


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:32 22.08.2024", (14, 32)),
        ("13 June, 02:16 PM", (14, 16)),
        ("12:05 a.m.", (0, 5)),
        ("25:10", None),
        ("13:00 pm", None),
        ("none", None),
    ],
)
def test_times(text: str, time: tuple[int, int] | None) -> None:
    found = find_time(text)
    assert (found[:2] if found else None) == time


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (GivenDate(2, 10), "10 February (year not given)"),
        (GivenDate(2, 10, 2025), "10 February 2025"),
        (GivenDate(6, 13, None, 14, 16), "13 June (year not given), 14:16"),
    ],
)
def test_what_a_reader_sees(date: GivenDate, shown: str) -> None:
    assert str(date) == shown
