"""Files that are read from the start to the end, once: looking at the start, reading a part."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    Buffer = bytearray | memoryview

    class Reads(Protocol):
        """Whatever gives bytes."""

        def read(self, size: int, /) -> bytes:
            """Give so many bytes or fewer; none at the end."""


HEAD = 64 * 1024
"""How much of the start of a file is looked at to tell what it is."""


class BrokenStream(OSError):
    """What follows in a file cannot be had; the message says why."""


class Stream:
    """A file whose start can be looked at; from a pipe as well."""

    def __init__(self, file: Reads) -> None:
        self.under = file
        """The file itself, which has been read up to somewhere."""
        # A pipe is asked for what is there: who writes slowly is not waited for.
        self._read = getattr(file, "read1", file.read)
        self.head = b""
        self._broken: BrokenStream | None = None
        try:
            while len(self.head) < HEAD and (piece := self._read(HEAD - len(self.head))):
                self.head += piece
                if self.head.endswith(b"}\n") and b"}\n{" in self.head:
                    break  # lines of JSON, and they tell enough
        except BrokenStream as broken:
            self._broken = broken  # after what comes before it
        self.file = buffered(io.BytesIO(self.head).read, self._read_on)
        """The file from its start."""

    def _read_on(self, size: int) -> bytes:
        if self._broken:
            raise self._broken
        piece: bytes = self._read(size)
        return piece

    def put_back(self, data: bytes) -> None:
        """Have some bytes that have been read come again."""
        self.file = buffered(io.BytesIO(data).read, self.file.read)


class _Joined(io.RawIOBase):
    """What several readers give, one after the other."""

    def __init__(self, *readers: Callable[[int], bytes]) -> None:
        self._readers = list(readers)
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:  # type: ignore[override]
        while not self._waiting and self._readers:
            self._waiting = self._readers[0](len(buffer))
            if not self._waiting:
                self._readers.pop(0)
        size = min(len(buffer), len(self._waiting))
        buffer[:size] = self._waiting[:size]
        self._waiting = self._waiting[size:]
        return size


def buffered(*readers: Callable[[int], bytes]) -> io.BufferedReader:
    """Make a file of functions that read, which gives lines fast."""
    return io.BufferedReader(_Joined(*readers), HEAD)


def read_at_most(file: Reads, most: int) -> bytes:
    """Read so many bytes, or up to the end; a pipe gives them in pieces."""
    pieces = []
    while most > 0 and (piece := file.read(min(most, 1 << 20))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def skip(file: Reads, size: int) -> int:
    """Read on without keeping anything; give how many bytes there were."""
    left = size
    while left > 0 and (piece := file.read(min(left, HEAD))):
        left -= len(piece)
    return size - left


def recoded(file: Reads, encoding: str) -> io.BufferedReader:
    """Give a text of another encoding in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(size: int) -> bytes:
        while data := file.read(size):
            if text := decoder.decode(data):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return buffered(read)
