"""Pages that are made to hurt: each ends soon, with a clear line or with an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest import safe_text
from digest_tui.models import Kind, Received
from tests.ingest.html.pages import BODY, SENTENCES, page, read_page

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets

DEEP = "its elements are nested too deep for a page (more than 256)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<div>" * 200_000 + "x", DEEP),
        ("<table><tr><td>" * 200_000 + BODY, DEEP),
        ("<p>x</p>" * 200_000, "it has more than 150,000 elements, too many for a page"),
        ("<" * 1_000_000, "there are no words in it"),
        ("<!--" * 500_000, "there is nothing in the page"),
    ],
)
def test_refused_with_a_reason(outlets: Outlets, text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_page(outlets, text)
    assert refused.value.reason == reason


MANY = " ".join(f"a{n}=1" for n in range(200_000))


@pytest.mark.parametrize(
    "markup",
    [
        # Each attribute is compared with all before it, however it is hidden.
        f"<p {MANY}>x</p>",
        f'<p x=">" {MANY}>x</p>',
        f'<p a=b="{MANY}">x</p>',
        f"<p a\"b {MANY.replace(' ', ' <')}>x</p>",
        # Lists in lists cost twice as much for each.
        "<ul><li>a" * 60 + "</li></ul>" * 60,
        "<blockquote><p>a" * 60 + "</blockquote>" * 60,
        "<p>" + "<q>a</q>" * 20_000 + "</p>",
        "<p " + 'class="' + "x " * 500_000 + '">x</p>',
        "<p>" + "word " * 200_000 + "</p>",
        "<p>" + "**a" * 200_000 + "</p>",
        "<time datetime='2024-02-30'>x</time>" * 10_000,
        "<h1>A heading</h1>" * 10_000,
        "<meta name=author content='John Smith'>" * 10_000,
        '<script type="application/ld+json">'
         "[" + ",".join('{"@type":"NewsArticle"}' for _ in range(20_000)) + "]</script>",
    ],
)  # fmt: skip
def test_what_would_take_hours_leaves_the_article_as_it_is(outlets: Outlets, markup: str) -> None:
    article = read_page(outlets, page(f"<article><h1>The bridge</h1>{BODY}</article>{markup}"))
    assert SENTENCES[4] in " ".join(part.text for part in article.body)


def test_entities_of_its_own_are_not_expanded(outlets: Outlets) -> None:
    dtd = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    text = dtd + page(
        f"<article><h1>The bridge</h1><p>&b; and &c; stand here.</p>{BODY}</article>"
    )
    told = " ".join(part.text for part in read_page(outlets, text).body)
    assert "aaaa" not in told
    assert "root:" not in told
    assert SENTENCES[4] in told


def test_control_characters_become_signs_and_are_noted(outlets: Outlets) -> None:
    first = "A red \x1b[31mline &#27;[32m and\x00 a \u202ehidden one, of so many words in all."
    article = read_page(
        outlets, page(f"<article><h1>The bridge</h1><p>{first}</p>{BODY}</article>")
    )
    assert article.body[0].text.startswith("A red ␛line")
    assert article.notes
    assert all(part.text.isprintable() for part in article.body)


def test_a_picture_named_as_a_page(outlets: Outlets) -> None:
    with pytest.raises(Refused, match="it is a PNG image, not text"):
        read_page(outlets, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def test_a_title_of_a_hundred_thousand_characters(outlets: Outlets) -> None:
    article = read_page(outlets, page(head=f"<title>{'Long ' * 20_000}</title>"))
    assert article.title


def test_all_words_of_a_page_are_shown_safely() -> None:
    text = page(head="<title>The bridge</title>") + "<p>After\x1b[31m all</p>"
    shown = safe_text(Received("page", text.encode(), Kind.HTML))
    for words in ("The bridge", "News", "We use cookies.", SENTENCES[4], "© 2025", "After␛ all"):
        assert words in shown
    assert "<p>" not in shown
