from __future__ import annotations

import pytest

from digest_tui.ingest.markers import Markers, kind_of


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["- One", "• Two", "3. Three", "(4) Four"], ["-", "•", "3.", "(4)"]),
        (["[*]One", "+ Two", "o Three"], ["[*]", "+", "o"]),
        (["1\u20e3 One", "2\u20e3 Two"], ["1\u20e3", "2\u20e3"]),
        (["1.One", "2/ Two", "3/7 Three"], ["1.", "2/", "3/7"]),
        # What could be words is a marker only where it comes again as a list has it.
        (["a) One", "b) Two", "c) Three"], ["a)", "b)", "c)"]),
        (["i. One", "ii. Two", "and on", "iii. Three"], ["i.", "ii.", "", "iii."]),
        (["#1 One", "#2 Two", "#3 Three"], ["#1", "#2", "#3"]),
        (["1 One", "2 Two", "3 Three"], ["1", "2", "3"]),
        (["1 – One", "2 – Two", "3 – Three"], ["1 –", "2 –", "3 –"]),
        (["🔹 One", "🔹 Two"], ["🔹", "🔹"]),
        (["🔹 One", "Two"], ["", ""]),
        (["i. One", "Two"], ["", ""]),
        (["A. Smith said so", "B. Jones did not", "C. Brown left"], ["", "", ""]),
        (["1 March was cold", "2 March was warm", "3 March was wet"], ["", "", ""]),
        (["10 Downing Street", "11 Downing Street"], ["", ""]),
        (["© 2025 AP", "© 2025 AFP"], ["", ""]),
        (["␛ One", "␛ Two"], ["", ""]),
        (["1.5 percent", "-5 degrees", "of Borova"], ["", "", ""]),
    ],
)
def test_markers(rows: list[str], expected: list[str]) -> None:
    markers = Markers(rows)
    assert [markers.split(at, row)[0] for at, row in enumerate(rows)] == expected


def test_what_the_items_of_one_list_have_in_common() -> None:
    assert kind_of("1.") == kind_of("(2)") == kind_of("3/7") == kind_of("#4")
    assert kind_of("a)") == kind_of("b)") == kind_of("ii.")
    assert len({kind_of(marker) for marker in ("-", "•", "o", "1.", "a)")}) == 5
