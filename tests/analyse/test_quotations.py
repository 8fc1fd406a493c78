from __future__ import annotations

import pytest

from digest_tui.analyse.alignment import sentences_of
from digest_tui.analyse.quotations import quotations
from digest_tui.analyse.quotations.marks import quoted_parts
from digest_tui.models import Article, CarriedTakeaway, Match, Quotation
from tests.helpers import article, assessment

QUOTE = 'He said: "We will fight for every village of ours until the end," and left.'


def told(text: str, **given: object) -> Article:
    return article(text, title="", **given)


def found(*articles: Article | str) -> list[Quotation]:
    read = [told(each) if isinstance(each, str) else each for each in articles]
    return quotations(read, sentences_of(read))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"hundreds" of wounded are "recovering"', ["hundreds", "recovering"]),
        ("It is “quoted, so” and „so“ and «so».", ["quoted, so", "so", "so"]),
        ("don't say 'it's the soldiers' now", ["it's the soldiers"]),
        ("the soldiers’ pay: ‘it’s paid in May’, he said", ["it’s paid in May"]),
        ("He said: “It goes on in the next", ["It goes on in the next"]),
        ("He said: “One.” And “two", ["One.", "two"]),
        ('a 5" pipe and a 6" pipe', []),
        ("", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, parts: list[str]) -> None:
    assert [text[slice(*span)] for span in quoted_parts(text)] == parts


def test_a_quotation_that_is_exact() -> None:
    other = "In his words, “We will fight for every village of ours until the end”."
    one, back = found(QUOTE, other)
    assert one.match is back.match is Match.EXACT
    assert (one.one, one.other, one.takeaway) == (0, 1, None)
    assert other[slice(*one.other_span)] == "We will fight for every village of ours until the end"


def test_a_quotation_that_is_altered_shows_the_words() -> None:
    other = "He vowed that we will fight for each village of ours until the very end of it."
    (altered,) = found(QUOTE, other)
    assert altered.match is Match.ALTERED
    words = [(QUOTE[slice(*one)], other[slice(*two)]) for one, two in altered.altered]
    assert words == [("every", "each"), ("", "very")]


@pytest.mark.parametrize(
    "other",
    [
        "He left the village in the end.",
        "We. Fight. For one thing every man of ours is here, and the village will, until, end",
        "",
        "Він сказав: «Ми будемо битися за кожне село».",
    ],
)
def test_a_quotation_that_is_nowhere_else(other: str) -> None:
    assert found(QUOTE, other)[0].match is Match.NOWHERE


def test_words_that_are_in_every_text_are_no_altered_quotation() -> None:
    (only,) = found('It was "one of the best" of all.', "It was one of the most.")
    assert only.match is Match.NOWHERE


def test_another_country_s_spelling_alters_nothing() -> None:
    one, _ = found(
        "It will “centralise its labour programme in defence”.",
        'It will "centralize its labor program in defense".',
    )
    assert one.match is Match.EXACT


def test_a_term_in_quotation_marks_is_no_quotation() -> None:
    text = 'The “Drone Line” project and "medical treatment" began.'
    assert found(text, text) == []


def test_another_passage_of_the_same_article_is_none_elsewhere() -> None:
    (only,) = found(f"{QUOTE}\n{QUOTE.replace(chr(34), '')}", "Nothing of it.")
    assert only.match is Match.NOWHERE


def test_a_quotation_of_several_sentences_is_looked_for_one_by_one() -> None:
    quoted = "“The road to the coast is closed. Nobody knows when it opens again,” he said."
    first, second = found(quoted, "The road to the coast is closed, they say.")
    assert (first.one, first.match) == (0, Match.EXACT)
    assert (second.one, second.match) == (1, Match.NOWHERE)


TAKEAWAY = "Ukrainian forces recently advanced near the northern outskirts of Pokrovsk."


def test_words_of_a_takeaway_are_found_wherever_it_is_carried() -> None:
    carries = told("Words.", assessments=(assessment("Another one.", TAKEAWAY),))
    quotes = 'ISW said they "recently advanced near the northern outskirts" of it.'
    (one,) = found(quotes, carries)
    assert (one.match, one.other, one.takeaway) == (Match.EXACT, None, CarriedTakeaway(1, 0, 1))
    assert TAKEAWAY[slice(*one.other_span)] == "recently advanced near the northern outskirts"
    (own,) = found(told(quotes, assessments=carries.assessments), "Nothing of it.")
    assert own.takeaway == CarriedTakeaway(0, 0, 1)


def test_one_publisher_s_takeaways_count_once() -> None:
    lists = [
        told("Words.", assessments=(assessment(TAKEAWAY.replace("northern", "far")),)),
        told("Words.", assessments=(assessment(TAKEAWAY),)),
        told("Words.", assessments=(assessment(TAKEAWAY, publisher=None),)),
    ]
    isw, unknown = found('It "recently advanced near the northern outskirts".', *lists)
    assert (isw.match, isw.takeaway) == (Match.EXACT, CarriedTakeaway(2, 0, 0))
    assert unknown.takeaway == CarriedTakeaway(3, 0, 0)
