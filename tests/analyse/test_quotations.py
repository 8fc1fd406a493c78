from __future__ import annotations

import pytest

from digest_tui.analyse.quotations import quotations
from digest_tui.models import Match, Part, Sentence, Span


def said(*texts: str) -> list[Sentence]:
    """One sentence an article."""
    return [
        Sentence(at, 1, Part.BODY, 0, Span(0, len(text)), text) for at, text in enumerate(texts)
    ]


QUOTE = 'He said: "We will fight for every village of ours until the end," and left.'


def test_a_quotation_that_is_exact() -> None:
    other = "In his words, “We will fight for every village of ours until the end”."
    one, back = quotations(said(QUOTE, other))
    assert one.match is back.match is Match.EXACT
    assert (one.one, one.other) == (0, 1)
    assert other[slice(*one.other_span)] == "We will fight for every village of ours until the end"


def test_a_quotation_that_is_altered_shows_the_words() -> None:
    other = "He vowed that we will fight for each village of ours until the very end of it."
    (found,) = quotations(said(QUOTE, other))
    assert found.match is Match.ALTERED
    words = [(QUOTE[slice(*one)], other[slice(*two)]) for one, two in found.altered]
    assert words == [("every", "each"), ("", "very")]


@pytest.mark.parametrize(
    "other",
    [
        "He left the village in the end.",
        "We. Fight. For one thing every man of ours is here, and the village will, until, end",
        "",
    ],
)
def test_no_match(other: str) -> None:
    assert quotations(said(QUOTE, other)) == ()


def test_a_term_in_quotation_marks_is_no_quotation() -> None:
    text = 'The “Drone Line” project and "medical treatment" began.'
    assert quotations(said(text, text)) == ()


def test_another_passage_of_the_same_article_is_no_match() -> None:
    one, other = said(QUOTE, QUOTE)
    assert quotations([one, Sentence(0, 2, other.part, 1, other.span, other.text)]) == ()
