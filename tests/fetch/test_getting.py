"""What an address gives, and what is asked for a second time."""

from __future__ import annotations

import os
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui import __version__
from digest_tui.errors import NotFetched
from digest_tui.fetch import Fetcher, Hop, Validators
from digest_tui.models import FetchSettings
from tests.webserver import RSS, Response, WebServer, raw, redirect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.conftest import Hours

    Make = Callable[..., Fetcher]

YESTERDAY = "Sun, 16 Feb 2025 12:00:00 GMT"


def test_a_page(server: WebServer, fetcher: Make) -> None:
    url = server.add("/a?b=c", Response("Слово".encode("cp1251"), 'Text/HTML; charset="CP1251"'))
    fetched = fetcher(user_agent="(news@desk.example)").get(f"{url}#part")
    assert fetched.data == "Слово".encode("cp1251")
    assert (fetched.asked, fetched.url, fetched.status) == (url, url, 200)
    assert (fetched.media_type, fetched.charset) == ("text/html", "cp1251")
    assert not fetched.unchanged
    (request,) = server.asked("/a?b=c")
    assert request.headers["user-agent"] == f"digest-tui/{__version__} (news@desk.example)"
    assert request.headers["accept-encoding"] == "gzip, deflate"
    assert request.headers["accept"].startswith("text/html")
    assert "cookie" not in request.headers


def test_cookies_are_not_kept(server: WebServer, fetcher: Make) -> None:
    url = server.add("/", Response("a", headers={"Set-Cookie": "who=you; Path=/"}))
    asking = fetcher()
    asking.get(url)
    asking.get(url)
    assert all("cookie" not in request.headers for request in server.log)


@pytest.mark.parametrize(
    "packed",
    [
        ("gzip", lambda data: zlib.compress(data, wbits=31)),
        (
            "x-gzip",
            lambda data: zlib.compress(data[:9], wbits=31) + zlib.compress(data[9:], wbits=31),
        ),
        ("gzip", lambda data: zlib.compress(data, wbits=31) + bytes(16)),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", lambda data: data),
    ],
)
def test_packed(server: WebServer, fetcher: Make, packed: Any) -> None:
    coding, pack = packed
    body = b"One paragraph. " * 10_000
    url = server.add("/", Response(pack(body), headers={"Content-Encoding": coding}))
    assert fetcher().get(url).data == body


def test_chunks(server: WebServer, fetcher: Make) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    url = server.add("/", raw(head, b"3\r\nOne\r\n", b"4;x=y\r\n two\r\n0\r\n\r\n"))
    assert fetcher().get(url).data == b"One two"


def test_the_second_time_only_what_is_new_is_asked_for(server: WebServer, fetcher: Make) -> None:
    url = server.add("/feed", Response("<rss/>", RSS, etag='W/"7"', last_modified=YESTERDAY))
    asking = fetcher()
    first = asking.get(url, kind="feed")
    assert first.validators == Validators('W/"7"', YESTERDAY, url)
    assert not asking.get(url, kind="feed").unchanged, "who has not filed it needs it again"
    asking.keep(first)
    second = fetcher().get(url, kind="feed")
    assert (second.unchanged, second.status, second.data) == (True, 304, b"")
    request = server.asked("/feed")[-1]
    assert request.headers["if-none-match"] == 'W/"7"'
    assert request.headers["if-modified-since"] == YESTERDAY
    fetcher().keep(second)
    assert fetcher().get(url, kind="feed").unchanged, "304 without headers changes nothing"
    anew = fetcher().get(url, kind="feed", validators=Validators())
    assert anew.data == b"<rss/>"
    given = fetcher().get(url, kind="feed", validators=Validators(last_modified=YESTERDAY))
    assert given.unchanged


def test_who_gives_none_any_more_is_asked_for_all(server: WebServer, fetcher: Make) -> None:
    url = server.add("/feed", Response("<rss/>", RSS, etag='"1"'), Response("<rss></rss>", RSS))
    asking = fetcher()
    for _ in range(2):
        asking.keep(asking.get(url, kind="feed"))
    assert asking.get(url, kind="feed").data == b"<rss></rss>"
    assert "if-none-match" not in server.asked("/feed")[-1].headers


def test_validators_go_to_nobody_else(server: WebServer, fetcher: Make) -> None:
    url = server.add("/feed", Response("<rss/>", RSS, etag='"1"'))
    asking = fetcher()
    asking.keep(asking.get(url, kind="feed"))
    server.add("/feed", redirect("/other"))
    server.add("/other", Response("other", etag='"1"'))
    assert asking.get(url, kind="feed").data == b"other"
    assert "if-none-match" not in server.asked("/other")[0].headers


def test_a_validator_that_cannot_be_sent_is_none(server: WebServer, fetcher: Make) -> None:
    for etag in (f'"{"x" * 2000}"', '"ф"'.encode().decode("latin-1")):
        url = server.add("/feed", Response("<rss/>", RSS, headers={"ETag": etag}))
        assert not fetcher().get(url, kind="feed").validators


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"Cache-Control": "max-age=600", "Age": "500"}, 100),
        ({"Cache-Control": "max-age=999999999"}, 6 * 3600),
        ({"Cache-Control": "max-age=600, no-cache"}, 0),
        ({"Cache-Control": "x-max-age=600"}, 0),
        ({"Cache-Control": "max-age=soon"}, 0),
        ({"Date": YESTERDAY, "Expires": "Sun, 16 Feb 2025 12:10:00 GMT"}, 600),
        ({"Date": YESTERDAY, "Expires": "0"}, 0),
        ({"Date": YESTERDAY, "Expires": "Sun, 16 Feb 99999 12:10:00 GMT"}, 0),
        ({}, 0),
    ],
)
def test_what_is_fresh_is_not_asked_for(
    server: WebServer, fetcher: Make, hours: Hours, headers: dict[str, str], seconds: int
) -> None:
    url = server.add("/feed", Response("<rss/>", RSS, headers=headers))
    asking = fetcher()
    first = asking.get(url, kind="feed")
    assert first.fresh_until == (hours.now + seconds if seconds else None)
    asking.keep(first)
    if seconds:
        fresh = asking.get(url, kind="feed")
        assert (fresh.unchanged, fresh.was_asked, len(server.asked("/feed"))) == (True, False, 1)
        asking.get(url, kind="feed", force=True)
        asking.get(url, kind="page")
        assert len(server.asked("/feed")) == 3
        hours.now += seconds
    assert asking.get(url, kind="feed").was_asked


def test_redirects(server: WebServer, fetcher: Make) -> None:
    end = server.add("/end", Response("here"))
    server.add("/three", redirect("end", 307))
    server.add("/two", redirect("/three", 301))
    start = server.add("/one", redirect(server.url("/two#x"), 308))
    fetched = fetcher().get(start)
    assert (fetched.asked, fetched.url, fetched.data) == (start, end, b"here")
    assert fetched.hops == (
        Hop(start, server.url("/two"), permanent=True),
        Hop(server.url("/two"), server.url("/three"), permanent=True),
        Hop(server.url("/three"), end, permanent=False),
    )
    assert fetched.moved_to == server.url("/three")
    assert fetcher().get(end).moved_to is None


def test_a_redirect_in_letters_of_its_own(server: WebServer, fetcher: Make) -> None:
    url = server.add("/", redirect("/новини".encode().decode("latin-1")))
    server.add("/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8", Response("here"))
    assert fetcher().get(url).data == b"here"


def test_a_connection_is_used_again(server: WebServer, fetcher: Make) -> None:
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    server.robots = Response("")
    server.add("/", Response("a"))
    asking = fetcher(resolve=resolve, allow_private=True)
    for _ in range(3):
        asking.get(server.url("/", "a.example"))
    assert looked_up == ["a.example"]
    assert server.asked("/")[0].headers["host"] == f"a.example:{server.port}"


def test_without_a_memory_nothing_is_remembered(server: WebServer) -> None:
    url = server.add("/", Response("a", etag='"1"'))
    with Fetcher(FetchSettings(allow_private=True, pause=0)) as asking:
        asking.keep(asking.get(url))
        assert not asking.get(url).unchanged


def test_a_memory_of_another_form_is_made_anew(
    server: WebServer, fetcher: Make, tmp_path: Any
) -> None:
    with sqlite3.connect(tmp_path / "fetch.sqlite3") as db:
        db.execute("CREATE TABLE answers (x)")
        db.execute("PRAGMA user_version = 99")
    db.close()
    url = server.add("/", Response("a", etag='"1"'))
    asking = fetcher()
    asking.keep(asking.get(url))
    assert asking.get(url).unchanged


def test_proxies_of_the_environment_are_not_used(
    server: WebServer, fetcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:1")
    assert fetcher().get(server.add("/", Response("a"))).data == b"a"


def test_a_proxy_of_the_settings_is(server: WebServer, fetcher: Make) -> None:
    server.add("http://news.example/page", Response("by proxy"))
    server.add("http://news.example/robots.txt", Response("", status=404))
    asking = fetcher(proxy=server.base, allow_private=False, resolve=lambda *_: ["127.0.0.1"])
    assert asking.get("http://news.example/page").data == b"by proxy"
    with pytest.raises(NotFetched, match=r"leads to 192\.168\.0\.1, a private address"):
        asking.get("http://192.168.0.1/")
    with pytest.raises(NotFetched, match="leads to localhost, a private address"):
        asking.get("http://localhost/")
