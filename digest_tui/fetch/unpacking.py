"""A body as it comes in, unpacked no further than it may be long."""

from __future__ import annotations

import zlib

from digest_tui.fetch.trouble import Trouble
from digest_tui.text.sanitise import clean_line

_MEGABYTE = 1024 * 1024
_GZIP = b"\x1f\x8b"
_MOST_MEMBERS = 1000
"""A packed file can be several, one after the other; nobody needs as many as these."""
_WRONGLY = "what it sent is packed wrongly"
ENDS_EARLY = "it broke off in the middle"


class Body:
    """Takes a body piece by piece. Neither what comes in nor what it holds exceeds `most`."""

    def __init__(self, coding: str, most: int, *, cut: bool = False) -> None:
        """Begin.

        Args:
            coding: The header `Content-Encoding`.
            most: How many bytes there may be.
            cut: Whether what is too long is cut there rather than refused.

        Raises:
            Trouble: It is packed in a way that was not asked for.
        """
        self._packed = coding.strip().lower() not in {"", "identity", "none"}
        if self._packed and coding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
            raise Trouble(f"it is packed in a way unknown here ({clean_line(coding)[:40]})")
        # 32: gzip or zlib, as its first bytes say.
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._most = most
        self._cut = cut
        self._came = 0
        self._head: bytes | None = b""
        self._members = 1
        self._data = bytearray()

    def take(self, piece: bytes) -> bool:
        """Take a piece; tell whether more may come.

        Raises:
            Trouble: It is too long, or not packed as it says.
        """
        self._came += len(piece)
        if self._packed:
            self._unpack(piece)
        else:
            self._data += piece
        return not self._is_full()

    def whole(self) -> bytes:
        """Give all of it.

        Raises:
            Trouble: It ends before its end.
        """
        full = self._is_full()
        if self._packed and self._came and not self._unpacker.eof and not full:
            raise Trouble(ENDS_EARLY, passing=True)
        return bytes(self._data[: self._most])

    def _is_full(self) -> bool:
        if max(self._came, len(self._data)) <= self._most:
            return False
        if not self._cut:
            raise Trouble(f"it sent more than {self._most / _MEGABYTE:.3g} MB and was cut off")
        return True

    def _unpack(self, piece: bytes) -> None:
        if self._head is not None:
            piece = self._head + piece
            if len(piece) < 2:
                self._head = piece
                return
            self._head = None
            if piece[0] & 0x0F != zlib.DEFLATED and not piece.startswith(_GZIP):
                # Some servers send `deflate` without its wrapping.
                self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        while piece:
            if self._unpacker.eof:
                if not piece.startswith(_GZIP):
                    return  # what comes after the end, such as zeros, is nobody's
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise Trouble(_WRONGLY)
                self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
            room = self._most + 1 - len(self._data)
            if room <= 0:
                return
            try:
                self._data += self._unpacker.decompress(piece, room)
            except zlib.error as error:
                raise Trouble(_WRONGLY) from error
            piece = self._unpacker.unused_data or self._unpacker.unconsumed_tail
