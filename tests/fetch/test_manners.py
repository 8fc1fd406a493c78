"""How often a host is asked, and how long it is left in peace."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NoLongerWanted, NotFetched
from digest_tui.fetch import Clock, Fetcher, gather
from tests.webserver import HANG, RESET, Response, WebServer, raw, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.fetch.conftest import Hours

    Make = Callable[..., Fetcher]

BUSY = Response("", status=503)
GOOD = Response("good")


def after(said: str, status: int = 429) -> Response:
    return Response("", status=status, headers={"Retry-After": said})


@pytest.mark.parametrize(
    "bad",
    [Response("", status=code) for code in (429, 500, 502, 503, 504)]
    + [raw(b""), raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab", RESET)],
)
def test_what_passes_is_tried_again(
    server: WebServer, fetcher: Make, hours: Hours, bad: Response
) -> None:
    url = server.add("/", bad, bad, GOOD)
    assert fetcher().get(url).data == b"good"
    assert len(server.asked("/")) == 3
    first, second = hours.waits
    assert 0.5 <= first <= 1.5
    assert 1.0 <= second <= 3.0


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("20", 20), ("Wed, 19 Feb 2025 21:20:40 GMT", 40), ("0", None), ("soon", None), ("-5", None)],
)
def test_who_says_when_is_asked_then(
    server: WebServer, fetcher: Make, hours: Hours, said: str, seconds: int | None
) -> None:
    url = server.add("/", after(said), GOOD)
    assert fetcher().get(url).data == b"good"
    (waited,) = hours.waits
    assert waited == seconds if seconds else waited <= 1.5


@pytest.mark.parametrize("status", [429, 503])
def test_who_wants_long_peace_has_it(
    server: WebServer, fetcher: Make, hours: Hours, status: int
) -> None:
    url = server.add("/", after("7200", status), GOOD)
    with pytest.raises(NotFetched, match=r"; it may be asked again after \d\d \w+, \d\d:\d\d$"):
        fetcher().get(url)
    with pytest.raises(NotFetched, match="it wants its peace; it may be asked again after"):
        fetcher().get(server.add("/other", GOOD))
    assert hours.waits == []
    assert len(server.asked("/")) == 1
    assert not server.asked("/other")
    hours.now += 7201
    assert fetcher().get(url).data == b"good"


def test_nobody_is_left_in_peace_for_ever(server: WebServer, fetcher: Make, hours: Hours) -> None:
    url = server.add("/", after("999999999"), GOOD)
    with pytest.raises(NotFetched):
        fetcher().get(url)
    hours.now += 86401
    assert fetcher().get(url).data == b"good"


def test_a_challenge_is_not_tried_again(server: WebServer, fetcher: Make) -> None:
    url = server.add("/", Response("", status=503, headers={"Server": "ddos-guard"}))
    with pytest.raises(NotFetched, match="asks for a browser"):
        fetcher().get(url)
    assert len(server.asked("/")) == 1


def test_a_pause_between_two_requests(server: WebServer, fetcher: Make, hours: Hours) -> None:
    url = server.add("/", GOOD)
    asking = fetcher(pause=2.5, respect_robots=False)
    asking.get(url)
    asking.get(url)
    hours.now += 2
    asking.get(url)
    hours.now += 9
    asking.get(url)
    assert hours.waits == [2.5, 0.5]


def test_one_at_a_time_a_host_and_several_hosts(server: WebServer, fetcher: Make) -> None:
    """Two hosts that each answer only once both are asked; and five pages of one of them."""
    with serving() as other:
        together = threading.Barrier(2, timeout=20)

        def answer(_: object) -> Response:
            together.wait()
            return GOOD

        pages = [server.add("/", answer), other.add("/", answer)]
        pages += [server.add(f"/{number}", GOOD) for number in range(5)]
        asking = fetcher(allow_private=True, respect_robots=False)
        found = dict(gather(pages, lambda url: [asking.get(url).data], jobs=6, stop=asking.stop))
    assert found == dict.fromkeys(pages, b"good")
    assert server.most_busy == 1


def test_results_come_as_they_are_there(server: WebServer, fetcher: Make) -> None:
    """The second page of the slow host is answered only after the quick one has come."""
    quick = threading.Event()

    def late(_: object) -> Response:
        assert quick.wait(20)
        return Response("slow")

    with serving() as other:
        slow = [server.add("/1", Response("first")), server.add("/2", late)]
        feeds = {"slow": slow, "quick": [other.add("/", Response("quick"))], "bad": ["ftp://x/"]}
        asking = fetcher(allow_private=True)
        came: list[tuple[str, bytes | str]] = []

        def work(name: str) -> Iterator[bytes]:
            for url in feeds[name]:
                yield asking.get(url).data

        for name, result in gather(feeds, work, jobs=3, stop=asking.stop):
            came.append((name, result if isinstance(result, bytes) else str(result)))
            if name == "quick":
                quick.set()
    assert sorted(came) == [
        ("bad", "ftp://x/: it is no web address"),
        ("quick", b"quick"),
        ("slow", b"first"),
        ("slow", b"slow"),
    ]
    assert came[-1] == ("slow", b"slow")


def test_a_mistake_of_ours_is_not_swallowed() -> None:
    def work(_: int) -> list[int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(gather([1, 2], work, jobs=2, stop=threading.Event()))


@pytest.mark.parametrize(
    "response",
    [raw(HANG), raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab", HANG)],
    ids=["before the answer", "in the middle of it"],
)
def test_stopping_ends_a_request_at_once(
    server: WebServer, fetcher: Make, response: Response
) -> None:
    stop, asked = threading.Event(), threading.Event()

    def answer(_: object) -> Response:
        asked.set()
        return response

    url = server.add("/", answer)
    asking = fetcher(stop=stop, timeout=600.0)
    ended: list[BaseException] = []

    def get() -> None:
        try:
            asking.get(url)
        except NoLongerWanted as error:
            ended.append(error)

    thread = threading.Thread(target=get)
    thread.start()
    assert asked.wait(20)
    stop.set()
    thread.join(20)
    assert len(ended) == 1
    with pytest.raises(NoLongerWanted):
        asking.get(url)


def test_stopping_ends_a_pause_at_once(server: WebServer, fetcher: Make) -> None:
    """With the real clock: an hour is waited for, and given up when the server is asked."""
    stop = threading.Event()

    def answer(_: object) -> Response:
        stop.set()
        return GOOD

    url = server.add("/", BUSY, answer)
    other = server.add("/other", GOOD)
    waiting = fetcher(stop=stop, clock=Clock(), pause=3600.0, respect_robots=False)
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(NoLongerWanted):
        waiting.get(url)
    with pytest.raises(NoLongerWanted):
        waiting.get(other)
    assert len(server.asked("/")) == 1


def test_stopping_ends_a_wait_for_the_turn(server: WebServer, fetcher: Make) -> None:
    stop, asked = threading.Event(), threading.Event()

    def answer(_: object) -> Response:
        asked.set()
        return raw(HANG)

    pages = [server.add(f"/{number}", answer) for number in range(3)]
    asking = fetcher(stop=stop, timeout=600.0, respect_robots=False)

    def end() -> None:
        asked.wait(20)
        stop.set()

    threading.Thread(target=end).start()
    with pytest.raises(NoLongerWanted):
        list(gather(pages, lambda url: [asking.get(url)], jobs=3, stop=stop))
    assert len(server.log) == 1


def test_a_look_up_is_given_up_at_once(fetcher: Make) -> None:
    stop, never = threading.Event(), threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        stop.set()
        never.wait()
        return []

    with pytest.raises(NoLongerWanted):
        fetcher(stop=stop, resolve=resolve, timeout=600.0).get("http://news.example/")
    never.set()


def test_who_takes_no_more_results_stops_the_rest(server: WebServer, fetcher: Make) -> None:
    hangs = threading.Event()

    def ask(_: object) -> Response:
        hangs.set()
        return raw(HANG)

    def answer(_: object) -> Response:
        hangs.wait(20)
        return GOOD

    # Two hosts: at one, whoever asks second waits for the first.
    with serving() as other:
        pages = [server.add("/", answer), other.add("/hangs", ask)]
        hosts = tuple(f"127.0.0.1:{host.port}" for host in (server, other))
        asking = fetcher(timeout=600.0, allow_private=hosts)
        results = gather(pages, lambda url: [asking.get(url)], jobs=2, stop=asking.stop)
        assert next(results)[0] == pages[0]
        results.close()
        assert asking.stop.is_set()
