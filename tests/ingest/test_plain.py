"""Corners of reading a plain text that the articles do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import Refused
from digest_tui.ingest import load_outlets
from digest_tui.ingest.plain import read_plain
from digest_tui.models import GivenDate, Role
from tests.helpers import lines
from tests.reading import read

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets

OUTLETS = load_outlets()
ONE, TWO = "The first paragraph of it all.", "The second paragraph of it all."


def test_a_date_is_the_articles_own_or_none(outlets: Outlets) -> None:
    cited = "This follows a report of 9 February 2025 by somebody else."
    caption = "The president on 3 May 2024. Photo: An Agency"
    assert read(lines("A title", caption, ONE, cited), "x", outlets).published is None
    dated = read(lines("A title", "13 June, 02:16 PM", ONE, cited), "x", outlets)
    assert dated.published == GivenDate(6, 13, None, 14, 16)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Olena Example", "Olena Example"),
        ("Author: Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Reuters", "Reuters"),
        ("By Friday", None),
        ("By NATO standards this is much.", None),
    ],
)
def test_bylines(outlets: Outlets, line: str, byline: str | None) -> None:
    assert read(lines("A title", line, ONE, TWO), "x", outlets).byline == byline


def test_headings_and_list_items_are_kept_as_such(outlets: Outlets) -> None:
    article = read(
        lines("A title", "", ONE, "", "What came next", "", TWO, "- one;", "- two."), "x", outlets
    )
    assert [(part.kind, part.marker) for part in article.body] == [
        (Role.BODY, ""),
        (Role.HEADING, ""),
        (Role.BODY, ""),
        (Role.BODY, "-"),
        (Role.BODY, "-"),
    ]


def test_a_text_that_starts_with_prose_has_no_title(outlets: Outlets) -> None:
    article = read(lines(ONE, TWO), "x", outlets)
    assert article.title == ""
    assert article.headline == "(untitled) The first paragraph of it all."
    assert len(article.body) == 2


def test_the_same_text_is_the_same_article_however_it_came(outlets: Outlets) -> None:
    text = "Заголовок\nПершe речення тексту.\n"
    ids = {
        read(raw, "x", outlets).id
        for raw in (
            text.encode(),
            text.encode("utf-8-sig"),
            text.encode("utf-16"),
            text.replace("\n", "\r\n").encode(),
            ("\n\n" + text).encode(),
        )
    }
    assert len(ids) == 1


def test_signs_alone_are_no_article(outlets: Outlets) -> None:
    with pytest.raises(Refused, match="there are no words in it"):
        read(b"--- 123 ***", "x", outlets)


@given(st.text(st.sampled_from("ab KТ.:-•1\n[]()\u202e&;#*ISW"), max_size=200))
def test_any_text_is_read_or_refused_and_no_word_is_lost(text: str) -> None:
    try:
        article = read_plain(text, "x", OUTLETS)
    except Refused:
        return
    kept = [article.title, article.dek, article.byline, *(d.text for d in article.dropped)]
    kept += [f"{part.marker}{part.label or ''}{part.text}" for part in article.body]
    kept += [t.text for a in article.assessments for t in a.takeaways]
    letters = sorted(c for line in kept if line for c in line if c in "abKТ")
    assert len(letters) >= len([c for c in text if c in "abKТ"])
