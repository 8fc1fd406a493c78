"""The text of an XML document from its bytes, whoever may be wrong about its encoding."""

from __future__ import annotations

import codecs
import re

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES, decode

_DECLARED = re.compile(rb"\s{0,64}<\?xml[^>]{0,256}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_STARTS = (
    # Longest first: a UTF-32 mark begins with a UTF-16 one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    # XML 1.0, appendix F.1: without a mark, the first `<` tells.
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_OF_TEXT = re.compile(r"utf-(?:8|16|32)|iso|cp|koi8|mac|big5|gb|shift|euc|johab|tis|kz|ptcp|ascii")
"""Python's codecs also unescape and decompress; what is named here only maps letters."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""What is said, and what is meant by it wherever the two differ."""
_OF_SERVERS = frozenset({"cp1252"})
"""What servers say of every file when nobody has told them better."""


def decode_xml(data: bytes, origin: str, charset: str | None = None) -> str:
    """Give the text of an XML document.

    A byte-order mark decides, and what can be UTF-8 is. Then RFC 7303 has the HTTP header go
    before the document; only where the header says what servers say by default, the document
    knows better.

    Args:
        data: The document, not empty.
        origin: The file or address it came from, for people.
        charset: As the HTTP header says.

    Raises:
        Refused: It is no text.
    """
    for start, encoding in _STARTS:
        if data.startswith(start):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    declared = _DECLARED.match(data)
    said = [_codec(charset), _codec(declared[1].decode("ascii") if declared else None)]
    if said[0] in _OF_SERVERS:
        said.reverse()
    escapes = [name for name in said if name and name.startswith("iso2022")]
    for encoding in (*(escapes if b"\x1b" in data else ()), "utf-8", *filter(None, said)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Nobody is right, or it is damaged: the letters have to tell.
    told = decode(data[:MOST_BYTES], origin).encoding
    return data.decode("utf-8" if told.startswith("utf-8") else told, "replace")


def refuse_what_is_no_text(data: bytes, origin: str) -> None:
    """Say what some bytes are that have turned out to be no document.

    Raises:
        Refused: Always, in words as precise as can be.
    """
    decode(data[:65536], origin)
    raise Refused(origin, "it is plain text, not a feed")


def _codec(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):  # unknown, or no name at all
        return None
    return _WIDER.get(found, found) if _OF_TEXT.match(found) else None
