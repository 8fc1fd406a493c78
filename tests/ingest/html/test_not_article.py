"""Pages that are no article are refused with what they are; articles never are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Refused
from tests.ingest.html.pages import BODY, SENTENCES, page, read_page

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets

HUMAN = "it is a page that asks whether you are human, not an article"
LOGIN = "it is a page to log in or subscribe, not an article"
LINKS = "it is a page of links to articles, not an article"
SCRIPT = "there is no text in it without JavaScript"
WEBSITE = '<meta property="og:type" content="website">'
ARTICLE = '<meta property="og:type" content="article">'


def card(number: int, teaser: str = "") -> str:
    link = f'<h3><a href="/a/{number}">What happened in town number {number} on Tuesday</a></h3>'
    return f"<article>{link}<p>{teaser}</p></article>"


CARDS = "".join(card(n) for n in range(30))
TEASERS = "".join(card(n, " ".join(SENTENCES[:2])) for n in range(30))
REPORT = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES * 6)
TAG = "".join(
    f'<div class="card"><a href="/a/{n}"><h3>A bridge in town {n}</h3></a><p>Little.</p></div>'
    for n in range(4)
)
MONTH = "".join(
    f"<h2>Russian Offensive Campaign Assessment, May {day}, 2023</h2>{REPORT}"
    for day in (31, 30, 29)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "<title>Just a moment...</title><p>Verifying you.</p><div id=challenge-form>",
            HUMAN,
        ),
        ("<title>Access denied</title><body><div class='g-recaptcha'></div></body>", HUMAN),
        (
            page("<h1>404 Not Found</h1><p>There is nothing here.</p>"),
            "it is an error page, not an article: 404 Not Found",
        ),
        (
            page("<h1>Сторінку не знайдено</h1>"),
            "it is an error page, not an article: Сторінку не знайдено",
        ),
        (page("<h1>Welcome back</h1><form><input type='password'></form>"), LOGIN),
        (page("<h1>The bridge</h1><p>Subscribe to keep reading this and more.</p>"), LOGIN),
        (page(f"<h1>News</h1>{CARDS}", WEBSITE), LINKS),
        (page(f"<h1>News</h1>{TEASERS}", WEBSITE), LINKS),
        (page(f"<h1>ISW</h1>{TAG}", WEBSITE), LINKS),
        (page(f"<h1>ISW</h1>{TAG}<nav class='pagination'><a href='?page=2'>2</a></nav>"), LINKS),
        ("<body><div id='root'></div><script>start()</script></body>", SCRIPT),
        (
            page("<p>You need to enable JavaScript to run this app.</p><script>a()</script>"),
            SCRIPT,
        ),
        ("<body><p>Hello.</p></body>", "there is no article in it, hardly any text at all"),
        (
            '<head><meta http-equiv="Refresh" content="0; url=https://site.example/b"></head><p>Go</p>',
            "it only leads to another page: https://site.example/b",
        ),
        (page(MONTH, ARTICLE), "it holds 3 reports, not one: add the pages of each"),
        (
            "<?xml version='1.0'?><!-- made --><rss version='2.0'><channel/></rss>",
            "it is a feed, not a page",
        ),
        ("<!-- nothing -->", "there is nothing in the page"),
    ],
)
def test_refused(outlets: Outlets, text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_page(outlets, text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        # An article may be about any of it, and have any of it beside it.
        page(f"<article><h1>Just a moment: how sites tell robots</h1>{BODY}</article>"),
        page(f"<article><h1>404 not found, says the bridge</h1>{BODY}</article>"),
        page(f"<article><h1>The bridge</h1>{BODY}</article><form><input type=password></form>"),
        page(f"<article><h1>The bridge</h1>{BODY}</article><p>Sign in to read more.</p>"),
        page(f"<article><h1>The bridge</h1>{BODY}</article>{CARDS}", WEBSITE),
        page(f"<div><h1>The bridge</h1>{BODY}</div>{TEASERS}", WEBSITE),
        # Short, and its text in no paragraphs.
        page(f"<h1>The bridge</h1><div>{' '.join(SENTENCES)}<br>{SENTENCES[0]}</div>{TAG}",
             WEBSITE),
        page(f"<article><h1>The bridge</h1>{BODY}</article><div class='g-recaptcha'></div>"),
        page(f"<article><h1>The bridge</h1>{BODY}</article><noscript>Enable JavaScript"),
        # In two sentences, and behind a wall: the page says that it is an article.
        page(f"<h1>The bridge</h1><p>{SENTENCES[0]}</p><p>Subscribe to keep reading.", ARTICLE),
        # Days of a chronicle are no reports.
        page("<h1>The week</h1>" + "".join(
            f"<h2>May {day}, 2023</h2><p>{SENTENCES[0]}</p>" for day in range(1, 8))),
    ],
)  # fmt: skip
def test_read(outlets: Outlets, text: str) -> None:
    assert SENTENCES[0] in " ".join(part.text for part in read_page(outlets, text).body)
