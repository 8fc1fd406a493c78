"""What became of takeaways over days, against invented reports with the right answers."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.analyse.takeaways.grouping import Filed
from digest_tui.analyse.takeaways.reports import fold
from digest_tui.analyse.takeaways.threads import altered, continued, developments
from digest_tui.models import Entry, GivenDate, ListedAssessment
from tests.helpers import DATA, assessment

if TYPE_CHECKING:
    from digest_tui.models import Report

TABLE = tomllib.loads((DATA / "threads.toml").read_text(encoding="utf-8"))["reports"]
MISTAKES = {
    # A shot at an occasion of another: whether that is one matter can be read either way.
    ("region", "2031-06-13", 3): (0, 5),
    ("strait", "2031-09-02", 5): (0, 3),
    ("sahel", "2032-01-06", 5): (0, 7),
    # Too few words in common.
    ("sahel", "2032-01-07", 4): (6, 0),
    ("sahel", "2032-01-08", 5): (2, 0),
}
"""The right answer, from 1, and what is found; 0 is none."""
DAYS = [(of, *days) for of in TABLE for days in zip(of["days"], of["days"][1:], strict=False)]


def texts(day: Any) -> list[str]:
    return [text for text, _ in day["takeaways"]]


@pytest.mark.parametrize(
    ("of", "before", "now"), DAYS, ids=[f"{of['name']}-{now['date']}" for of, _, now in DAYS]
)
def test_what_goes_on(of: Any, before: Any, now: Any) -> None:
    found = continued(texts(before), texts(now))
    wrong = {
        (of["name"], now["date"], at + 1): (right, found.get(at, -1) + 1)
        for at, (_, right) in enumerate(now["takeaways"])
        if found.get(at, -1) + 1 != right
    }
    assert wrong == {
        key: MISTAKES[key] for key in MISTAKES if key[:2] == (of["name"], now["date"])
    }
    assert len(set(found.values())) == len(found)


def test_the_table_is_worth_something() -> None:
    right = [right for of in TABLE for day in of["days"][1:] for _, right in day["takeaways"]]
    assert len(right) > 80
    assert 0.4 < sum(map(bool, right)) / len(right) < 0.6


def reports(name: str, **given: Any) -> list[Report]:
    (of,) = [each for each in TABLE if each["name"] == name]
    lists = []
    for day in of["days"]:
        when = date.fromisoformat(day["date"])
        entry = Entry(day["date"], day["date"], "post", "Post", "A title", None, None)
        of_day = {"report_date": GivenDate(when.month, when.day, when.year)} | given
        listed = ListedAssessment(
            entry, 0, assessment(*texts(day), publisher=of["publisher"], **of_day)
        )
        lists.append(Filed(listed, datetime(when.year, when.month, when.day, tzinfo=UTC)))
    return fold(lists)


def test_reports_beside_the_ones_before() -> None:
    found = developments(reports("campaign"))
    assert [each.report.day and each.report.day.day for each in found] == [8, 7, 5, 4, 3]
    assert [each.before and each.before.day for each in found] == [
        date(2031, 3, 7),
        date(2031, 3, 5),  # the sixth is not here
        date(2031, 3, 4),
        date(2031, 3, 3),
        None,
    ]
    second = found[3]
    assert [step.before for step in second.steps] == [1, None, None, 2, 4, None, 6, None]
    assert second.gone == (0, 3, 5, 7)
    assert second.steps[0].altered == ()
    now, before = second.report.takeaways, found[4].report.takeaways
    (words,) = second.steps[4].altered
    assert [before[4].text[slice(*words[0])], now[4].text[slice(*words[1])]] == ["two", "three"]
    assert [step.before for step in found[4].steps] == [None] * 8
    assert found[4].gone == ()


def test_publishers_and_doubtful_lists_have_threads_of_their_own() -> None:
    several = [*reports("campaign"), *reports("region")]
    assert developments(several)[5:] == developments(reports("region"))
    assert {each.before for each in developments(reports("campaign", doubt="perhaps none"))} == {
        None
    }
    assert {each.before for each in developments(reports("campaign", report_date=None))} == {None}
    sure = reports("campaign")
    doubtful = [replace(each, doubt="perhaps none", number=each.number + 10) for each in sure]
    assert developments([*sure, *doubtful])[:5] == developments(sure)
    assert {each.before for each in developments([*doubtful, *sure])[:5]} == {None}
    older = [replace(each, number=each.number + 20) for each in sure]
    assert {each.before for each in developments([*doubtful, *older])[:5]} == {None}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Two soldiers died.", "Three soldiers died.", [("Two", "Three")]),
        ("Soldiers died.", "Two soldiers died there.", [("", "Two"), ("", "there")]),
        ("The defence failed in Kiev.", "The defense failed in Kyiv.", []),
        ("He said so.", "He said.", [("so", "")]),
        # A copy that was cut off has not changed what it says.
        (
            "It advanced in the Siversk tactical ar",
            "It advanced in the Siversk tactical area.",
            [],
        ),
        ("It advanced in the tactical area.", "It advanced in the tact", []),
        ("Two advanced in the tact", "Three advanced in the tactical area.", [("Two", "Three")]),
    ],
)
def test_the_words_that_changed(before: str, now: str, expected: list[tuple[str, str]]) -> None:
    found = altered(before, now)
    assert [(before[slice(*was)], now[slice(*is_)]) for was, is_ in found] == expected


def test_nothing_goes_on_from_nothing() -> None:
    assert continued([], ["Something happened."]) == {}
    assert continued(["Something happened."], []) == {}
    assert continued([""], [""]) == {}
    assert developments([]) == []
