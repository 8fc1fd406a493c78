"""Fetching what sources have new, from a real server to the library."""

from __future__ import annotations

import gzip
import io
import re
import threading
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryError, NoLongerWanted
from digest_tui.library.feeds import MOST_TRIES
from digest_tui.models import (
    Fate,
    FetchedArticle,
    FetchedSource,
    FetchSettings,
    Filed,
    Subscription,
    Subscriptions,
)
from digest_tui.store.desk import Desk
from tests.webserver import RESET, RSS, Response, WebServer, endless, raw, redirect, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.library import Library

MANNERS = FetchSettings(allow_private=("127.0.0.1",), pause=0, timeout=1.5)
PROSE = (
    "The council of Lower Fernley agreed on Monday to close the old stone bridge for repairs.",
    "Engineers had found cracks in two of its arches during an inspection in January.",
    "Buses will take another way until the work is done, a spokeswoman for the town said.",
    "The repairs are expected to cost 2.4 million and to take until the end of October.",
)


@pytest.fixture(autouse=True)
def _no_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried again is tried at once."""
    monkeypatch.setattr("digest_tui.fetch.journey.random.uniform", lambda *_: 0.01)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


def page(title: str, *texts: str, charset: str = "utf-8") -> str:
    body = "\n".join(f"<p>{text}</p>" for text in texts or PROSE)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title}</title>'
        f'<meta property="article:published_time" content="2025-02-11T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def item(link: str, title: str, text: str = "", guid: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{guid or link}</guid>"
        f"<pubDate>Tue, 11 Feb 2025 10:00:00 +0200</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
    )


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        "<title>The Fernley Courier</title><link>https://courier.example/</link>"
        f"{''.join(items)}</channel></rss>"
    )


class Round:
    """One round of fetching, sorted by what came of it."""

    def __init__(self, library: Library, *feeds: str, force: bool = True) -> None:
        sources = tuple(Subscription(f"Source {n}", feed) for n, feed in enumerate(feeds))
        following = Subscriptions(sources, MANNERS)
        self.articles: list[FetchedArticle] = []
        self.sources: dict[str, FetchedSource] = {}
        for what in library.fetch(following, threading.Event(), force=force):
            if isinstance(what, FetchedArticle):
                self.articles.append(what)
            else:
                self.sources[what.of.feed] = what

    @property
    def filed(self) -> list[Filed | None]:
        return [one.outcome.filed for one in self.articles]

    @property
    def refused(self) -> list[str]:
        return [one.outcome.refused for one in self.articles if one.outcome.refused]


def test_a_shortened_entry_leads_to_the_page(web: WebServer, library: Library) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    feed = web.add(
        "/feed", Response(rss(item(link, "Bridge to close", PROSE[0][:40] + "...")), RSS)
    )
    done = Round(library, feed)
    assert done.filed == [Filed.NEW]
    (entry,) = [one.outcome.article for one in done.articles]
    assert entry is not None
    article = library.article(entry.id)
    assert article.title == "Bridge to close"
    assert [part.text for part in article.body] == list(PROSE)
    assert article.url == link
    assert str(article.published).startswith("11 February 2025")


def test_what_a_page_does_not_say_the_feed_does(web: WebServer, library: Library) -> None:
    bare = "<html><body>" + "".join(f"<p>{text}</p>" for text in PROSE) + "</body></html>"
    link = web.add("/one", Response(bare))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS))
    (done,) = Round(library, feed).articles
    assert done.outcome.article is not None
    article = library.article(done.outcome.article.id)
    assert article.title == "Bridge to close"
    assert str(article.published) == "11 February 2025, 10:00"
    assert article.source_name == "Source 0"


def test_the_second_time_nothing_is_asked_twice(web: WebServer, library: Library) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    body = rss(item(link, "Bridge to close"))
    feed = web.add("/feed", Response(body, RSS, etag='"v1"'))
    Round(library, feed)
    again = Round(library, feed)
    assert again.articles == []
    assert again.sources[feed].unchanged
    assert [r.headers.get("if-none-match") for r in web.asked("/feed")] == [None, '"v1"']
    assert len(web.asked("/one")) == 1


def test_a_new_entry_of_a_changed_feed_is_the_only_one_asked_for(
    web: WebServer, library: Library
) -> None:
    one = web.add("/one", Response(page("Bridge to close")))
    two = web.add("/two", Response(page("Bridge to open", *reversed(PROSE))))
    feed = web.add(
        "/feed",
        Response(rss(item(one, "Bridge to close")), RSS),
        Response(rss(item(two, "Bridge to open"), item(one, "Bridge to close")), RSS),
    )
    Round(library, feed)
    again = Round(library, feed)
    assert again.filed == [Filed.NEW]
    assert len(web.asked("/one")) == 1


@pytest.mark.parametrize("guid", ["<guid>courier</guid>", ""])
def test_entries_of_one_name_are_all_there(web: WebServer, library: Library, guid: str) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    other = web.add("/two", Response(page("Bridge to open", *reversed(PROSE))))
    entries = [item(link, "Bridge to close"), item(other, "Bridge to open")]
    entries = [re.sub("<guid>.*</guid>", guid, entry) for entry in (*entries, entries[0])]
    feed = web.add("/feed", Response(rss(*entries), RSS))
    assert Round(library, feed).filed == [Filed.NEW, Filed.NEW]
    assert Round(library, feed).articles == []
    assert len(web.asked("/one")) == 1


def test_an_edited_article_is_a_new_version(web: WebServer, library: Library) -> None:
    edited = PROSE[3].replace("2.4", "3.1")
    link = web.add(
        "/one",
        Response(page("Bridge to close")),
        Response(page("Bridge to close", *PROSE[:3], edited)),
    )
    feed = web.add(
        "/feed",
        Response(rss(item(link, "Bridge to close")), RSS),
        Response(rss(item(link, "UPDATED: Bridge to close")), RSS),
    )
    Round(library, feed)
    again = Round(library, feed)
    assert again.filed == [Filed.NEW_VERSION]
    assert library.count() == 1
    listed, steps = library.versions.of("source-0-bridge")
    assert [version.number for version in listed] == [1, 2]
    assert steps[1] is not None
    assert steps[1].counts[Fate.ALTERED] == 1


def test_what_was_removed_does_not_come_back(web: WebServer, library: Library) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS))
    (done,) = Round(library, feed).articles
    assert done.outcome.article is not None
    library.remove(done.outcome.article.id)
    assert Round(library, feed).articles == []
    assert library.count() == 0


def test_a_page_that_cannot_be_had_is_tried_again(web: WebServer, library: Library) -> None:
    link = web.add("/one", *[Response("busy", status=503)] * 3, Response(page("Bridge to close")))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS, etag='"v1"'))
    first = Round(library, feed)
    assert [first.filed, library.count()] == [[None], 0]
    assert "503" in first.refused[0]
    assert Round(library, feed).filed == [Filed.NEW]


def test_a_page_that_is_gone_is_not(web: WebServer, library: Library) -> None:
    feed = web.add("/feed", Response(rss(item(web.url("/gone"), "Bridge to close")), RSS))
    assert Round(library, feed).filed == [None]
    assert Round(library, feed).articles == []
    assert len(web.asked("/gone")) == 1


def test_the_beginning_is_better_than_nothing(web: WebServer, library: Library) -> None:
    link = web.add("/one", *[Response("no", status=403)] * 3, Response(page("Bridge to close")))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close", PROSE[0] + " ...")), RSS))
    first = Round(library, feed)
    assert first.filed == [Filed.NEW]
    assert "403" in first.sources[feed].notes[0]
    whole = Round(library, feed)
    while whole.filed != [Filed.READ_ANEW]:
        assert len(web.asked("/one")) < 6
        whole = Round(library, feed)
    assert library.count() == 1


def test_a_page_that_is_no_article_leaves_what_the_feed_gives(
    web: WebServer, library: Library
) -> None:
    wall = "<html><head><title>Just a moment...</title></head><body>Checking.</body></html>"
    link = web.add("/one", Response(wall), Response(page("Bridge to close")))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close", PROSE[0] + " ...")), RSS))
    first = Round(library, feed)
    assert first.filed == [Filed.NEW]
    assert "human" in first.sources[feed].notes[0]
    assert Round(library, feed).filed == [Filed.READ_ANEW]


def test_what_never_is_an_article_is_given_up(web: WebServer, library: Library) -> None:
    link = web.add("/one", Response("no", status=403))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS))
    tried = [len(Round(library, feed).articles) for _ in range(MOST_TRIES + 2)]
    assert tried == [1] * MOST_TRIES + [0, 0]


def test_what_was_changed_in_silence_is_found_where_all_is_asked_anew(
    web: WebServer, library: Library
) -> None:
    edited = page("Bridge to close", PROSE[0].replace("Monday", "Tuesday"), *PROSE[1:])
    link = web.add("/one", Response(page("Bridge to close")), Response(edited))
    feed = web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS, etag='"v1"'))
    Round(library, feed)
    assert Round(library, feed).articles == []
    following = Subscriptions((Subscription("Source 0", feed),), MANNERS)
    told = list(library.fetch(following, threading.Event(), anew=True))
    assert [one.outcome.filed for one in told if isinstance(one, FetchedArticle)] == [
        Filed.NEW_VERSION
    ]


def test_bad_sources_take_no_good_one_down(web: WebServer, library: Library) -> None:
    good = web.add("/one", Response(page("Bridge to close")))
    cyrillic = page(
        "Міст закрито",
        "Міст через річку закрили на ремонт у понеділок вранці.",
        "Інженери знайшли тріщини у двох арках під час огляду в січні цього року.",
        "Автобуси поїдуть іншим шляхом, доки тривають роботи, повідомили в міській раді.",
        charset="windows-1251",
    )
    wrong = web.add("/cp1251", Response(cyrillic.encode("cp1251"), "text/html; charset=utf-8"))
    web.add("/loop", redirect("/loop"))
    html = "<html><head><title>Just a moment...</title></head><body>Checking.</body></html>"
    feeds = {
        web.add("/good", Response(rss(item(good, "Bridge to close")), RSS, packed=True)): None,
        web.add("/moved", redirect("/moved-feed", 301)): None,
        web.add("/500", Response("broken", status=500)): "500",
        web.add("/challenge", Response(html)): "web page",
        web.url("/loop"): "circle",
        web.add("/file", redirect("file:///etc/passwd")): "file:",
        web.add("/private", redirect("http://10.0.0.1/feed")): "10.0.0.1",
        web.add("/endless", endless(b"<item>" * 4096)): "8 MB",
        web.add("/drip", endless(b" ", pause=0.05)): "longer than",
        web.add("/reset", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>", RESET)): "",
    }  # fmt: skip
    web.add("/moved-feed", Response(rss(item(wrong, "Міст закрито")), RSS))
    done = Round(library, *feeds)
    problems = {feed: done.sources[feed].problem for feed in feeds}
    for feed, words in feeds.items():
        problem = problems[feed]
        assert problem is None if words is None else words in (problem or "nothing"), (
            feed,
            problem,
        )
    assert sorted(map(str, done.filed)) == ["filed", "filed"]
    names = [one.outcome.article.id for one in done.articles if one.outcome.article]
    assert {one.headline for one in map(library.article, names)} == {
        "Bridge to close",
        "Міст закрито",
    }


def test_two_sources_that_list_one_article_make_one(web: WebServer, library: Library) -> None:
    links = [web.add(f"/one?utm_source={n}", Response(page("Bridge to close"))) for n in "ab"]
    feeds = [
        web.add(f"/feed{at}", Response(rss(item(link, "Bridge")), RSS))
        for at, link in enumerate(links)
    ]
    Round(library, feeds[0])
    assert Round(library, feeds[1]).articles == []
    assert library.count() == 1
    assert [r.path for r in web.log if r.path.startswith("/one")] == ["/one?utm_source=a"]


def test_it_can_be_stopped_at_once(web: WebServer, library: Library) -> None:
    feed = web.add("/drip", endless(b" ", pause=0.05))
    stop = threading.Event()
    stop.set()
    with pytest.raises(NoLongerWanted):
        list(library.fetch(Subscriptions((Subscription("One", feed),), MANNERS), stop))


@pytest.mark.parametrize("error", [KeyboardInterrupt, LibraryError("the disk is full")])
def test_what_ends_the_filing_ends_the_asking(
    web: WebServer,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException] | BaseException,
) -> None:
    """Threads that wait for somebody to take what they have would keep the program for ever."""

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(Desk, "file", broken)
    links = [web.add(f"/{n}", Response(page(f"Bridge {n} to close"))) for n in range(9)]
    feed = web.add("/feed", Response(rss(*[item(link, "Bridge") for link in links]), RSS))
    following, stop = Subscriptions((Subscription("One", feed),), MANNERS), threading.Event()
    with pytest.raises((KeyboardInterrupt, LibraryError)) as raised:
        list(library.fetch(following, stop))
    assert raised.traceback  # which keeps all that was under way from being cleared away
    assert stop.is_set()
    assert not [one for one in threading.enumerate() if one.name.startswith("fetch")]


def test_an_address_is_added_as_a_file_is(web: WebServer, library: Library) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    feed = web.add("/feed", Response(rss(item(link, "Other", " ".join(PROSE))), RSS))
    missing = web.url("/missing")
    outcomes = list(library.add([link, missing, feed, link], manners=MANNERS))
    assert [one.filed for one in outcomes] == [Filed.NEW, None, Filed.KNOWN, Filed.KNOWN]
    assert outcomes[1].refused is not None
    assert "404" in outcomes[1].refused


def test_addresses_of_one_host_are_asked_with_a_pause(web: WebServer, library: Library) -> None:
    links = [web.add(f"/{n}", Response(page(f"Bridge {n} to close"))) for n in range(2)]
    list(library.add(links[:1], manners=MANNERS))  # from now on its robots.txt is known
    began = time.monotonic()
    list(library.add(links, manners=replace(MANNERS, pause=0.5)))
    assert time.monotonic() - began >= 0.5


def test_what_is_in_an_archive_has_not_its_address(web: WebServer, library: Library) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.html", page("Bridge to close"))
        archive.writestr("two.html", page("Bridge to open", *reversed(PROSE)))
        archive.writestr("three.txt", "A third text\n\nIt tells of a bridge, too.")
    link = web.add("/all.zip", Response(packed.getvalue(), "application/zip"))
    outcomes = list(library.add([link], manners=MANNERS))
    assert [one.filed for one in outcomes] == [Filed.NEW] * 3
    assert {library.article(one.article.id).url for one in outcomes if one.article} == {None}


def test_a_packed_page_has_its_address(web: WebServer, library: Library) -> None:
    packed = gzip.compress(page("Bridge to close").encode())
    link = web.add("/one.html.gz", Response(packed, "application/gzip"))
    (done,) = library.add([link], manners=MANNERS)
    assert done.article is not None
    assert library.article(done.article.id).url == link
