"""How far something is shown, page by page."""

from __future__ import annotations

import pytest

from digest_tui.plain.commands import Asked
from digest_tui.plain.views import State, View, next_page, page_before, page_of

TEXT = View(tuple("one two three four five six seven".split()))
PARTED = View(("a", "b", "c", "", "d", "e", "", "f"))
LIST = View(
    ("5 things.", "", "1. a", "", "2. b", "", "3. c"),
    {number: Asked("read", str(number)) for number in (1, 2, 3)},
    (2, 4, 6),
    "Things",
    5,
)


def pages(view: View, height: int | None) -> list[str]:
    """Go through all pages and back again; give each as one line."""
    seen = [view]
    while (after := next_page(seen[-1], height)) is not None:
        assert after.at > seen[-1].at
        seen.append(after)
    there = [view.at for view in seen]
    back = [seen[-1].at]
    at = seen[-1]
    while (before := page_before(at, height)) is not None:
        at = before
        back.append(at.at)
    assert back == there[::-1]
    return ["|".join(page_of(view, height)) for view in seen]


@pytest.mark.parametrize(
    ("view", "height", "expected"),
    [
        (TEXT, None, ["one|two|three|four|five|six|seven"]),
        (TEXT, 7, ["one|two|three|four|five|six|seven"]),
        (
            TEXT,
            3,
            [
                "one|two|three||Lines 1 to 3 of 7; Enter goes on.",
                "four|five|six||Lines 4 to 6 of 7; Enter goes on.",
                "seven||Lines 7 to 7 of 7; the end.",
            ],
        ),
        (
            PARTED,
            5,
            ["a|b|c||Lines 1 to 4 of 8; Enter goes on.", "d|e||f||Lines 5 to 8 of 8; the end."],
        ),
        (LIST, None, ["5 things.||1. a||2. b||3. c||Things 1 to 3 of 5; next goes on."]),
        (
            LIST,
            4,
            [
                "5 things.||1. a||Things 1 to 1 of 5; Enter goes on.",
                "2. b||3. c||Things 2 to 3 of 5; Enter goes on.",
            ],
        ),
        (View(()), 3, [""]),
    ],
)
def test_page_by_page(view: View, height: int | None, expected: list[str]) -> None:
    assert pages(view, height) == expected


def test_the_way_back_is_bounded_and_knows_the_last_list() -> None:
    state = State().showing(LIST)
    for _ in range(20):
        state = state.showing(TEXT)
    assert state.listed is LIST
    for _ in range(100):
        state = state.showing(TEXT)
    assert len(state.trail) < 100
