"""Whatever is typed is understood or refused in words, in time that its length bounds."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import QueryError
from digest_tui.query import And, Field, Matcher, Near, Node, Not, Or, Query, limits, understand
from digest_tui.text.sanitise import clean_line
from tests.query.nasty import COUNT, nasty_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

TODAY = date(2026, 2, 12)
_WORDS = "a officers київ 10:30 & \x00 10feb 2025-02 unknown date relevance https:// www."
_SIGNS = '" “ ( ) - * ? ~ : .. > AND OR NOT NEAR NEAR/ NEAR/5 NEAR/x'
_FIELDS = "title: source: url: date: is: tag: sort: foo:"
_PIECES = [*_WORDS.split(" "), *_SIGNS.split(" "), *_FIELDS.split(" ")]
queries = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3) | st.just(" "), max_size=40).map(
    "".join
) | st.text(max_size=300)


def asked(text: str, *, unfinished: bool, today: date = TODAY) -> Query | None:
    try:
        query = understand(text, today=today, unfinished=unfinished)
    except QueryError as error:
        message = str(error)
        assert 0 <= error.position <= len(text)  # noqa: PT017 - it may also be none
        assert message == clean_line(message)
        return None
    for note in query.notes:
        assert note == clean_line(note)
    assert sum(1 for _ in nodes(query.node)) <= 4 * limits.NODES
    return query


def nodes(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    match node:
        case And(inner) | Or(inner) | Near(inner):
            for one in inner:
                yield from nodes(one)
        case Not(inner) | Field(_, inner):
            yield from nodes(inner)


@given(queries, st.dates())
def test_any_query_is_understood_or_refused_in_words(text: str, today: date) -> None:
    finished = asked(text, unfinished=False, today=today)
    typed = asked(text, unfinished=True, today=today)
    assert finished is None or typed is not None, "what is whole is understood while typed, too"


def test_so_is_every_nasty_one() -> None:
    nasty = nasty_queries(1)
    assert len(nasty) == COUNT
    understood = [query for text in nasty if (query := asked(text, unfinished=False))]
    for text in nasty:
        asked(text, unfinished=True)
    text = "The officers said that Київ and North Korea, with Russia’s 12,000 soldiers, is on."
    for query in understood:
        Matcher.of(query.node).spans(text)
    # Neither all of them are refused before they do harm, nor none.
    assert COUNT // 5 < len(understood) < COUNT * 4 // 5


def test_the_same_seed_makes_the_same_queries() -> None:
    assert nasty_queries(7) == nasty_queries(7) != nasty_queries(8)


def steps(act: Callable[[], object]) -> int:
    """Count the calls that something makes, which no other process can lengthen."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", [*_PIECES, "a ", "(a ", "a* ", "-a ", '"a ', "a NEAR ", "is:a "])
@pytest.mark.parametrize("unfinished", [False, True])
def test_the_steps_grow_as_the_query_does(unit: str, unfinished: bool) -> None:
    for length in (16, 64, limits.CHARACTERS):
        text = (unit * length)[:length]
        asked(text, unfinished=unfinished)  # what is made once is made before they are counted
        taken = steps(lambda text=text: asked(text, unfinished=unfinished))  # type: ignore[misc]
        assert taken < 500 + 30 * length, length


@pytest.mark.parametrize("text", ["(" * 5_000, "a " * 5_000, '"' * 100_000, "title:" * 5_000])
def test_what_is_too_long_costs_nothing(text: str) -> None:
    assert steps(lambda: asked(text, unfinished=True)) < 30
