"""The records of a web archive as they are read on, and where to go on after damage."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from digest_tui.ingest.unpack.streams import HEAD, BrokenStream, read_at_most, skip

if TYPE_CHECKING:
    from digest_tui.ingest.unpack.inflating import Inflating
    from digest_tui.ingest.unpack.streams import Reads

_LONGEST_LINE = HEAD
_MOST_HEADERS = 4 * HEAD
_RECORD = re.compile(rb"^WARC/[01]\.\d+\r?\n", re.MULTILINE)


class RecordStream:
    """A web archive; `warcio` reads the headers of a record from it, line by line."""

    def __init__(self, file: Reads, inflating: Inflating | None = None) -> None:
        """Read a web archive.

        Args:
            file: Its bytes, unpacked.
            inflating: What unpacks them; after damage it can look for the next record.
        """
        self._source = _Source(file)
        self._file = io.BufferedReader(self._source, HEAD)
        self._inflating = inflating
        self._headers = 0
        self.offset = 0
        """How far it has been read, in unpacked bytes."""
        self.start = 0
        """Where the present record starts."""

    def first_line(self) -> bytes | None:
        """Give the first line of the next record; None at the end.

        Raises:
            BrokenStream: What stands there is something else.
        """
        while True:
            self._headers = 0
            self.start = self.offset
            line = self.readline()
            if not line:
                return None
            if line.strip():
                if _RECORD.match(line):
                    return line
                raise BrokenStream("what stands there is no record")

    def readline(self) -> bytes:
        """Give one line of headers.

        Raises:
            BrokenStream: They are longer than any headers are, or the file is damaged.
        """
        line = self._file.readline(_LONGEST_LINE)
        self.offset += len(line)
        self._headers += len(line)
        if self._headers > _MOST_HEADERS:
            raise BrokenStream("its headers are too long")
        return line

    def block(self, length: int) -> bytes:
        """Give what a record carries, all of it.

        Raises:
            BrokenStream: There is less, or something other than the next record follows.
        """
        data = read_at_most(self._file, length)
        self.offset += len(data)
        if len(data) == length and self._is_followed_well():
            return data
        if (following := _RECORD.search(data)) and following.start():
            self._put_back(data[following.start() :])
        raise BrokenStream("it is damaged or cut off: it has another length than it says")

    def pass_over(self, length: int) -> None:
        """Leave what a record carries unread.

        Raises:
            BrokenStream: There is less of it.
        """
        skipped = skip(self._file, length)
        self.offset += skipped
        if skipped < length:
            raise BrokenStream("it is cut off: the end of the file is missing")

    def recover(self) -> bool:
        """After damage, go to where the next record starts; tell whether there is one."""
        if self._inflating and self._inflating.broken and not self._inflating.recover():
            return False
        while True:
            try:
                line = self._file.readline(_LONGEST_LINE)
            except BrokenStream:
                # Damage after damage: only what unpacks can get past it.
                if self._inflating is None or not self._inflating.recover():
                    return False
                continue
            if not line:
                return False
            self.offset += len(line)
            if _RECORD.match(line):
                self._put_back(line)
                return True

    def _is_followed_well(self) -> bool:
        try:
            following = self._file.peek(1)[:5]
        except BrokenStream:
            return True  # which is the trouble of the next record
        return not following or following[:1] in b"\r\n" or b"WARC/".startswith(following)

    def _put_back(self, data: bytes) -> None:
        self.offset -= len(data)
        try:
            ahead = self._file.peek(1)
        except BrokenStream:
            ahead = b""
        self._file.detach()  # else it takes the source with it when it goes
        self._source.put_back(data + ahead)
        self._file = io.BufferedReader(self._source, HEAD)


class _Source(io.RawIOBase):
    """Bytes, of which some can come again."""

    def __init__(self, file: Reads) -> None:
        self._under = file
        self._again = io.BytesIO()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._again.read(len(buffer)) or self._under.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def put_back(self, data: bytes) -> None:
        self._again = io.BytesIO(data + self._again.read())
