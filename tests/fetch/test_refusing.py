"""What servers do wrong, and the words for it. Nothing hangs, nothing is taken for a page."""

from __future__ import annotations

import gzip
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import DigestError, NotFetched
from digest_tui.fetch import Fetcher
from digest_tui.models import FetchSettings
from tests.helpers import DATA
from tests.webserver import HANG, RESET, Response, WebServer, endless, raw, redirect, serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.conftest import Hours

    Make = Callable[..., Fetcher]

MEGABYTE = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
BOMB = gzip.compress(bytes(64 * MEGABYTE))


def status(code: int, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response("words", status=code, headers=named)


REFUSED: dict[str, tuple[Response, str]] = {
    "not found": (status(404), "there is nothing at this address (404)"),
    "gone": (status(410), "it is gone for good (410)"),
    "login": (status(401), "it wants a login (401)"),
    "forbidden": (status(403), "it lets no programs in, or not this one (403)"),
    "teapot": (status(418), "it answered 418 (i'm a teapot)"),
    "unheard of": (status(599), "it answered 599, which means nothing"),
    "part": (status(206), "it answered 206 (partial content)"),
    "no content": (status(204), "it sent nothing (204)"),
    "empty": (Response(""), "it sent nothing"),
    "not asked 304": (
        status(304),
        "it answered 304 (not modified) to who has nothing yet",
    ),
    "challenge": (
        status(403, cf_mitigated="challenge"),
        "it asks for a browser (a challenge page)",
    ),
    "challenge of another kind": (
        status(202, x_amzn_waf_action="challenge"),
        "it asks for a browser (a challenge page)",
    ),
    "always 500": (status(500), "it answered 500 (internal server error) three times"),
    "always 503": (status(503), "it answered 503 (service unavailable) three times"),
    "too much": (endless(b"x" * 65536), "it sent more than 8 MB and was cut off"),
    "bomb": (
        Response(BOMB, headers={"Content-Encoding": "gzip"}),
        "it sent more than 8 MB and was cut off",
    ),
    "empty blocks for ever": (
        # Deflate blocks that hold nothing: only what comes in can be counted.
        endless(
            b"\x00\x00\x00\xff\xff" * 16_000,
            b"Content-Encoding: deflate\r\n",
        ),
        "it sent more than 8 MB and was cut off",
    ),
    "not packed": (
        Response("<p>One", headers={"Content-Encoding": "gzip"}),
        "what it sent is packed wrongly",
    ),
    "packed in pieces": (
        Response(gzip.compress(b"") * 2000, headers={"Content-Encoding": "gzip"}),
        "what it sent is packed wrongly",
    ),
    "packed and cut": (
        Response(gzip.compress(b"x" * 999)[:-9], headers={"Content-Encoding": "gzip"}),
        "it broke off in the middle three times",
    ),
    "packed in a new way": (
        Response("x", headers={"Content-Encoding": "br\x1b[2J"}),
        "it is packed in a way unknown here (br",
    ),
    "slow drip": (endless(b"x", pause=0.02), "it took longer than 0.3 s"),
    "slow headers": (
        raw(OK, *[b"X-A: b\r\n"] * 500, pause=0.02),
        "it took longer than 0.3 s",
    ),
    "nothing at all": (raw(HANG), "it took longer than 0.3 s"),
    "early hints for ever": (
        raw(*[b"HTTP/1.1 103 Early Hints\r\n\r\n"] * 500, pause=0.02),
        "it took longer than 0.3 s",
    ),
    "reset": (
        raw(OK + b"Content-Length: 99\r\n\r\nab", RESET),
        "the connection broke off three times",
    ),
    "too short": (
        raw(OK + b"Content-Length: 99\r\n\r\nab"),
        "it broke off in the middle three times",
    ),
    "no answer": (raw(b""), "it broke off in the middle three times"),
    "chunks of junk": (
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\x1b[2J\r\n"),
        "its answer breaks the rules of HTTP (",
    ),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "its answer breaks the rules of HTTP ("),
    "huge headers": (
        raw(OK, *[b"X-A: " + b"b" * 65530 + b"\r\n"] * 8),
        "its answer breaks the rules of HTTP (",
    ),
    "wrong length": (
        raw(OK + b"Content-Length: many\r\n\r\nab"),
        "its answer breaks the rules of HTTP (",
    ),
    "loop": (redirect("/it?"), "it redirects in a circle"),
    "nowhere": (status(302), "it answered 302 (found) and says not where to"),
    "to a file": (
        redirect("file:///etc/passwd"),
        "it redirects to file:///etc/passwd, which is no web address",
    ),
    "to a script": (
        redirect("javascript:alert(1)"),
        "it redirects to javascript:alert(1), which is no web address",
    ),
    "to a password": (
        redirect("http://a:b@news.example/"),
        "which holds a name or a password",
    ),
    "to a number": (redirect("http://2130706433/"), "which hides in numbers where it leads"),
    "to the cloud": (
        redirect("http://169.254.169.254/latest/"),
        (
            "it leads to 169.254.169.254, a private address; allow_private = true under [fetch]"
            " in sources.toml permits it"
        ),
    ),
    "to the same machine": (redirect("http://[::1]/"), "it leads to ::1, a private address"),
    "to the other notation": (
        redirect("http://[::ffff:127.0.0.1]/"),
        "it leads to ::ffff:",
    ),
    "to another port": (redirect("http://127.0.0.1:9/"), "it leads to 127.0.0.1, a private"),
    "to any": (redirect("http://0.0.0.0/"), "it leads to 0.0.0.0, a private address"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(server: WebServer, fetcher: Make, case: str) -> None:
    response, words = REFUSED[case]
    url = server.add("/it", response)
    server.add("/it?", response)
    slow = words.endswith("0.3 s")
    with pytest.raises(NotFetched) as caught:
        fetcher(timeout=0.3 if slow else 20.0).get(url)
    assert caught.value.origin == url
    assert words in caught.value.reason
    assert caught.value.reason.isprintable()
    if not words.endswith("three times"):
        assert len(server.asked("/it")) == 1, "what does not pass is not tried again"
    good = server.add("/good", Response("good"))
    assert fetcher().get(good).data == b"good"


def test_ten_redirects_and_no_more(server: WebServer, fetcher: Make) -> None:
    for number in range(12):
        server.add(f"/{number}", redirect(f"/{number + 1}"))
    with pytest.raises(NotFetched, match="redirects more than 10 times"):
        fetcher().get(server.url("/0"))
    server.add("/10", Response("here"))
    assert fetcher().get(server.url("/0")).data == b"here"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/", "it is no web address"),
        ("news.example", "it is no web address"),
        ("http://", "it is no web address"),
        ("http://0x7f.1/", "it hides in numbers where it leads"),
        ("http://a\x1b[2J/", "it holds control characters"),
        ("http://127.0.0.1/", "it leads to 127.0.0.1, a private address"),
        ("http://localhost/", "it leads to "),
    ],
)
def test_addresses(url: str, words: str) -> None:
    with Fetcher() as asking, pytest.raises(NotFetched) as caught:
        asking.get(url)
    assert caught.value.reason.startswith(words)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (socket.EAI_NONAME, "no such host"),
        (socket.EAI_AGAIN, "its name cannot be looked up at present three times"),
    ],
)
def test_names_that_lead_nowhere(fetcher: Make, code: int, words: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(code, "words of the system")

    with pytest.raises(NotFetched) as caught:
        fetcher(resolve=resolve).get("http://nosuch.example/")
    assert caught.value.reason == words


def test_nobody_there(server: WebServer, fetcher: Make, hours: Hours) -> None:
    asking = fetcher(allow_private=True)
    with serving() as other:
        gone = other.url("/")
    with pytest.raises(NotFetched, match="cannot be reached: connection refused three times"):
        asking.get(gone)


def test_a_name_that_leads_to_public_and_private_is_refused(
    server: WebServer, fetcher: Make
) -> None:
    asking = fetcher(resolve=lambda *_: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(NotFetched, match=r"it leads to 10\.0\.0\.1, a private address"):
        asking.get("http://news.example/")


def test_a_name_that_leads_elsewhere_a_moment_later_gains_nothing(
    server: WebServer, fetcher: Make
) -> None:
    """The address that is looked at is the one that is connected to: one look-up, not two."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    with pytest.raises(NotFetched, match=r"it leads to 127\.0\.0\.1, a private address"):
        fetcher(resolve=resolve).get("http://news.example/")
    assert asked == ["news.example"]
    allowed = fetcher(resolve=resolve, allow_private=("news.example",))
    server.robots = Response("")
    server.add("/", Response("a"))
    assert allowed.get(server.url("/", "news.example")).data == b"a"
    assert asked == ["news.example"] * 2


def test_the_next_address_is_tried(server: WebServer, fetcher: Make) -> None:
    server.add("/", Response("a"))
    asking = fetcher(resolve=lambda *_: ["127.0.0.2", "127.0.0.1"], allow_private=True)
    assert asking.get(server.url("/", "news.example")).data == b"a"


def test_a_look_up_that_never_ends(fetcher: Make) -> None:
    never = threading.Event()
    asking = fetcher(resolve=lambda *_: [str(never.wait())], timeout=0.1)
    with pytest.raises(NotFetched, match=r"it took longer than 0\.1 s"):
        asking.get("http://news.example/")
    never.set()


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("news.example", "the certificate is not valid (self-signed certificate)"),
        ("other.example", "the certificate is not valid ("),
    ],
)
def test_certificates(fetcher: Make, host: str, words: str) -> None:
    with serving(tls=True) as server:
        asking = fetcher(resolve=lambda *_: ["127.0.0.1"], allow_private=True)
        with pytest.raises(NotFetched) as caught:
            asking.get(server.url("/", host))
    assert words in caught.value.reason


def test_a_trusted_certificate_is_held_to_the_name(
    fetcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "tls" / "certificate.pem"))
    with serving(tls=True) as server:
        server.add("/", Response("safe"))
        asking = fetcher(resolve=lambda *_: ["127.0.0.1"], allow_private=True)
        assert asking.get(server.url("/", "news.example")).data == b"safe"
        with pytest.raises(NotFetched, match=r"certificate is not valid \(Hostname mismatch"):
            asking.get(server.url("/", "other.example"))


def test_a_handshake_that_never_ends(fetcher: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(NotFetched, match=r"it took longer than 0\.2 s"):
            fetcher(timeout=0.2, allow_private=True).get(url)


def test_tls_to_who_speaks_none(server: WebServer, fetcher: Make) -> None:
    with pytest.raises(NotFetched, match="no safe connection can be made"):
        fetcher().get(server.url("/").replace("http:", "https:"))


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "proxy", "http://"])
def test_a_proxy_that_cannot_be(proxy: str) -> None:
    with pytest.raises(DigestError, match=r"^sources.toml: the proxy is no address like"):
        Fetcher(FetchSettings(proxy=proxy))
