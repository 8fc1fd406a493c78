from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import QueryError
from digest_tui.query import And, Field, Node, Not, Or, Phrase, Prefix, Wildcard, Word, parse

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("officers", Word("officers")),
        ("Russia’s", Word("russia")),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ('"combat experience"', Phrase(("combat", "experience"))),
        ("“combat experience”", Phrase(("combat", "experience"))),
        ('"officers"', Phrase(("officers",))),
        ("combat-experienced", Phrase(("combat", "experienced"))),
        ("soldier*", Prefix("soldier")),
        ("so?dier", Wildcard("so?dier")),
        ("who sent it?", And((Word("who"), Word("sent"), Word("it")))),
        ("korea -drone", And((Word("korea"), Not(Word("drone"))))),
        ("korea NOT drone", And((Word("korea"), Not(Word("drone"))))),
        ("-(a b)", Not(And((A, B)))),
        ("title:rehabilitation", Field("title", Word("rehabilitation"))),
        ("TITLE:a", Field("title", A)),
        ('title:"a b"', Field("title", Phrase(("a", "b")))),
        ("title:(a OR b)", Field("title", Or((A, B)))),
        ("source:caliber", Field("source", Prefix("caliber"))),
        ("source:Caliber.Az", Field("source", Prefix("caliber az"))),
        ('source:"kyiv post" a', And((Field("source", Prefix("kyiv post")), A))),
        ("10:30", Phrase(("10", "30"))),
        ("or and not", And((Word("or"), Word("and"), Word("not")))),
    ],
)
def test_what_is_understood(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_asks_for_nothing(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "words", "position"),
    [
        ('korea "combat', "the quotation mark at character 7 is not closed", 6),
        ("(a b", "the bracket at character 1 is not closed", 0),
        ("(", "the bracket at character 1 is not closed", 0),
        ("a) b", "the bracket at character 2 closes nothing", 1),
        ("()", "there is nothing between the brackets", 1),
        ('""', "there is no word between the quotation marks", 0),
        ("a OR", "OR needs a word on both sides", 2),
        ("OR a", "OR needs a word on both sides", 0),
        ("a AND", "AND needs a word on both sides", 2),
        ("NOT", "NOT needs a word after it", 0),
        ("a NOT", "NOT needs a word after it", 2),
        ("title:", "title: needs a word right after it", 0),
        ("*", "*: at least 2 letters must stand before * or ?", 0),
        ("a*", "a*: at least 2 letters must stand before * or ?", 0),
        ("korea -", "- excludes the word that it stands right before", 6),
        ("((((((((a))))))))", "brackets, NOT and fields go at most 6 deep", 6),
        ("x" * 300, "a query has at most 256 characters", 256),
        ("a " * 30, "a query has at most 24 words", 48),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(
    text: str, words: str, position: int
) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert (str(error.value), error.value.position) == (words, position)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("sol", Or((Word("sol"), Prefix("sol")))),
        ("a sol", And((A, Or((Word("sol"), Prefix("sol")))))),
        ("sol ", Word("sol")),
        ("s", Word("s")),
        # What is excluded is excluded as it stands, not all that begins so.
        ("a -sol", And((A, Not(Word("sol"))))),
    ],
)
def test_the_last_word_can_go_on(text: str, tree: Node) -> None:
    assert parse(text, unfinished=True) == tree


@given(st.text(st.sampled_from('ab "()-*?:ORNTitle“'), max_size=40), st.booleans())
def test_any_query_is_understood_or_refused_in_words(text: str, unfinished: bool) -> None:
    try:
        parse(text, unfinished=unfinished)
    except QueryError as error:
        position = error.position
    else:
        position = 0
    assert 0 <= position <= len(text)
