"""The encodings, dates, names and beginnings of what feeds give."""

from __future__ import annotations

import pytest

from digest_tui.ingest.feeds import read_feed
from digest_tui.ingest.feeds.addresses import web_address
from digest_tui.ingest.feeds.bodies import is_shortened
from digest_tui.ingest.feeds.stamps import iso_stamp
from digest_tui.ingest.feeds.words import paragraphs_of, source_name
from tests.ingest.feeds.made import SENTENCES, URL, WHOLE, described, rss

TITLE = "Новини: мост закрыт"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "windows-1251", "windows-1251"),
        ("utf-8-sig", None, "iso-8859-1"),
        ("cp1251", "windows-1251", None),
        ("cp1251", "windows-1251", "iso-8859-1"),
        ("cp1251", "windows-1251", "no-such-thing"),
        ("cp1251", None, "windows-1251"),
        ("cp1251", "utf-8", "'CP1251'"),
        ("koi8-u", "koi8-u", "utf-8"),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", "utf-8"),
        ("utf-16-be", None, None),
        ("utf-32", None, None),
    ],
)
def test_whoever_is_wrong_about_the_encoding(
    encoding: str, declared: str | None, charset: str | None
) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = f"{declaration}<rss version='2.0'><channel><title>{TITLE}</title></channel></rss>"
    assert read_feed(text.encode(encoding), "x", URL, charset).title == TITLE


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("Tue, 11 Feb 2025 14:32:00 +0300", "2025-02-11T14:32+03:00"),
        ("Tue, 11 Feb 2025 14:32:00 GMT", "2025-02-11T14:32Z"),
        ("Tue, 11 Feb 25 14:32:00 EST", "2025-02-11T14:32"),
        ("2025-02-11T14:32:10.5-05:00", "2025-02-11T14:32-05:00"),
        ("20250211T143200Z", "2025-02-11T14:32Z"),
        ("2025-02-11", "2025-02-11"),
        ("11.02.2025 14:32", "2025-02-11T14:32"),
        ("0001-01-01T00:00:00Z", None),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("9999-12-31T23:59:59Z", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("2025-02-30T00:00:00Z", None),
        ("2025", None),
        ("13 June, 02:16 PM", None),
        ("yesterday", None),
        ("", None),
        ("9" * 10_000, None),
        (None, None),
    ],
)
def test_dates_are_those_that_were_written(written: str | None, stamp: str | None) -> None:
    assert iso_stamp(written) == stamp


@pytest.mark.parametrize(
    ("body", "shortened"),
    [
        ("", True),
        ("One sentence only.", True),
        (WHOLE, False),
        (SENTENCES, False),
        (f"{WHOLE}<p>The road...</p>", True),
        (f"{WHOLE}<p>The road […]</p>", True),
        (f"{WHOLE}<p>The road [&#8230;]</p>", True),
        (f"{WHOLE}<a href='/x'>Read more »</a>", True),
        (f"{WHOLE}<p><a>Continue reading A bridge is closed</a></p>", True),
        (f"{WHOLE}<p>Читати далі</p>", True),
        (f"{WHOLE}<p>They want no more bridges.</p>", False),
        (f"{WHOLE}<p>The post A bridge appeared first on A Paper.</p>", False),
        (f"{SENTENCES} […]</p><p>The post A bridge appeared first on A Paper.</p>", True),
    ],
)
def test_the_beginning_of_an_article_is_told_from_the_whole(body: str, shortened: bool) -> None:
    assert is_shortened(body, marked_up=True) == shortened


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A Paper", "A Paper"),
        ("A Paper - RSS", "A Paper"),
        ("A Paper RSS Feed", "A Paper"),
        ("A Paper » Feed", "A Paper"),
        ("RSS: A Paper", "A Paper"),
        ("Breakfeed", "Breakfeed"),
        ("RSS", "RSS"),
        ("", ""),
    ],
)
def test_a_source_is_called_as_its_feed_without_the_feed(title: str, name: str) -> None:
    assert source_name(title) == name


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (" /x y\n", "https://paper.example/x%20y"),
        ("//b.example/", "https://b.example/"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("ftp://a.example/", None),
        ("http://", None),
        ("http://[::1", None),
        ("http://a.example:port/", None),
        ("https://a.example/\x1b]0;x\x07", None),
        ("https://a.example/" + "a" * 5000, None),
        (None, None),
    ],
)
def test_addresses_are_of_the_web_and_safe(written: str | None, address: str | None) -> None:
    assert web_address(written, URL) == address


def test_words_without_tags_keep_their_paragraphs_and_lists() -> None:
    text = "One line\n  goes on.\n\nTwo &amp; three:\n- a\n- b\n1. c"
    assert paragraphs_of(text) == "One line goes on.\n\nTwo & three:\n- a\n- b\n1. c"


def test_names_of_authors_are_no_addresses_for_letters() -> None:
    authors = ("jane@paper.example (Jane Doe)", "jane@paper.example", "Jane Doe")
    feed = read_feed(rss(*(described("x", f"<author>{a}</author>") for a in authors)), "x", URL)
    assert [entry.record.byline for entry in feed.entries] == ["Jane Doe", None, "Jane Doe"]


def test_what_is_known_is_safe_to_show() -> None:
    data = rss("<title>A &#x9b;31m \u202e title</title>", channel="<title>\u202eA\x9b</title>")
    feed = read_feed(data, "x", URL)
    assert feed.title.isprintable()
    assert (feed.entries[0].record.title or "").isprintable()
