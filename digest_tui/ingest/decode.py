"""From the bytes of a file to its text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.mojibake import mended

MOST_BYTES = 4 * 1024 * 1024
"""The longest reports have a fifth of a megabyte; what is larger is no article."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"(\xb5/\xfd", "Zstandard data"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document or Outlook message"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = bytes((*range(7), *range(14, 27), 28, 29, 30, 31))
_TAR_MARK = slice(257, 262)
# Eight-bit encodings of the languages that our readers' sources write in.
_EIGHT_BIT = ["cp1251", "cp1252", "koi8_u", "cp866", "mac_cyrillic"]


class Decoded(NamedTuple):
    """A text and the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes, origin: str) -> Decoded:
    """Give the text of some bytes.

    A byte-order mark decides; else what can be UTF-8 is; else UTF-16 without a mark, by
    its zero bytes; else one of the eight-bit encodings, by the letters it would give.

    Raises:
        Refused: It is empty, too large or no text.
    """
    return decode_unicode(data, origin) or decode_damaged(data) or _eight_bit(data, origin)


def decode_unicode(data: bytes, origin: str) -> Decoded | None:
    """Give the text of some bytes that are Unicode without a fault; None for others.

    Raises:
        Refused: It is empty, too large or no text.
    """
    if not data.strip():
        raise Refused(origin, "it is empty")
    if len(data) > MOST_BYTES:
        raise Refused(origin, too_large(len(data)))
    if reason := no_text(data):
        raise Refused(origin, reason)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), encoding)
    if utf16 := _unmarked_utf16(data):
        return Decoded(data.decode(utf16, "replace"), utf16)
    try:
        return Decoded(mended(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return None


def decode_damaged(data: bytes) -> Decoded | None:
    """Give the text of UTF-8 with some damaged spots; None for what is something else.

    What is something else has next to no letters that UTF-8 would accept.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(not character.isascii() for character in text) >= 2 * damaged:
        return Decoded(text, "utf-8, damaged")
    return None


def no_text(data: bytes) -> str | None:
    """Say what some bytes are that are no text; None where they can be one, or the start of it."""
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return f"it is {kind}, not text"
    if data[_TAR_MARK] == b"ustar" and b"\0" in data[:512]:
        return "it is a tar archive, not text"
    if data.startswith(codecs.BOM_UTF8) or wide_encoding(data) or not _is_binary(data):
        return None
    return "it is binary data, not text"


def wide_encoding(data: bytes) -> str | None:
    """Tell the encoding of a text whose every character takes two bytes or four."""
    for bom, encoding in _BOMS[1:]:
        if data.startswith(bom):
            return encoding
    return None if data.startswith(codecs.BOM_UTF8) else _unmarked_utf16(data)


def too_large(size: int) -> str:
    """Say that a file of `size` bytes is more than one article can be."""
    return f"it is too large for one article ({size / 1e6:.1f} MB; at most {MOST_BYTES / 1e6:.1f})"


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:4096]
    if b"\0" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        readable = sum(character.isprintable() or character in "\r\n\t" for character in text)
        # The wrong byte order gives readable letters too, but no spaces between them.
        if readable > len(text) * 0.97 and text.count(" ") > len(text) * 0.03:
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    """A stray control character makes no binary file; one in twenty does."""
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * 0.05


def _eight_bit(data: bytes, origin: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed by few files

    best = from_bytes(data, cp_isolation=_EIGHT_BIT).best()
    if best is None:
        raise Refused(origin, "its encoding cannot be told; save it as UTF-8")
    return Decoded(data.decode(best.encoding, "replace"), best.encoding)
