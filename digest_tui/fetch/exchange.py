"""One request and its answer."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import httpcore

from digest_tui import __version__
from digest_tui.fetch.headers import gathered, retry_after
from digest_tui.fetch.network import Guard, resolved
from digest_tui.fetch.public import is_address, is_public
from digest_tui.fetch.trouble import Trouble, private, trouble_of
from digest_tui.fetch.unpacking import ENDS_EARLY, Body
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping

    from digest_tui.fetch.network import Resolve
    from digest_tui.models import FetchSettings

REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
_MOST_BYTES = 8 * 1024 * 1024
MOST_OF_ROBOTS = 512 * 1024
"""So much of a robots.txt everybody reads at least (RFC 9309, 2.5); the rest is cut off."""
_CONNECT = 10.0
_SILENCE = 15.0
_KEPT_OPEN = 15.0
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json,"
    " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
    "page": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    "robots": "text/plain, */*;q=0.5",
}
_BROKE_OFF = ("peer closed connection", "disconnected")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request got: a redirect, "unchanged" or a whole body."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes = b""


class Exchange:
    """Sends requests, each by itself. Safe to call from any thread."""

    def __init__(
        self,
        settings: FetchSettings,
        stop: threading.Event,
        wall: Callable[[], float],
        resolve: Resolve = resolved,
    ) -> None:
        """Begin without any connection.

        Raises:
            ValueError: The proxy of the settings is none that can be used.
        """
        self._settings = settings
        self._wall = wall
        self._agent = f"digest-tui/{__version__} {settings.user_agent}".strip()
        self._proxy = _proxy(settings.proxy)
        self.guard = Guard(stop, self._may_be_private, resolve)
        self._pools: dict[str, httpcore.ConnectionPool] = {}
        self._making = threading.Lock()

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()

    def send(
        self,
        url: str,
        kind: str,
        seconds: float,
        more: Mapping[str, str],
    ) -> Answer:
        """Ask for an address.

        Args:
            url: The address, as `web_address` writes it.
            kind: What is hoped for: a feed, a page, robots.
            seconds: How long all of it may take.
            more: Further headers.

        Raises:
            Trouble: There is no answer, or none that is of use.
            NoLongerWanted: It is to stop.
        """
        headers: dict[bytes | str, bytes | str] = {
            "User-Agent": self._agent,
            "Accept": _ACCEPT[kind],
            "Accept-Encoding": "gzip, deflate",
        }
        headers.update(more)
        self._check_for_proxy(url)
        began = time.monotonic()
        patience = {"connect": _CONNECT, "read": _SILENCE, "write": _SILENCE, "pool": seconds}
        try:
            with (
                self.guard.within(seconds),
                self._pool(url).stream(
                    "GET", url, headers=headers, extensions={"timeout": patience}
                ) as response,
            ):
                return self._read(url, response, kind)
        except httpcore.RemoteProtocolError as error:
            words = clean_line(str(error))[:120]
            if any(sign in words for sign in _BROKE_OFF):
                raise Trouble(ENDS_EARLY, passing=True) from error
            raise Trouble(f"its answer breaks the rules of HTTP ({words})") from error
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.ProxyError,
            httpcore.TimeoutException,
            httpcore.UnsupportedProtocol,
        ) as error:
            words = clean_line(str(error))[:120] or "no connection"
            raise Trouble(f"it cannot be asked: {words}") from error
        except Trouble as trouble:
            if time.monotonic() - began < seconds:
                raise
            raise Trouble(f"it took longer than {self._settings.timeout:g} s") from trouble

    def _read(self, url: str, response: httpcore.Response, kind: str) -> Answer:
        headers = gathered(response.headers)
        status = response.status
        if status in REDIRECTS or status == 304:
            return Answer(url, status, headers)
        if trouble := trouble_of(status, headers, retry_after(headers, self._wall())):
            raise trouble
        robots = kind == "robots"
        most = MOST_OF_ROBOTS if robots else _MOST_BYTES
        body = Body(headers.get("content-encoding", ""), most, cut=robots)
        for piece in response.iter_stream():
            if not body.take(piece):
                break
        return Answer(url, status, headers, body.whole())

    def _pool(self, url: str) -> httpcore.ConnectionPool:
        """Give the connections for a scheme; whom to trust is read only where it matters."""
        scheme = urlsplit(url).scheme
        with self._making:
            if scheme not in self._pools:
                context = httpcore.default_ssl_context() if scheme == "https" else None
                self._pools[scheme] = self._made(context)
            return self._pools[scheme]

    def _made(self, context: ssl.SSLContext | None) -> httpcore.ConnectionPool:
        # As many connections as there are threads.
        if self._proxy is None:
            return httpcore.ConnectionPool(
                context,
                max_connections=None,
                keepalive_expiry=_KEPT_OPEN,
                network_backend=self.guard,
            )
        return httpcore.HTTPProxy(
            self._proxy,
            proxy_auth=_proxy_auth(self._settings.proxy),
            ssl_context=context,
            max_connections=None,
            keepalive_expiry=_KEPT_OPEN,
            network_backend=self.guard,
        )

    def _may_be_private(self, host: str, port: int) -> bool:
        """Tell whether the reader allows a host that is not public.

        The proxy is the reader's own choice.
        """
        if self._proxy and (self._proxy.host.decode(), self._proxy.port) == (host, port):
            return True
        allowed = self._settings.allow_private
        if isinstance(allowed, bool):
            return allowed
        return not {host, f"{host}:{port}"}.isdisjoint(allowed)

    def _check_for_proxy(self, url: str) -> None:
        """Refuse what shows that it is private; a proxy resolves names, so no more can be seen.

        Raises:
            Trouble: It is.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        if self._proxy is None or self._may_be_private(host, port):
            return
        if host == "localhost" or (is_address(host) and not is_public(host)):
            raise private(host)


def _proxy_auth(address: str | None) -> tuple[str, str] | None:
    parts = urlsplit(address or "")
    if parts.username is None:
        return None
    return unquote(parts.username), unquote(parts.password or "")


def _proxy(address: str | None) -> httpcore.URL | None:
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("the proxy is no address like http://proxy.example:3128")
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return httpcore.URL(scheme=parts.scheme, host=parts.hostname, port=port, target="/")
