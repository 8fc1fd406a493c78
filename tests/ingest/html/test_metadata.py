"""What pages say of themselves, and what of it is believed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.models import GivenDate
from tests.ingest.html.pages import AT, BODY, bodies, page, read_page

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def news(**said: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **said}


def meta(**said: str) -> str:
    return "".join(
        f'<meta property="{k.replace("__", ":")}" content="{v}">' for k, v in said.items()
    )


SITE = meta(og__site_name="The Example")


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (linked(news(headline="A bridge closes")), "", "A bridge closes"),
        (meta(og__title="A bridge closes"), "", "A bridge closes"),
        ("<title>A bridge closes</title>", "", "A bridge closes"),
        # The name of the site comes off the end, if the page says that it is its name.
        ("<title>A bridge closes | The Example</title>" + SITE, "", "A bridge closes"),
        ("<title>A bridge closes - World - The Example</title>" + SITE, "",
         "A bridge closes - World"),
        ("<title>A bridge closes - ISW</title>" + SITE, "", "A bridge closes - ISW"),
        ("<title>The Example | A bridge</title>" + SITE, "", "The Example | A bridge"),
        # A heading shows it as readers see it.
        (meta(og__title="A BRIDGE CLOSES"), "A bridge closes", "A bridge closes"),
        (meta(og__title="Mayor: “A bridge closes” in…"), "Mayor: “A bridge closes” in May",
         "Mayor: “A bridge closes” in May"),
        (meta(og__title="Something else altogether"), "A bridge closes",
         "Something else altogether"),
        (meta(og__title="The Example") + SITE, "A bridge closes", "A bridge closes"),
        ("", "A bridge closes", "A bridge closes"),
        (linked(news(headline="Smith &amp;amp; Co &#8217;s")), "", "Smith & Co ’s"),
        (linked(news(headline="Red \x1b[31malert")), "", "Red ␛alert"),
    ],
)  # fmt: skip
def test_title(outlets: Outlets, head: str, heading: str, title: str) -> None:
    text = page((f"<h1>{heading}</h1>" if heading else "") + f"<article>{BODY}</article>", head)
    assert read_page(outlets, text).title == title


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked(news(author={"@type": "Person", "name": "Olha Petrenko"})), "Olha Petrenko"),
        (linked(news(author=[{"name": "Olha Petrenko"}, {"name": "Jan de Vries"}])),
         "Olha Petrenko, Jan de Vries"),
        (linked(news(author="Olha Petrenko")), "Olha Petrenko"),
        (linked({"@graph": [news(author={"@id": "#a"}),
                            {"@type": "Person", "@id": "#a", "name": "Olha Petrenko"}]}),
         "Olha Petrenko"),
        (meta(author="By Olha Petrenko and Ivan Koval"), "Olha Petrenko, Ivan Koval"),
        # Neither an outlet, nor an address, nor an account writes.
        (linked(news(author={"@type": "Organization", "name": "Olha Petrenko"})), None),
        (SITE + linked(news(author={"name": "The Example"})), None),
        (linked(news(author={"name": "Kyiv Post"})), None),
        (meta(article__author="https://www.facebook.com/olha"), None),
        (meta(author="admin"), None),
        (meta(author="news@site.example"), None),
    ],
)  # fmt: skip
def test_byline(outlets: Outlets, head: str, byline: str | None) -> None:
    assert read_page(outlets, page(head=head)).byline == byline


DAY = GivenDate(2, 11, 2025)
MINUTE = GivenDate(2, 11, 2025, 14, 32)
STAMP = "2025-02-11T14:32:00+02:00"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (linked(news(datePublished=STAMP, dateModified="2025-03-01")), "", MINUTE),
        (meta(article__published_time=STAMP), "", MINUTE),
        ("<meta name='pubdate' content='Tue, 11 Feb 2025 14:32:00 GMT'>", "", MINUTE),
        ("", f"<time datetime='{STAMP}'>Feb 11</time>", MINUTE),
        ("", "<span property='dc:date dc:created' content='2025-02-11'>x</span>", DAY),
        # Of the last change only where there is no other.
        (meta(article__modified_time="2025-03-01"), f"<time datetime='{STAMP}'></time>", MINUTE),
        (meta(article__modified_time="2025-02-11"), "", DAY),
        ("", f"<p class='updated'><time datetime='{STAMP}'></time></p>", None),
        # None of a picture, a list, a sidebar or a program that forgot to set one.
        ("", f"<figure><figcaption><time datetime='{STAMP}'></time></figcaption></figure>", None),
        ("", f"<ul><li><time datetime='{STAMP}'></time></li></ul>", None),
        ("", f"<aside><time datetime='{STAMP}'></time></aside>", None),
        (meta(article__published_time="1970-01-01T00:00:00Z"), "", None),
        (meta(article__published_time="0001-01-01T00:00:00"), "", None),
        (meta(article__published_time="9999-12-31"), "", None),
        (meta(article__published_time="23 hours ago"), "", None),
    ],
)
def test_published(outlets: Outlets, head: str, body: str, published: GivenDate | None) -> None:
    text = page(f"<article><h1>The bridge</h1>{body}{BODY}</article>", head)
    assert read_page(outlets, text).published == published


def test_a_date_of_the_last_change_is_noted(outlets: Outlets) -> None:
    article = read_page(outlets, page(head=meta(article__modified_time="2025-02-11")))
    assert article.notes == ("the date is that of its last change; the page gives no other",)


@pytest.mark.parametrize(
    ("tag", "head", "language"),
    [
        ('<html lang="en-GB">', "", "en"),
        ("<html>", meta(og__locale="en_US"), "en"),
        ("<html>", linked(news(inLanguage="en")), "en"),
        ("<html>", "", "en"),
        # A template's language, for a text in another alphabet: the text tells its own.
        ('<html lang="uk">', "", "en"),
    ],
)
def test_language(outlets: Outlets, tag: str, head: str, language: str | None) -> None:
    assert read_page(outlets, page(head=head).replace("<html>", tag)).language == language


@pytest.mark.parametrize(
    ("shown", "dek"),
    [
        (
            "<p class='standfirst'>It will be closed for a year.</p>",
            "It will be closed for a year.",
        ),
        ("", None),  # nobody sees it, so it is written for machines
    ],
)
def test_a_description_is_the_standfirst_where_it_is_shown(
    outlets: Outlets, shown: str, dek: str | None
) -> None:
    head = meta(og__description="It will be closed for a year.")
    text = page(f"<h1>The bridge</h1>{shown}<article>{BODY}</article>", head)
    assert read_page(outlets, text).dek == dek


@pytest.mark.parametrize(
    ("shown", "is_dek"),
    [
        ("<p class='dek'>{}</p>", True),
        ("<p class='article__standfirst--wide'>{}</p>", True),
        ("<p class='ArticleSubtitle'>{}</p>", True),
        ("<p itemprop='description'>{}</p>", True),
        ("<div class='post-excerpt'><p><b>{}</b></p></div>", True),
        ("<p class='text'>{}</p>", False),
        ("<p class='leader'>{}</p>", False),
        ("<div class='summary'><p>{}</p><p>The road is closed, too, for a year.</p></div>", False),
        ("<p>{}</p><aside><p class='summary'>{}</p></aside>", False),
        ("<p>{}</p><div class='card'><p class='summary'>{}</p></div>", False),
    ],
)
def test_an_element_says_that_the_first_paragraph_is_the_standfirst(
    outlets: Outlets, shown: str, is_dek: bool
) -> None:
    first = "The council met on Tuesday, and spoke about the bridge for many hours."
    text = page(f"<article><h1>The bridge</h1>{shown.replace('{}', first)}{BODY}</article>",
                meta(og__description=first))  # fmt: skip
    article = read_page(outlets, text)
    assert (article.dek == first) is is_dek
    assert (first in bodies(article)) is not is_dek


def test_a_first_paragraph_stays_in_the_body(outlets: Outlets) -> None:
    first = "The council met on Tuesday, and spoke about the bridge for many hours."
    text = page(f"<article><h1>The bridge</h1><p>{first}</p>{BODY}</article>",
                meta(og__description=first))  # fmt: skip
    article = read_page(outlets, text)
    assert first in [part.text for part in article.body]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "A bridge\ncloses",}',
        '<!-- {"@type": "NewsArticle", "headline": "A bridge\ncloses"} -->',
        '//<![CDATA[\n{"@type": ["Thing", "NewsArticle"], "headline": "A bridge closes"}\n//]]>',
        '[[{"@type": "http://schema.org/NewsArticle", "headline": "A bridge closes"}]];',
    ],
)
def test_broken_linked_data(outlets: Outlets, script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    text = page(f"<article>{BODY}</article>", head)
    assert read_page(outlets, text).title == "A bridge closes"


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"@graph":['])
def test_hostile_linked_data_is_as_if_it_were_not_there(outlets: Outlets, opening: str) -> None:
    head = f'<script type="application/ld+json">{opening * 100_000}</script>'
    assert read_page(outlets, page(head=head)).title == "The bridge"


OTHERS = (
    f'<link rel="canonical" href="{AT}"><link rel="amphtml" href="{AT}amp/">'
    '<link rel="shortlink" href="https://www.site.example/?p=12">'
)


@pytest.mark.parametrize(
    ("head", "url", "others"),
    [
        ('<link rel="canonical" href="/a/bridge">', "https://www.site.example/a/bridge", [AT]),
        ('<link rel="canonical" href="https://site.example/a/bridge#top">',
         "https://site.example/a/bridge", [AT]),
        (meta(og__url="https://en.site.example/a/b"), "https://en.site.example/a/b", [AT]),
        (OTHERS, AT,
         [f"{AT}amp/", "https://www.site.example/?p=12"]),
        ('<base href="https://www.site.example/b/"><link rel=canonical href="c">',
         "https://www.site.example/b/c", [AT]),
        # A front page is no article, and neither is what no browser opens.
        ('<link rel="canonical" href="/">', AT, []),
        ('<link rel="canonical" href="/en/">', AT, []),
        ('<link rel="canonical" href="/index.html">', AT, []),
        ('<link rel="canonical" href="javascript:alert(1)">', AT, []),
        ('<link rel="canonical" href="file:///etc/passwd">', AT, []),
        ('<link rel="canonical" href="https://[bad/x">', AT, []),
        ('<link rel="canonical" href="https://www.site.example@evil.example/x">', AT, []),
        ('<link rel="canonical" href="https://www.site.example/a\x1b[31m">', AT, []),
        # Nobody takes the place of another site's article.
        ('<link rel="canonical" href="https://www.kyivpost.com/post/1">', AT, []),
    ],
)  # fmt: skip
def test_addresses(outlets: Outlets, head: str, url: str, others: list[str]) -> None:
    article = read_page(outlets, page(head=head))
    assert (article.url, list(article.also_at)) == (url, others)


def test_a_copy_is_noted(outlets: Outlets) -> None:
    head = '<link rel="canonical" href="https://www.kyivpost.com/post/1">'
    article = read_page(outlets, page(head=head))
    assert article.source is None
    assert article.notes == ("the page says that it is a copy of https://www.kyivpost.com/post/1",)


def test_a_file_has_the_address_that_it_says(outlets: Outlets) -> None:
    head = '<link rel="canonical" href="https://www.kyivpost.com/post/1">'
    article = read_page(outlets, page(head=head), url=None)
    assert article.url == "https://www.kyivpost.com/post/1"
    assert article.source_name == "Kyiv Post"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.pravda.com.ua/x", "https://www.pravda.com.ua/y", True),
        ("https://kyiv.com.ua/x", "https://www.pravda.com.ua/y", False),
        ("https://newsukraine.rbc.ua/x", "https://www.rbc.ua/y", True),
        ("https://evil-site.example/x", "https://site.example/y", False),
    ],
)
def test_whose_an_address_is(outlets: Outlets, one: str, other: str, same: bool) -> None:
    article = read_page(outlets, page(head=f'<link rel="canonical" href="{one}">'), url=other)
    assert (article.url == one) is same


def test_the_site_says_who_publishes(outlets: Outlets) -> None:
    assert read_page(outlets, page(head=SITE)).source_name == "The Example"
    text = page(head=linked(news(publisher={"@type": "Organization", "name": "Euromaidan Press"})))
    assert read_page(outlets, text).source_name == "Euromaidan Press"


@pytest.mark.parametrize(
    ("shown", "byline"),
    [
        ("<p class='byline'>By <span class='author'>Ann Example</span> <time>5/03</time></p>",
         "Ann Example"),
        ("<div><a rel='author'>Ann Example</a>, <a rel='author'>Bo Sample</a></div>",
         "Ann Example, Bo Sample"),
        ("<span itemprop='author'>Ann Example</span>", "Ann Example"),
        ("<span class='post-author'>The Desk</span>", None),
        ("<span class='authority'>Ann Example</span>", None),
        # Of comments and teasers.
        ("<div class='comment'><span class='author'>Ann Example</span></div>", None),
        ("<aside><span class='author'>Ann Example</span></aside>", None),
    ],
)  # fmt: skip
def test_a_byline_that_the_page_shows(outlets: Outlets, shown: str, byline: str | None) -> None:
    text = page(f"{shown}<article>{BODY}</article>", meta(og__title="A bridge closes"))
    assert read_page(outlets, text).byline == byline
