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
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
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
    if not data.strip():
        raise Refused(origin, "it is empty")
    if len(data) > MOST_BYTES:
        raise Refused(origin, too_large(len(data)))
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise Refused(origin, f"it is {kind}, not text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), encoding)
    if utf16 := _unmarked_utf16(data):
        return Decoded(data.decode(utf16, "replace"), utf16)
    if _is_binary(data):
        raise Refused(origin, "it is binary data, not text")
    try:
        return Decoded(mended(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        # Some damaged spots do not make a UTF-8 text something else; and what is
        # something else has next to no letters that UTF-8 would accept.
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        if sum(not character.isascii() for character in text) >= 2 * damaged:
            return Decoded(text, "utf-8, damaged")
        return _eight_bit(data, origin, error)


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
    controls = sum(sample.count(code) for code in (*range(7), *range(14, 27), 28, 29, 30, 31))
    return controls > len(sample) * 0.05


def _eight_bit(data: bytes, origin: str, error: UnicodeDecodeError) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed by few files

    best = from_bytes(data, cp_isolation=_EIGHT_BIT).best()
    if best is None:
        raise Refused(origin, "its encoding cannot be told; save it as UTF-8") from error
    return Decoded(data.decode(best.encoding, "replace"), best.encoding)
