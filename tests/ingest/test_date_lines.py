from __future__ import annotations

import pytest

from digest_tui.ingest.date_lines import DateLine, read_date_line
from digest_tui.models import GivenDate

KNOWN = frozenset({"isw", "the guardian", "cbs news"})
DAY = GivenDate(2, 11, 2025)


def at(hour: int, minute: int) -> GivenDate:
    return GivenDate(2, 11, 2025, hour, minute)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("February 11, 2025 4:12 PM GMT+2 Updated 3 hours ago", DateLine(at(16, 12))),
        # What stood side by side on the page stands together in the copy.
        ("February 11, 20254:12 PM GMT+2Updated 3 hours ago", DateLine(at(16, 12))),
        ("February 11, 202511:14 AM UTCUpdated 18 mins ago", DateLine(at(11, 14))),
        ("11 February 202514:05 Оновлено 3 години тому", DateLine(at(14, 5))),
        ("February 11, 2025 4:12 PM GMT+2 · Updated an hour ago", DateLine(at(16, 12))),
        ("February 11, 2025 4:12 PM GMT-5 Updated 3h ago", DateLine(at(16, 12))),
        ("February 11, 2025 4:12 PM GMT+2 Updated ago", DateLine(at(16, 12))),
        ("11 февраля 2025 14:05 обновлено 3 часа назад", DateLine(at(14, 5))),
        ("an hour ago", DateLine(None)),
        ("Yesterday, 14:05", DateLine(None)),
        ("Вчора, 14:05", DateLine(None)),
        ("11 February, 02:16 PM", DateLine(GivenDate(2, 11, None, 14, 16))),
        ("Tue 11 Feb 2025 00.54 GMT", DateLine(at(0, 54))),
        ("Feb 11, 2025 - ISW Press", DateLine(DAY)),
        ("February 11, 2025, 7:15 pm ET", DateLine(at(19, 15))),
        ("February 11, 2025 / 2:15 PM EST / CBS News", DateLine(at(14, 15))),
        ("Updated: 11 February 2025", DateLine(DAY, updated=True)),
        ("Updated 11:05 AM EST, Tue February 11, 2025", DateLine(at(11, 5), updated=True)),
        ("Updated: 12 February 2025 Published: 11 February 2025", DateLine(DAY)),
        ("February 11, 2025 10:03 AM (Updated: Feb 12, 2025 11:20 am)", DateLine(at(10, 3))),
        ("Опубліковано: 11.02.2025 14:05 Оновлено: 12.02.2025 15:00", DateLine(at(14, 5))),
        ("11 февраля 2025 г., 14:05 МСК", DateLine(at(14, 5))),
        ("14:05 February 11, 2025", DateLine(at(14, 5))),
        ("18:20, 11.02.25 Updated at: 18:44, 11.02.25", DateLine(at(18, 20))),
        ("Updated 15:10", DateLine(None)),
        ("Feb 11, 2025 at 2:15 PM · 3 min read", DateLine(at(14, 15))),
        ("5 hours ago", DateLine(None)),
        ("11/02/2025 - 14:05", DateLine(None)),
        (
            "Posted on February 11, 2025 by Jane Doe — 12 Comments",
            DateLine(DAY, byline="Jane Doe"),
        ),
        (
            "By Jane Doe | The Guardian | 11 Feb 2025 14.20 GMT",
            DateLine(at(14, 20), byline="Jane Doe"),
        ),
        ("Interview by J. Doe, 11 February 2025, Kharkiv", DateLine(DAY, byline="J. Doe")),
        ("Jane Doe — Tuesday, 11 February 2025, 08:14", DateLine(at(8, 14), byline="Jane Doe")),
        ("On 11 February 2025 the plant closed", None),
        ("11 February 2025 was the coldest day.", None),
        ("14.20 tonnes were loaded on 11 February 2025", None),
        ("The plant closed 3 hours ago", None),
        ("An hour ago nobody knew", None),
    ],
)
def test_date_lines(line: str, read: DateLine | None) -> None:
    found = read_date_line(line, KNOWN, under_title=True)
    assert found == read


@pytest.mark.parametrize("line", ["Kharkiv, 11 February 2025", "Jane Doe, 11 February 2025"])
def test_a_title_can_have_a_date(line: str) -> None:
    assert read_date_line(line, KNOWN, under_title=False) is None
    assert read_date_line(line, KNOWN, under_title=True) is not None
