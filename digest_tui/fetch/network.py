"""Connections that lead only where they may, end at a deadline and can be given up at once.

httpcore asks its network backend for every connection. Ours resolves the name itself, looks
at every address that comes of it and connects to what it has looked at: a name that leads
elsewhere a moment later (DNS rebinding) gains nothing. TLS is still held to the name.
"""

from __future__ import annotations

import errno
import os
import queue
import select
import socket
import ssl
import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import httpcore

from digest_tui.errors import NoLongerWanted
from digest_tui.fetch.public import is_public
from digest_tui.fetch.trouble import Trouble, private
from digest_tui.fetch.waiting import SLICE
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Some = TypeVar("Some")
    Resolve = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """Give the IP addresses of a name.

    Raises:
        OSError: It has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Guard(httpcore.NetworkBackend):
    """The one way to the network. Safe to use from any thread."""

    def __init__(
        self,
        stop: threading.Event,
        may_be_private: Callable[[str, int], bool],
        resolve: Resolve = resolved,
    ) -> None:
        self._stop = stop
        self._may_be_private = may_be_private
        self._resolve = resolve
        self._present = threading.local()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let all that this thread does on the network end after so many seconds."""
        self._present.end = time.monotonic() + seconds
        try:
            yield
        finally:
            del self._present.end

    def slice_of(self, end: float) -> float:
        """Give the seconds to wait now; 0 where the end has come.

        Raises:
            NoLongerWanted: It is to stop.
            Trouble: The deadline of the request is over.
        """
        if self._stop.is_set():
            raise NoLongerWanted("stopped")
        now = time.monotonic()
        deadline = getattr(self._present, "end", now)
        if now >= deadline:
            raise Trouble("it took too long")
        return max(0.0, min(SLICE, end - now, deadline - now))

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the form of httpcore
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to one of the addresses of a host, if all of them may be asked."""
        assert timeout is not None
        end = time.monotonic() + timeout
        addresses = self._addresses(host.strip("[]"), port, end)
        if not self._may_be_private(host, port):
            for address in addresses:
                if not is_public(address):
                    raise private(address)
        trouble: Trouble | None = None
        for number, address in enumerate(addresses):
            # One that never answers leaves time for the others.
            share = (end - time.monotonic()) / (len(addresses) - number)
            try:
                return _Stream(self._connected(address, port, share), self)
            except OSError as error:
                words = clean_line(error.strerror or str(error)).lower()
                trouble = Trouble(f"it cannot be reached: {words}", passing=True)
        raise trouble or Trouble("no such host")

    def _addresses(self, host: str, port: int, end: float) -> list[str]:
        """Resolve a name in a thread of its own, since that cannot be given up otherwise."""
        answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
        while left := self.slice_of(end):
            try:
                found = answer.get(timeout=left)
            except queue.Empty:
                continue
            if not isinstance(found, OSError):
                return found
            if isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN:
                raise Trouble("its name cannot be looked up at present", passing=True) from found
            raise Trouble("no such host") from found
        raise Trouble("its name cannot be looked up: no answer", passing=True)

    def _connected(self, address: str, port: int, seconds: float) -> socket.socket:
        """Connect in slices, so that it can be given up."""
        end = time.monotonic() + seconds
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.setblocking(False)
            code = made.connect_ex((address, port))
            poll = select.poll()  # select itself knows only the first 1024 descriptors
            poll.register(made, select.POLLOUT)
            while code == errno.EINPROGRESS:
                left = self.slice_of(end)
                if not left:
                    code = errno.ETIMEDOUT
                elif poll.poll(left * 1000):
                    code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        except BaseException:
            made.close()
            raise
        if code:
            made.close()
            raise OSError(code, os.strerror(code))
        return made


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait is cut into slices."""

    def __init__(self, connection: socket.socket, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._patiently(lambda: self._connection.recv(max_bytes), timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            sent = self._patiently(partial(self._connection.send, rest), timeout)
            rest = rest[sent:]

    def close(self) -> None:
        self._connection.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = ssl_context.wrap_socket(
            self._connection, server_hostname=server_hostname, do_handshake_on_connect=False
        )
        stream = _Stream(secured, self._guard)
        try:
            stream._patiently(secured.do_handshake, timeout)
        except BaseException:
            stream.close()
            raise
        return stream

    def get_extra_info(self, info: str) -> object:
        """Tell httpcore whether a kept connection has been closed meanwhile."""
        if info == "is_readable":
            poll = select.poll()
            poll.register(self._connection, select.POLLIN)
            return bool(poll.poll(0))
        return None

    def _patiently(self, act: Callable[[], Some], seconds: float | None) -> Some:
        assert seconds is not None
        end = time.monotonic() + seconds
        while left := self._guard.slice_of(end):
            self._connection.settimeout(left)
            try:
                return act()
            except TimeoutError:
                continue
            except ssl.SSLCertVerificationError as error:
                why = clean_line(error.verify_message).rstrip(".")
                raise Trouble(f"the certificate is not valid ({why})") from error
            except ssl.SSLError as error:
                why = clean_line(error.reason or str(error)).replace("_", " ").lower()
                raise Trouble(f"no safe connection can be made ({why})") from error
            except OSError as error:
                raise Trouble("the connection broke off", passing=True) from error
        raise Trouble("it fell silent", passing=True)
