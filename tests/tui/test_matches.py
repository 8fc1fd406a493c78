"""Going from place to place in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.models import Span
from digest_tui.text.find import find_all
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.render.matches import Match, Matches

texts = st.lists(st.text("ab ", max_size=30), max_size=6)


@given(texts, st.sampled_from(["a", "ab", "b b", "x"]))
def test_every_place_has_its_number(blocks: list[str], needle: str) -> None:
    matches = Matches(Document(map(Block, blocks), 9), needle)
    expected = [
        Match(index, span) for index, text in enumerate(blocks) for span in find_all(text, needle)
    ]
    assert [matches[at] for at in range(len(matches))] == expected
    with pytest.raises(IndexError):
        matches[len(matches)]


@given(texts, st.integers(0, 40))
def test_the_next_place_is_the_nearest(blocks: list[str], line: int) -> None:
    matches = Matches(Document(map(Block, blocks), 9), "a")
    if not len(matches):
        return
    lines = [matches.line_of(at) for at in range(len(matches))]
    assert lines == sorted(lines)
    below = [at for at, where in enumerate(lines) if where >= line]
    above = [at for at, where in enumerate(lines) if where < line]
    assert matches.next_from(line, 1) == (below[0] if below else 0)
    assert matches.next_from(line, -1) == (above[-1] if above else len(lines) - 1)


def test_hits_are_the_places_where_nothing_is_looked_for() -> None:
    hits = (Span(0, 1), Span(4, 5))
    blocks = [Block("none"), Block("a b a", marks=(("hit", hits),))]
    assert Matches(Document(blocks, 20)).places == {1: hits}
