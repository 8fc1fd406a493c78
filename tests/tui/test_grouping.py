"""Hits of one story as one entry."""

from __future__ import annotations

from digest_tui.models import StoryHits
from digest_tui.tui.grouping import InStory, Line, learned, lines

IDS = ["a", "b", "c", "d"]
KNOWN = learned({}, [StoryHits(("a", "c"), 5, 2), StoryHits(("b",), 1, 1)])


def test_a_story_stands_where_its_best_hit_is() -> None:
    assert lines(IDS, {}, ()) == tuple(map(Line, range(4)))
    assert lines(IDS, KNOWN, ()) == (Line(0, (2,)), Line(1), Line(3))
    assert lines(["d", "c", "a"], KNOWN, ()) == (Line(0), Line(1, (2,)))
    assert lines([], KNOWN, ()) == ()


def test_an_open_story_shows_its_other_hits() -> None:
    opened = (Line(0, (2,), is_open=True), Line(2, under=0), Line(1), Line(3))
    assert lines(IDS, KNOWN, {"a"}) == opened
    assert lines(IDS, KNOWN, {"b", "d"}) == lines(IDS, KNOWN, ())


def test_what_is_learned_later_counts() -> None:
    assert KNOWN["c"] == InStory("a", 5, 2)
    split = learned(KNOWN, [StoryHits(("a",), 4, 2), StoryHits(("c",), 1, 1)])
    assert lines(IDS, split, ()) == tuple(map(Line, range(4)))
    assert split["b"] == KNOWN["b"]
