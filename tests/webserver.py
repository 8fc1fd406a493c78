"""A web server on loopback that answers as it is told, and does what servers do wrong."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.helpers import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
HANG = object()
"""Among the pieces of a raw answer: nothing more comes, until the server ends."""
RESET = object()
"""Likewise: the connection is torn down."""


@dataclass(frozen=True)
class Request:
    """What came in: its path with the query, its headers (names in small letters)."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Response:
    """What is answered.

    With an `etag` or a `last_modified`, a request that names it gets 304. `raw` is sent as
    it is instead of everything else: pieces of bytes, with `pause` seconds between them.
    """

    body: bytes | str = b""
    type: str | None = HTML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    packed: bool = False
    raw: Callable[[], Iterable[Any]] | None = None
    pause: float = 0.0


def redirect(to: str, status: int = 302) -> Response:
    """Lead elsewhere."""
    return Response(status=status, headers={"Location": to})


def raw(*pieces: Any, pause: float = 0.0) -> Response:
    """Send these bytes as they are, and end the connection."""
    return Response(raw=lambda: pieces, pause=pause)


def endless(piece: bytes, head: bytes = b"", pause: float = 0.0) -> Response:
    """Send the same piece for ever."""

    def pieces() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n"
        while True:
            yield piece

    return Response(raw=pieces, pause=pause)


class WebServer:
    """One host (a name, or a port of 127.0.0.1) with what stands at its paths."""

    def __init__(self, port: int, *, tls: bool = False) -> None:
        self.port = port
        self.base = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
        self.log: list[Request] = []
        self.robots: Response = Response("", status=404)
        self.ending = threading.Event()
        self.busy = 0
        self.most_busy = 0
        """How many requests were answered at the same time, at most."""
        self._lock = threading.Lock()
        self._answers: dict[str, list[Response | Callable[[Request], Response]]] = {}

    def add(self, path: str, *responses: Response | Callable[[Request], Response]) -> str:
        """Put something at a path; several come one after the other, the last for ever."""
        self._answers[path] = list(responses)
        return self.url(path)

    def url(self, path: str, host: str | None = None) -> str:
        """Give the address of a path, for a name of the host where one is given."""
        base = self.base.replace("127.0.0.1", host) if host else self.base
        return f"{base}{path}"

    def asked(self, path: str) -> list[Request]:
        """Give the requests for a path, the oldest first."""
        return [request for request in self.log if request.path == path]

    def answer(self, request: Request) -> Response:
        with self._lock:
            self.log.append(request)
            if request.path == "/robots.txt" and "/robots.txt" not in self._answers:
                return self.robots
            waiting = self._answers.get(request.path)
            if waiting is None:
                return Response("There is nothing here.", status=404)
            response = waiting[0] if len(waiting) == 1 else waiting.pop(0)
        return response if isinstance(response, Response) else response(request)

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self._lock:
            self.busy += 1
            self.most_busy = max(self.most_busy, self.busy)
        try:
            yield
        finally:
            with self._lock:
                self.busy -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        scripted = self.server.scripted
        request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
        with scripted.counted(), suppress(OSError):
            response = scripted.answer(request)
            if response.raw:
                self._send_raw(response)
            else:
                self._send(request, response)

    def _send(self, request: Request, response: Response) -> None:
        asked = request.headers
        same = (response.etag and asked.get("if-none-match") == response.etag) or (
            response.last_modified and asked.get("if-modified-since") == response.last_modified
        )
        body = response.body.encode() if isinstance(response.body, str) else response.body
        headers = dict(response.headers)
        if response.packed:
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send_response_only(304 if same else response.status)
        if response.etag:
            headers["ETag"] = response.etag
        if response.last_modified:
            headers["Last-Modified"] = response.last_modified
        if not same:
            if response.type:
                headers.setdefault("Content-Type", response.type)
            if response.status != 204:
                headers.setdefault("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def _send_raw(self, response: Response) -> None:
        assert response.raw
        self.close_connection = True
        ending = self.server.scripted.ending
        for piece in response.raw():
            if piece is HANG:
                ending.wait()
            elif piece is RESET:
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.connection.close()
                return
            else:
                self.wfile.write(piece)
            if ending.wait(response.pause) if response.pause else ending.is_set():
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    scripted: WebServer

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that goes away is what half of the tests are about."""


@contextmanager
def serving(*, tls: bool = False) -> Iterator[WebServer]:
    """Run a server for the time of a test; nothing of it outlives that."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(DATA / "tls" / "certificate.pem", DATA / "tls" / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.scripted = WebServer(server.server_port, tls=tls)
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield server.scripted
    finally:
        server.scripted.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()
