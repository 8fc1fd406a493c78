"""What a count adds to a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import QueryError
from digest_tui.models import Question
from digest_tui.query import parse
from digest_tui.tui.narrowing import narrowed
from digest_tui.tui.trail import Step, Trail

if TYPE_CHECKING:
    from digest_tui.library import Library


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("", "source:a-b", "source:a-b"),
        ("drone", "source:a-b", "drone source:a-b"),
        ("drone source:old", "source:a-b", "drone source:a-b"),
        ("source: old drone", "source:a-b", "drone source:a-b"),
        ("SOURCE:old AND drone", "source:a-b", "drone source:a-b"),
        ("drone AND source:old", "source:a-b", "drone source:a-b"),
        ("source:a-b drone", "source:a-b", "source:a-b drone"),
        ("drone source:old", "date:2025-02", "drone source:old date:2025-02"),
        ('date:"last week" drone', "date:2025-02", "drone date:2025-02"),
        ("drone -source:old", "source:a-b", "drone -source:old source:a-b"),
        ("drone NOT source:old", "source:a-b", "drone NOT source:old source:a-b"),
        ("kursk OR sumy", "source:a-b", "(kursk OR sumy) source:a-b"),
        ("(kursk OR sumy) source:old", "source:a-b", "(kursk OR sumy) source:a-b"),
        ('"a source:b OR c"', "source:a-b", '"a source:b OR c" source:a-b'),
        ("  drone ", "date:unknown", "drone date:unknown"),
    ],
)
def test_a_term_takes_the_place_of_one_of_its_field(text: str, term: str, expected: str) -> None:
    assert narrowed(Question(text), term).text == expected
    assert parse(expected) is not None


@pytest.mark.parametrize("text", ['"', "(", "((", "a:", "source:", ")", "OR", "AND source:a"])
def test_what_is_no_query_is_left_for_the_parser(text: str) -> None:
    assert narrowed(Question(text), "date:2025").text.endswith("date:2025")


@pytest.mark.parametrize(
    ("text", "expected", "grows"),
    [
        ("drone kyi", "source:a-b drone kyi", True),
        ('"north kor', 'source:a-b "north kor', True),
        ("(drone OR kyi", "source:a-b (drone OR kyi", True),
        ("drone OR kyi", "source:a-b (drone OR kyi", True),
        ("source:old kyi", "source:a-b kyi", True),
        ("drone NOT", "source:a-b drone NOT", True),
        ("drone source:ol", "drone source:a-b", False),
    ],
)
def test_what_is_still_being_typed_stays_at_the_end(text: str, expected: str, grows: bool) -> None:
    narrower = narrowed(Question(text, unfinished=True), "source:a-b")
    assert (narrower.text, narrower.unfinished) == (expected, grows)


@pytest.mark.parametrize("unfinished", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "rehab",
        "korea offi",
        '"north kor',
        "(rehab OR offic",
        "rehab OR korea",
        "korea OR",
        "korea",
    ],
)
def test_as_many_are_left_as_were_counted(seeded: Library, text: str, unfinished: bool) -> None:
    question = Question(text, unfinished=unfinished)
    try:
        facets = seeded.ask(question).facets
    except QueryError:
        assert not unfinished
        return
    assert facets is not None
    for slug, articles in facets.sources:
        assert seeded.ask(narrowed(question, f"source:{slug}")).total == articles


def test_the_trail_leads_back() -> None:
    first, second = Question("drone"), Question("drone source:a")
    trail = Trail().then(Step(first, "source:a", "hit")).then(Step(second, "date:2025-02"))
    assert trail.words == "drone › source:a › date:2025-02"
    step, trail = trail.back()
    assert step.before == second
    assert trail.words == "drone › source:a"
    step, trail = trail.back()
    assert (step.before, step.hit) == (first, "hit")
    assert (trail.words, bool(trail)) == ("", False)
    long = Trail().then(Step(Question(), "x" * 99)).words
    assert long.startswith("all › xxx")
    assert len(long) < 40
