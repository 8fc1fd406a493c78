"""What is no feed, what is hardly one, and what is made to do harm."""

from __future__ import annotations

import socket
from io import BytesIO

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import Refused
from digest_tui.ingest.feeds import read_feed
from digest_tui.ingest.feeds.limits import MOST_ENTRIES
from digest_tui.ingest.feeds.shaping import FeedWriter
from digest_tui.ingest.feeds.xml_events import read_xml
from tests.ingest.feeds.made import URL, WHOLE, described, rss

PAGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>x</body></html>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "it is empty"),
        (PAGE, "it is a web page, not a feed"),
        (b"<p>Access denied</p>", "it is a web page, not a feed"),
        (b'<html><a href="x"><rss></rss></a>', "it is a web page, not a feed"),
        (b'<?xml version="1.0"?><!-- a --><html xmlns="x"/>', "it is a web page, not a feed"),
        (b'<urlset xmlns="x"><url/></urlset>', "it is a sitemap, not a feed"),
        (b"<sitemapindex/>", "it is a sitemap, not a feed"),
        (b"<opml><head><title>x</title></head></opml>", "it is a list of subscriptions (OPML)"),
        (b"<other><thing/></other>", "it is XML of another kind (<other>), not a feed"),
        (b"Not found", "it is plain text, not a feed"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\xff", "it is a PNG image, not text"),
        (b"\x00\x01\x02" * 100, "it is binary data, not text"),
        (b'{"items": []}', "it is JSON, but no JSON Feed"),
        (b'[{"id": 1}]', "it is JSON, but no JSON Feed"),
        (b"{oops", "it is neither XML nor JSON that can be read"),
        (b"[" * 100_000, "it is "),
    ],
)
def test_what_is_no_feed_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_feed(data, "x", URL)
    assert refused.value.reason.startswith(reason)


def test_a_feed_without_entries_is_one() -> None:
    feed = read_feed(rss(), "x", URL)
    assert (feed.title, feed.entries, feed.notes) == ("A Paper", (), ())


@pytest.mark.parametrize(
    ("before", "after", "titles"),
    [
        (b"AT&amp;T", b"AT&T", ["AT&T", "Two"]),
        (b"AT&amp;T", b"AT&nbsp;&copy;", ["AT ©", "Two"]),
        (b"AT&amp;T", b"&foo; & &;", ["&foo; & &;", "Two"]),
        (b"AT&amp;T", b"5 < 6", ["5 < 6", "Two"]),
        (b"AT&amp;T", b"A\x0bT", ["A\ufffdT", "Two"]),
        (b"</item>", b"", ["AT&T", "Two"]),
        (b"</title>", b"", ["AT&T", "Two"]),
        (b'"2.0"', b'"2.0', ["AT&T", "Two"]),
        (b"<x>", b"<br><img src=a>", ["AT&T", "Two"]),
        (b"<x>", b"<a:b></c><dc:creator>", ["AT&T", "Two"]),
        (b"<rss", b"<br /><b>Warning</b>: in /x.php\n<rss", ["AT&T", "Two"]),
        (b"<rss", b"\n\n<?xml version='1.0'?><rss", ["AT&T", "Two"]),
        (b"</channel></rss>", b"", ["AT&T", "Two"]),
        (b"Two", b"<![CDATA[Two", ["AT&T", "Two"]),
        (b"Two", b"T<!-- wo", ["AT&T", "T<!-- wo"]),
    ],
)
def test_what_is_ill_formed_is_salvaged(before: bytes, after: bytes, titles: list[str]) -> None:
    feed = rss("<title>AT&amp;T</title><x></x>", "<title>Two</title>")
    read = read_feed(feed.replace(before, after), "x", URL)
    assert [entry.record.title for entry in read.entries] == titles


def test_what_is_salvaged_says_so() -> None:
    one = "<title>One</title>"
    broken = read_feed(
        rss(one, "<title>Two & three").removesuffix(b"</item></channel></rss>"), "x"
    )
    assert [entry.record.title for entry in broken.entries] == ["One"]
    assert "not well-formed" in broken.notes[0]
    assert broken.notes[1] == "it breaks off, and its last entry with it, which is left out"


def test_declared_entities_grow_no_feed_and_open_no_file(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket, "socket", no_network)
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    for declared in (
        f'<!ENTITY e0 "aaaaaaaaaa">{bomb}',
        f'<!ENTITY e8 "{"a" * 100_000}">',
        '<!ENTITY e8 SYSTEM "file:///etc/passwd">',
        '<!ENTITY e8 SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    ):
        data = f"<!DOCTYPE rss [{declared}]>".encode() + rss("<title>&e8;" * 100 + "</title>")
        read = read_feed(data.replace(b'<?xml version="1.0" encoding="UTF-8"?>', b""), "x", URL)
        assert len(read.entries[0].record.title or "") <= 400
        assert "root:" not in str(read)
        if "ENTITY e8" in declared:
            assert not read.entries[0].record.title  # nor is its name a word


def test_short_entities_of_a_document_are_what_it_says() -> None:
    data = b'<!DOCTYPE rss [<!ENTITY id "tag:a">]><rss><channel><item><title>&id;b</title></item>'
    assert read_feed(data + b"</channel></rss>", "x").entries[0].record.title == "tag:ab"


def test_no_word_of_a_long_title_is_lost() -> None:
    feed = read_feed(rss(f"<title>{'word ' * 20_000}</title>"), "x", URL)
    assert feed.entries[0].record.title == ("word " * 20_000).strip()


@pytest.mark.parametrize(
    "item",
    [
        f"<author>{'a' * 500_000}</author>",
        "<category>x</category>" * 20_000,
        '<a xml:base="abcdefgh/">' * 20_000,
        '<a b="' * 20_000,
        "<![CDATA[" * 20_000,
        "<!--" * 20_000,
        "</b>" * 20_000,
    ],
)
def test_what_costs_the_square_of_its_length_is_taken_out(item: str) -> None:
    # The test would take minutes otherwise.
    assert read_feed(rss(item, "<title>Two</title>"), "x", URL).entries


def test_there_is_an_end_to_entries_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    many = read_feed(rss(*["<title>T</title>"] * (MOST_ENTRIES + 1)), "x", URL)
    assert len(many.entries) == MOST_ENTRIES
    assert many.notes == (f"only its first {MOST_ENTRIES} entries are read",)
    monkeypatch.setattr("digest_tui.ingest.feeds.reading.MOST_BYTES", 100_000)
    item = described(WHOLE)
    before = len(rss()) - len("</channel></rss>")
    fit = (100_000 - before) // len(f"<item>{item}</item>")
    large = read_feed(rss(*[item] * (fit + 2)), "x", URL)
    assert [entry.record.html for entry in large.entries] == [WHOLE] * fit
    assert large.notes[0].endswith("only the beginning is read")


@given(
    st.lists(
        st.sampled_from(
            '<rss version="2.0">|<channel>|<item>|</item>|<title>|</title>|</rss>|<a:b c:d="e">|'
            "</a:b>|text & more|&amp;|&#0;|&lt;|<![CDATA[|]]>|<!-- |-->|<?x|?>|<!DOCTYPE|>|<|\"|'|"
            '<x xmlns:y="z" y:q="1" y:q="2">|<y:z:w>|<media:group>|<media:description>|<link/>|'
            '<x xmlns="">|<author>a@b.example</author>|<pubDate>Mon</pubDate>|</channel>'.split(
                "|"
            )
        ),
        max_size=40,
    )
)
def test_whatever_comes_is_written_well_formed(parts: list[str]) -> None:
    text = "<rss><channel>" + "".join(parts)
    writer, _ = read_xml(text, FeedWriter)
    document = writer.document()
    headers = {"content-type": "application/xml; charset=utf-8"}
    read = feedparser.parse(BytesIO(document), response_headers=headers)
    assert not read["bozo"], document
    # In a title feedparser takes what stands in tags for words, an entry too.
    assert len(read["entries"]) <= writer.entries
