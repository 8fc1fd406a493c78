"""Feeds in the shapes of those that outlets serve."""

from __future__ import annotations

from html import escape

from digest_tui.ingest.feeds import read_feed
from digest_tui.ingest.record import Record
from tests.ingest.feeds.made import SENTENCES, URL, WHOLE, atom, rss


def test_news_in_brief_with_an_empty_content_leads_to_its_page() -> None:
    feed = read_feed(
        rss(
            "<title>ISW: the river &amp;quot;line&amp;quot; holds</title>"
            "<link>https://www.paper.example/eng/news/2025/02/11/1/</link>"
            "<description>The line holds, says the institute.</description>"
            "<dc:creator>Olena Example</dc:creator>"
            "<content:encoded><![CDATA[]]></content:encoded>"
            '<enclosure url="https://img.paper.example/1.jpg" length="1" type="image/jpeg"/>'
            '<guid isPermaLink="true">https://www.paper.example/eng/news/2025/02/11/1/</guid>'
            "<pubDate>Tue, 11 Feb 2025 00:15:00 +0300</pubDate>",
            channel="<title>A Paper - RSS</title><language>en</language><ttl>60</ttl>",
        ),
        "x",
        URL,
    )
    address = "https://www.paper.example/eng/news/2025/02/11/1/"
    assert (feed.title, feed.home, feed.language) == (
        "A Paper - RSS",
        "https://paper.example/",
        "en",
    )
    assert feed.notes == ()
    (entry,) = feed.entries
    assert entry.record == Record(
        text="The line holds, says the institute.",
        title='ISW: the river "line" holds',
        byline="Olena Example",
        published="2025-02-11T00:15+03:00",
        source="A Paper",
        url=address,
        language="en",
    )
    assert (entry.address, entry.guid, entry.wants_page) == (address, address, True)


def test_a_blog_with_full_content_is_whole_though_it_ends_as_its_excerpts_do() -> None:
    appeared = '<p>The post <a href="/x">A bridge</a> appeared first on <a href="/">P</a>.</p>'
    feed = read_feed(
        rss(
            "<title>A bridge</title><link>https://paper.example/2025/02/11/a-bridge/</link>"
            "<dc:creator><![CDATA[Jane Doe]]></dc:creator>"
            "<pubDate>Tue, 11 Feb 2025 14:32:10 +0000</pubDate>"
            '<guid isPermaLink="false">https://paper.example/?p=77</guid>'
            f"<description><![CDATA[<p>The council met [&#8230;]</p>{appeared}]]></description>"
            f"<content:encoded><![CDATA[{WHOLE}{appeared}]]></content:encoded>",
            f"<title>Another</title><link>https://paper.example/2025/02/11/another/</link>"
            f"<description><![CDATA[<p>The council met [&#8230;]</p>{appeared}]]></description>",
        ),
        "x",
        URL,
    )
    whole, cut = feed.entries
    assert whole.record.html == WHOLE + appeared
    assert whole.record.also_at == ["https://paper.example/?p=77"]
    assert whole.record.published == "2025-02-11T14:32+00:00"
    assert (whole.wants_page, cut.wants_page) == (False, True)


def test_a_block_of_news_with_relative_links_and_pictures() -> None:
    feed = read_feed(
        rss(
            "<title><![CDATA[ Bridge\n closed ]]></title><link>/rubric/1-bridge.html</link>"
            "<description><![CDATA[The bridge is closed. <a href='/x'>Read more</a>]]>"
            "</description>"
            '<media:content url="https://paper.example/1.jpg"><media:description>A long caption '
            f"of a picture. {SENTENCES}</media:description><media:title>Caption</media:title>"
            "</media:content><pubDate>Tue, 11 Feb 2025 14:32:00 +0200</pubDate>",
        ),
        "x",
        URL,
    )
    (entry,) = feed.entries
    assert entry.address == "https://paper.example/rubric/1-bridge.html"
    assert entry.record.title == "Bridge closed"
    assert entry.record.html.startswith("The bridge is closed.")
    assert entry.wants_page


def test_a_film_has_what_is_said_of_it() -> None:
    feed = read_feed(
        rss(
            "<title>A film</title>"
            '<media:group><media:title>Film</media:title><media:content url="https://x.example/"/>'
            "<media:description>What is seen.</media:description></media:group>",
            "<title>A talk</title><link>https://paper.example/talk.mp3</link>"
            '<enclosure url="https://paper.example/talk.mp3" length="1" type="audio/mpeg"/>',
        ),
        "x",
        URL,
    )
    film, talk = feed.entries
    assert (film.record.text, film.address, film.wants_page) == ("What is seen.", None, False)
    assert (talk.record.text, talk.wants_page) == ("", False)


def test_atom_of_every_kind_of_content() -> None:
    feed = read_feed(
        atom(
            '<title type="html">&lt;b&gt;One&lt;/b&gt; &amp;amp; all</title>'
            '<link rel="edit" href="/edit"/><link href="/one"/><id>urn:1</id>'
            "<published>2025-02-11T14:32:00+02:00</published><updated>2025-02-12T00:00Z</updated>"
            f'<summary>Short.</summary><content type="html">{escape(WHOLE)}</content>',
            '<title>Two</title><link href="two"/><author><name>Jane</name></author>'
            "<author><name>John</name></author><updated>2025-02-12T00:00:00Z</updated>"
            '<content type="xhtml" xml:lang="uk"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>One</p><p>Two &amp; three</p></div></content>",
            '<title>Three</title><content type="text/html" src="/three.html"/>',
            "<title>Four</title><content>Line one.\nLine &lt;two&gt;.</content>"
            "<source><title>Elsewhere - RSS Feed</title></source>",
            feed="<title>A Paper</title><author><name>Staff</name></author>",
        ),
        "x",
        URL,
    )
    one, two, three, four = feed.entries
    assert feed.language == "en"
    assert (one.record.title, one.address) == ("One & all", "https://paper.example/one")
    assert (one.record.html, one.record.published) == (WHOLE, "2025-02-11T14:32+02:00")
    assert (one.record.byline, one.guid, one.wants_page) == ("Staff", "urn:1", False)
    assert two.address == "https://paper.example/eng/rss/two"
    assert two.record.html == "<p>One</p><p>Two &amp; three</p>"
    assert (two.record.byline, two.record.language) == ("Jane, John", "uk")
    assert two.record.published == "2025-02-12T00:00Z"
    assert (three.address, three.wants_page) == ("https://paper.example/three.html", True)
    assert (four.record.text, four.record.source) == ("Line one.\nLine <two>.", "Elsewhere")


def test_rss_1_and_the_real_address_behind_a_counting_one() -> None:
    feed = read_feed(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        b' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        b' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        b'<channel rdf:about="x"><title>Old</title><link>http://old.example/</link></channel>'
        b'<item rdf:about="http://old.example/1"><title>T</title>'
        b"<link>http://counting.example/~r/1</link><dc:date>2004-05-06T07:08:09-05:00</dc:date>"
        b"<feedburner:origLink>http://old.example/1</feedburner:origLink></item></rdf:RDF>",
        "x",
    )
    (entry,) = feed.entries
    assert (entry.guid, entry.address) == ("http://old.example/1", "http://old.example/1")
    assert entry.record.also_at == ["http://counting.example/~r/1"]
    assert entry.record.published == "2004-05-06T07:08-05:00"
