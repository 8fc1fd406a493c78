"""What robots.txt asks for is done; who has none allows everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NotFetched
from digest_tui.fetch.robots import _ours
from tests.webserver import Response, WebServer, raw, redirect, serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.fetch import Fetcher
    from tests.fetch.conftest import Hours

    Make = Callable[..., Fetcher]

TEXT = "text/plain"
DAY = 86400
FORBIDDEN = "robots.txt asks programs not to read it"


def rules(*lines: str) -> Response:
    return Response("\n".join(lines), TEXT)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (rules("User-agent: *", "Disallow: /"), False),
        (rules("User-agent: *", "Disallow: /page"), False),
        (rules("User-agent: *", "Disallow: /other"), True),
        (rules("User-agent: *", "Disallow:"), True),
        (rules("User-agent: Digest-TUI", "Disallow: /"), False),
        (rules("User-agent: another", "Disallow: /"), True),
        (rules("User-agent: *", "Disallow: /", "User-agent: digest-tui", "Allow: /"), True),
        (rules("User-agent: x", "User-agent: *", "Disallow: /*.html$"), False),
        (rules("user agent *", "disallow /"), False),
        (Response(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /", TEXT), False),
        (Response("<html>No such page</html>"), True),
        (Response(b"\xff\xfe\x00junk" * 99, TEXT), True),
        (Response("", status=404), True),
        (Response("", status=403), True),
        (Response("", status=204), True),
        (redirect("/elsewhere.txt"), False),
        (redirect("/robots.txt"), True),
        (Response("User-agent: *\nDisallow: /\n" + "#" * 600_000, TEXT), False),
    ],
)
def test_rules(server: WebServer, fetcher: Make, robots: Response, allowed: bool) -> None:
    server.robots = robots
    server.add("/elsewhere.txt", rules("User-agent: *", "Disallow: /page"))
    url = server.add("/page.html", Response("words"))
    if allowed:
        assert fetcher().get(url).data == b"words"
        return
    with pytest.raises(NotFetched, match=FORBIDDEN):
        fetcher().get(url)
    assert not server.asked("/page.html")
    with pytest.raises(NotFetched, match=FORBIDDEN):
        fetcher().get(url, kind="feed")
    assert fetcher().get(url, heed_robots=False).data == b"words"
    assert fetcher(respect_robots=False).get(url).data == b"words"


@pytest.mark.parametrize("robots", [Response("", status=500), Response("", status=429)])
def test_who_cannot_say_is_left_alone(server: WebServer, fetcher: Make, robots: Response) -> None:
    server.robots = robots
    url = server.add("/page", Response("words"))
    asking = fetcher()
    for _ in range(2):
        with pytest.raises(NotFetched, match=r"its robots\.txt cannot be had"):
            asking.get(url)
    assert len(server.asked("/robots.txt")) == 3, "three tries, and not again for the next page"
    assert not server.asked("/page")


def test_who_cannot_be_reached_is_said_to_be_so(server: WebServer, fetcher: Make) -> None:
    server.robots = raw(b"")
    with pytest.raises(NotFetched, match="it broke off in the middle three times"):
        fetcher().get(server.url("/page"))


def test_it_is_asked_for_once_a_day(server: WebServer, fetcher: Make, hours: Hours) -> None:
    server.robots = rules("User-agent: *", "Disallow: /page")
    url = server.url("/page")
    for asking in (fetcher(), fetcher()):
        for _ in range(2):
            with pytest.raises(NotFetched, match=FORBIDDEN):
                asking.get(url)
    assert len(server.asked("/robots.txt")) == 1
    hours.now += DAY + 1
    server.robots = Response("", status=404)
    server.add("/page", Response("words"))
    assert asking.get(url).data == b"words"
    assert len(server.asked("/robots.txt")) == 2


def test_an_old_copy_does_for_a_while(server: WebServer, fetcher: Make, hours: Hours) -> None:
    server.robots = rules("User-agent: *", "Disallow: /page")
    server.add("/other", Response("words"))
    fetcher().get(server.url("/other"))
    server.robots = Response("", status=500)
    hours.now += 2 * DAY
    with pytest.raises(NotFetched, match=FORBIDDEN):
        fetcher().get(server.url("/page"))
    hours.now += 40 * DAY
    with pytest.raises(NotFetched, match="cannot be had"):
        fetcher().get(server.url("/page"))


def test_the_site_of_every_redirect_is_asked(server: WebServer, fetcher: Make) -> None:
    with serving() as other:
        other.robots = rules("User-agent: *", "Disallow: /")
        to = other.add("/page", Response("words"))
        url = server.add("/page", redirect(to))
        with pytest.raises(NotFetched, match=FORBIDDEN) as caught:
            fetcher(allow_private=True).get(url)
        assert caught.value.origin == url
        assert not other.asked("/page")


@pytest.mark.parametrize(
    ("delay", "seconds"), [("7", 7), ("0.5", 0.5), ("9999999", 30), ("soon", 0), ("-4", 0)]
)
def test_the_delay_is_kept(
    server: WebServer, fetcher: Make, hours: Hours, delay: str, seconds: float
) -> None:
    server.robots = rules("User-agent: *", f"Crawl-delay: {delay}")
    url = server.add("/", Response("words"))
    asking = fetcher()
    asking.get(url)
    asking.get(url)
    assert hours.waits == ([seconds] * 2 if seconds else [])


def test_names_by_the_thousand_are_one_to_the_parser() -> None:
    """Every name would have every rule otherwise, and the parser would work for minutes."""
    lines = [f"User-agent: a{number}" for number in range(12_000)]
    lines += [f"Disallow: /{number}" for number in range(12_000)]
    lines += ["User-agent: *  # all", "Disallow: /page", "User-Agent: Digest-TUI*", "User agent x"]
    named = [line for line in _ours("\n".join(lines)).splitlines() if line.startswith("User")]
    assert set(named[:-3]) == {"User-agent: another"}
    assert named[-3:] == ["User-agent: *  # all", "User-Agent: Digest-TUI*", "User-agent: another"]
