"""`coverage` and `takeaways`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import digest

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library


@pytest.fixture(autouse=True)
def _filed(seeded: Library) -> None:
    """The samples are in the library that commands use."""


def test_coverage_says_who_tells_what_by_which_sentence() -> None:
    done = digest("coverage")
    assert (done.code, done.err) == (0, "")
    table, told = done.out.split("● told")
    assert table.startswith("ISW, 10 February (year not given), quoted by Ukrainska Pravda")
    assert "1 of them by the date of the report that they quote" in table
    assert "2 of them by the day of filing: a date is not known" in table
    rows = [row.split() for row in table.splitlines() if row[:5].strip().rstrip(".").isdecimal()]
    assert [row[0] for row in rows] == [f"{number}." for number in range(1, 11)]
    assert [row[-3:] for row in rows[4:6]] == [["◐", "·", "·"], ["●", "●", "●"]]
    assert all(row[-3:] == ["·"] * 3 for row in rows[:4] + rows[6:])
    fifth, sixth = told.split("    6. ")
    assert "◐ Euromaidan Press (euromaidan-press-isw-russia-sends" in fifth
    assert "student visas" in fifth
    assert sixth.count("●") == 3


def test_coverage_as_json() -> None:
    found = digest("coverage", "10", "February", "--json").json
    assert set(found) == {
        "report",
        "takeaways",
        "sources",
        "rows",
        "before",
        "steps",
        "gone",
        "note",
    }
    assert found["report"]["day"] is None
    assert [cell["told"] for cell in found["rows"][4]] == ["partly", "not", "not"]
    first = found["sources"][0]
    assert first["slug"] == "euromaidan-press"
    assert first["articles"][0]["dated_by"] == "filing"
    (by,) = found["rows"][4][0]["by"]
    assert by["passages"][0]["run"] >= 4


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("coverage", "nosuch"), "no report is called 'nosuch'"),
        (("coverage", "2"), "no report is called '2'"),
        (("--library", "EMPTY", "coverage"), "no Key Takeaways in this library"),
    ],
)
def test_no_such_report(args: tuple[str, ...], words: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = digest(*(str(empty) if arg == "EMPTY" else arg for arg in args))
    assert (done.code, done.out) == (3, "")
    assert words in done.err


def test_takeaways_say_of_which_report_they_are_and_who_quotes_them() -> None:
    (found,) = digest("takeaways", "drone", "--json").json
    assert found["report"] == 1
    assert [takeaway["number"] for takeaway in found["takeaways"]] == [1, 2]
    assert {name for each in found["takeaways"] for name in each["quoted_by"]} == {
        found["article"]["name"]
    }
    assert digest("takeaways", "drone").out.count("Ukrain") > 2
    assert digest("takeaways", "zebra").err == "no Key Takeaways\n"
