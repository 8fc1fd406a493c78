"""What a reader takes along, word for word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.export import copied
from digest_tui.models import Entry, GivenDate, Highlighted, Snippet, Span
from tests.helpers import HOSTILE
from tests.helpers import article as made

if TYPE_CHECKING:
    from digest_tui.models import Article


@pytest.fixture
def article(seeds: dict[str, Article]) -> Article:
    found = next(a for a in seeds.values() if a.source_name == "Ukrainska Pravda")
    day = GivenDate(2, 10, 2025)
    return replace(found, url="https://paper.example/1", published=day, byline="A. Author")


REFERENCE = (
    "Ukrainska Pravda, “Russia sends officers to North Korea to share war knowledge under "
    "guise of rehabilitation – ISW”, by A. Author, 10 February 2025\nhttps://paper.example/1"
)


def test_a_passage_has_its_reference(article: Article) -> None:
    found = copied.passage("It said “no”.", article, "a sentence")
    assert found == ("a sentence of Ukrainska Pravda", f"‘It said “no”.’\n{REFERENCE}")
    assert copied.passage("", article).text == REFERENCE


def test_what_is_not_known_is_said_to_be_unknown(article: Article) -> None:
    bare = replace(article, published=None, byline=None, url=None, source=None)
    assert copied.passage("So.", bare).text.endswith("ISW”, date unknown")
    assert "source unknown" in copied.passage("So.", bare).text


def test_a_claim_has_all_its_tellings(article: Article) -> None:
    other = replace(article, title="Another", url=None)
    found = copied.passages([("One.", article), ("Two.", other)])
    assert found.text.split("\n\n")[0] == f"“One.”\n{REFERENCE}"
    assert found.text.split("\n\n")[1].startswith("“Two.”\nUkrainska Pravda, “Another”")
    assert copied.passages([("One.", article)]).what == "a sentence of Ukrainska Pravda"


@pytest.mark.parametrize(
    ("shown", "where", "whole"),
    [
        ("… long sentence that goes …", "body", "A very long sentence that goes on."),
        ("A very long sentence that goes on.", "body", "A very long sentence that goes on."),
        ("… of a takeaway …", "takeaway 6", "… of a takeaway …"),
    ],
)
def test_a_sentence_is_given_whole_where_the_list_shows_a_part(
    shown: str, where: str, whole: str
) -> None:
    read = made("One. A very long sentence that goes on. Three.")
    at = 0 if where == "body" else None
    snippet = Snippet(where, at, Highlighted(shown), Span(5, 39))
    assert copied.whole_snippet(snippet, read) == whole


def test_a_hit_has_what_the_list_knows(article: Article) -> None:
    found = copied.hit(Entry.of(article), "Some words.")
    assert found.text.startswith("“Some words.”\nUkrainska Pravda, “Russia sends")
    assert copied.hit(Entry.of(article), "").what == "the reference of Ukrainska Pravda"


def test_an_article_is_whole_and_its_lines_are_not_broken(article: Article) -> None:
    lines = copied.article(article).text.split("\n")
    assert lines[:3] == [
        article.title,
        "Ukrainska Pravda, 10 February 2025, by A. Author",
        "https://paper.example/1",
    ]
    for paragraph in article.body:
        assert any(paragraph.text in line for line in lines)
    for takeaway in article.assessments[0].takeaways:
        assert f"{takeaway.number}. {takeaway.text}" in lines


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_nothing_steers_where_it_is_put_in(article: Article, payload: str) -> None:
    hostile = replace(article, title=payload, byline=payload, url=payload, dek=payload)
    for found in (copied.passage(payload, hostile), copied.article(hostile)):
        assert found.text.replace("\n", "").isprintable()
