"""Packed bytes unpacked as they are read: never more at once than was asked for."""

from __future__ import annotations

import lzma
import zlib
from typing import TYPE_CHECKING, Protocol

from digest_tui.ingest.unpack.streams import HEAD, BrokenStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.ingest.unpack.limits import Budget
    from digest_tui.ingest.unpack.streams import Reads

GZIP = b"\x1f\x8b\x08"


class Unpacks(Protocol):
    """What `bz2` and `lzma` call a decompressor."""

    @property
    def eof(self) -> bool:
        """Whether this was all."""

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing more to be had of what was given."""

    @property
    def unused_data(self) -> bytes:
        """What was given but belongs to what follows."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack, but not to more than a number of bytes."""


class Deflated:
    """`zlib`'s decompressor with the manners of the others."""

    def __init__(self, window_bits: int) -> None:
        self._made = zlib.decompressobj(window_bits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether this was all."""
        return self._made.eof

    @property
    def unused_data(self) -> bytes:
        """What was given but belongs to what follows."""
        return self._made.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack, but not to more than a number of bytes."""
        out = self._made.decompress(self._made.unconsumed_tail + data, max_length)
        self.needs_input = not self._made.unconsumed_tail and len(out) < max_length
        return out


def gzip_member() -> Unpacks:
    """Make what unpacks one member of a gzip file."""
    return Deflated(zlib.MAX_WBITS + 16)


def inflated_start(head: bytes) -> bytes:
    """Give a little of what is in a gzip file of which this is the start."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(head, HEAD)
    except zlib.error:
        return b""


class Inflating:
    """A packed file, as if it were not."""

    def __init__(
        self, file: Reads, make: Callable[[], Unpacks], budget: Budget, *, granted: bool
    ) -> None:
        """Unpack a file.

        Args:
            file: The packed file.
            make: Makes what unpacks one member; a file can have several.
            budget: Counts what comes out.
            granted: What goes in is counted elsewhere, since it is inside an archive itself.
        """
        self._file = file
        self._make = make
        self._budget = budget
        self._granted = granted
        self._member: Unpacks | None = None
        self._members = 0
        self._rest = b""
        """What has been read of the file but not unpacked."""
        self.broken: BrokenStream | None = None
        """The damage that it has come to, which it does not get past by itself."""

    def read(self, size: int, /) -> bytes:
        """Give some of what is in it, and nothing at the end.

        Raises:
            BrokenStream: What follows is damaged, cut off or too much.
        """
        if self.broken:
            raise self.broken
        while True:
            if self._member is None and not self._next_member():
                return b""
            assert self._member is not None
            try:
                out = self._unpacked(self._member, size)
            except BrokenStream as broken:
                self.broken = broken
                raise
            if self._member.eof:
                self._rest = self._member.unused_data
                self._member = None
            if out:
                self._budget.spend(len(out))
                return out

    def recover(self) -> bool:
        """After damage, go to where the next member of a gzip file seems to start."""
        self.broken = self._member = None
        self._rest = self._rest[1:]
        while (at := self._rest.find(GZIP)) < 0:
            more = self._packed()
            if not more:
                return False
            self._rest = self._rest[-2:] + more
        self._rest = self._rest[at:]
        return True

    def _next_member(self) -> bool:
        self._rest = self._rest.lstrip(b"\0") if self._members else self._rest
        while not self._rest:
            self._rest = self._packed()
            if not self._rest:
                return False
            self._rest = self._rest.lstrip(b"\0") if self._members else self._rest
        self._member = self._make()
        self._members += 1
        return True

    def _unpacked(self, member: Unpacks, size: int) -> bytes:
        data = b""
        if member.needs_input:
            data = self._rest or self._packed()
            if not data:
                raise BrokenStream("it is cut off: the rest of it is missing")
            self._rest = data
        try:
            out = member.decompress(data, size)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, MemoryError) as error:
            raise BrokenStream("its packed data is damaged") from error
        if member.needs_input:
            self._rest = b""
        return out

    def _packed(self) -> bytes:
        data = self._file.read(HEAD)
        if not self._granted:
            self._budget.grant(len(data))
        return data
