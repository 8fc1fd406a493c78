"""Makes files of all kinds, and takes them apart."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from digest_tui.ingest.unpack import Limits, unpack
from digest_tui.models import Received

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL = Limits()


class Pipe(io.RawIOBase):
    """A file that can only be read on, a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._data.read(min(len(buffer), 700))
        buffer[: len(data)] = data
        return len(data)


def taken_apart(
    data: bytes,
    name: str = "x",
    media_type: str | None = None,
    limits: Limits = USUAL,
    *,
    piped: bool = False,
) -> list[str]:
    """Give what is in a file: kind, origin and text of each, or why it is refused."""
    file = io.BufferedReader(Pipe(data), 16) if piped else io.BytesIO(data)
    return [
        f"{piece.kind.name} {piece.origin} {piece.data.decode()}"
        if isinstance(piece, Received)
        else str(piece)
        for piece in unpack(file, name, name, media_type, limits)
    ]


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def warc_record(
    url: str,
    body: bytes,
    http: str = "Content-Type: text/html; charset=utf-8",
    *,
    status: str = "200 OK",
    kind: str = "response",
    more: str = "",
) -> bytes:
    """Make one record of a web archive."""
    block = body
    media = http.removeprefix("Content-Type: ")
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n{more}"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
