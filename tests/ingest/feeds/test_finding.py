"""Feeds that pages name, and the places where sites have them."""

from __future__ import annotations

import pytest

from digest_tui.ingest.feeds import find_feeds, usual_places

URL = "https://paper.example/eng/"
RSS = "application/rss+xml"


def link(href: str, kind: str = RSS, rel: str = "alternate", title: str = "") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    ("element", "url", "kind"),
    [
        (link("/feed/"), "https://paper.example/feed/", "RSS"),
        (link("rss.xml"), "https://paper.example/eng/rss.xml", "RSS"),
        (link("/atom", "application/atom+xml"), "https://paper.example/atom", "Atom"),
        (link("/f", "application/feed+json"), "https://paper.example/f", "JSON Feed"),
        (link("/feed.json", "application/json"), "https://paper.example/feed.json", "JSON Feed"),
        (
            link("/f", f"{RSS}; charset=utf-8", "Alternate NOFOLLOW"),
            "https://paper.example/f",
            "RSS",
        ),
        (link("/rss", "text/xml"), "https://paper.example/rss", "RSS"),
        (f"<LINK REL=alternate TYPE={RSS} HREF=//b.example/f>", "https://b.example/f", "RSS"),
        (f'<base href="/uk/">{link("feed")}', "https://paper.example/uk/feed", "RSS"),
        ('<a href="/eng/rss/">RSS</a>', "https://paper.example/eng/rss/", "link"),
        ('<a href="/?feed=rss2">x</a>', "https://paper.example/?feed=rss2", "link"),
        ('<a href="/news/last.rss">x</a>', "https://paper.example/news/last.rss", "link"),
    ],
)
def test_what_a_page_names(element: str, url: str, kind: str) -> None:
    (found,) = find_feeds(f"<html><head>{element}</head><body>x</body></html>", URL)
    assert (found.url, found.kind) == (url, kind)


@pytest.mark.parametrize(
    "element",
    [
        link("javascript:alert(1)"),
        link("file:///feed.xml"),
        link(""),
        link("/uk/", "text/html"),
        link("/wp-json/wp/v2/posts/1", "application/json"),
        link("/oembed?url=x", "application/json+oembed"),
        link("/s.css", "text/css", "alternate stylesheet"),
        link("/feed/", rel="preload"),
        '<a href="/news/rss-is-dead/">x</a>',
        '<a href="/feedback">x</a>',
        '<a href="https://reader.example/add/https://paper.example/feed/">x</a>',
        "<a>feed</a>",
    ],
)
def test_what_is_none(element: str) -> None:
    assert find_feeds(f"<html><head>{element}</head></html>", URL) == ()


def test_the_likeliest_is_first_and_comments_are_last() -> None:
    page = (
        '<a href="/comments/rss">x</a><a href="/all.rss">x</a>'
        + link("/comments/feed/", title="Paper » Comments Feed")
        + link("/feed/", title="Paper »\n Feed \x1b]0;x\x07")
        + link("/feed/", title="again")
        + link("/sport/feed/")
    )
    found = find_feeds(page.encode("utf-16"), "https://paper.example/")
    assert [feed.url.removeprefix("https://paper.example") for feed in found] == [
        "/feed/",
        "/sport/feed/",
        "/all.rss",
        "/comments/feed/",
        "/comments/rss",
    ]
    assert found[0].title.startswith("Paper » Feed")
    assert found[0].title.isprintable()


@pytest.mark.parametrize(
    "page", ["", b"", b"\x00\xff" * 500, "<div>" * 50_000 + "x", "<" * 50_000, "<a href='" * 9999]
)
def test_what_is_hardly_a_page_names_none(page: str | bytes) -> None:
    assert find_feeds(page, URL) == ()


def test_no_page_names_feeds_without_end() -> None:
    assert len(find_feeds("".join(link(f"/{n}") for n in range(5000)), URL)) == 50


def test_the_usual_places_are_below_the_section_and_at_the_root() -> None:
    section = usual_places(URL)
    assert section[:3] == (URL + "feed/", URL + "rss", URL + "rss.xml")
    root = usual_places("https://paper.example")
    assert section[len(root) :] == root
    assert "https://paper.example/feeds/posts/default" in root
    assert usual_places("https://paper.example/2025/02/a.html?x=1") == root
    assert usual_places("file:///etc") == ()
