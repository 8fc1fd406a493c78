"""What of a row is left where there is little room."""

from __future__ import annotations

import pytest

from digest_tui.models import GivenDate
from digest_tui.tui.render.rows import origin_line

DAY = GivenDate(11, 22, 2026)
HOUR = GivenDate(11, 22, 2026, 14, 5)


@pytest.mark.parametrize(
    ("given", "width", "line"),
    [
        (HOUR, 37, "Fernley Post · 22 November 2026"),
        (HOUR, 38, "Fernley Post · 22 November 2026, 14:05"),
        (HOUR, 31, "Fernley Post · 22 November 2026"),
        (HOUR, 27, "Fernley… · 22 November 2026"),
        (HOUR, 20, "… · 22 November 2026"),
        (HOUR, 19, "22 November 2026"),
        (HOUR, 9, "22 Novem…"),
        (DAY, 31, "Fernley Post · 22 November 2026"),
        (DAY, 30, "Fernley Po… · 22 November 2026"),
        (None, 22, "Fernley Post · date u…"),
        (GivenDate(11, 22), 34, "Fe… · 22 November (year not given)"),
    ],
)
def test_the_day_stays_whole(given: GivenDate | None, width: int, line: str) -> None:
    assert origin_line("Fernley Post", given, width) == line
