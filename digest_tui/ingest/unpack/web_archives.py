"""Web archives (WARC): the pages in them, one record after the other."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest_tui.ingest.unpack.inflating import Deflated, Inflating, gzip_member
from digest_tui.ingest.unpack.kinds import MEDIA_TYPES, Form, tell
from digest_tui.ingest.unpack.limits import TooMuch
from digest_tui.ingest.unpack.opened import too_large
from digest_tui.ingest.unpack.record_stream import RecordStream
from digest_tui.ingest.unpack.streams import HEAD, BrokenStream, read_at_most
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.unpack.opened import Opened, Piece
    from digest_tui.ingest.unpack.streams import Stream

_HEADERS = 256 << 10
"""What the headers of a response can add to its page."""
_BODY = re.compile(rb"\r?\n\r?\n")
_CARRIES = {"response", "resource"}
_READ = {Form.HTML, Form.TEXT, Form.MARKDOWN, Form.JSON, Form.JSON_LINES, Form.FEED}
_OTHER_TEXT = {"", "text/plain", "application/xml", "text/xml"}
"""What can be read beside `MEDIA_TYPES`."""
_FOR_PROGRAMS = {"robots.txt", "ads.txt", "app-ads.txt", "security.txt", "humans.txt", "llms.txt"}
_LONGEST_ADDRESS = 2000
_MOST_BROKEN = 1000
"""Damaged records, after which the rest is left."""


def records(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give the pages and texts of a web archive that is not packed."""
    return _records(RecordStream(stream.file), at)


def packed_records(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give those of one in which each record is packed by gzip."""
    inflating = Inflating(stream.file, gzip_member, at.budget, granted=at.depth > 0)
    return _records(RecordStream(inflating, inflating), at)


def _records(stream: RecordStream, at: Opened) -> Iterator[Piece]:
    found = False
    broken = 0
    while broken < _MOST_BROKEN:
        try:
            line = stream.first_line()
            if line is None:
                break
            pieces = _record(line, stream, at)
        except BrokenStream as error:
            found = True
            broken += 1
            yield at.refused(str(error), f"record at byte {stream.start:,}")
            if isinstance(error, TooMuch) or not stream.recover():
                break
        else:
            for piece in pieces:
                found = True
                yield piece
    if broken == _MOST_BROKEN:
        yield at.refused(f"{broken:,} of its records are damaged; the rest of them is left")
    if not found:
        yield at.refused("there is no page or text in it")


def _record(line: bytes, stream: RecordStream, at: Opened) -> Iterator[Piece]:
    """Read a record; what it gives is made of it afterwards.

    Raises:
        BrokenStream: It is damaged.
    """
    headers = _headers(stream, line)
    length = headers.get_header("Content-Length", "").strip()
    if not (length.isascii() and length.isdigit() and len(length) <= 15):
        raise BrokenStream("its length is missing or wrong")
    size = int(length)
    url = clean_line(headers.get_header("WARC-Target-URI", "").strip("<> "))
    kind = headers.get_header("WARC-Type", "").strip().lower()
    if kind not in _CARRIES or not _can_be_read(url):
        stream.pass_over(size)
        return iter(())
    if size > at.limits.page + _HEADERS:
        stream.pass_over(size)
        return iter((at.refused(too_large(at.limits.page), url),))
    block = stream.block(size)
    if cut := headers.get_header("WARC-Truncated"):
        reason = f"it was cut off when it was archived ({clean_line(cut)[:40]})"
        return iter((at.refused(reason, url),))
    if kind == "resource":
        return _text(block, headers.get_header("Content-Type", ""), url, at)
    return _answer(block, url, at)


def _headers(stream: Any, first_line: bytes | None = None) -> Any:
    """Read headers by `warcio`.

    Its iterator over records is not used: that one ends at the first damage, and writes to
    standard error; nor are its contents, which it unpacks without bounds.

    Raises:
        BrokenStream: They are no headers.
    """
    from warcio.statusandheaders import (  # noqa: PLC0415 - needed by few files
        StatusAndHeadersParser,
    )

    try:
        return StatusAndHeadersParser([], verify=False).parse(stream, first_line)
    except (EOFError, ValueError) as error:
        raise BrokenStream("its headers are damaged or cut off") from error


def _can_be_read(url: str) -> bool:
    """Tell the address of a page from that of a name server's answer, or of rules for robots."""
    return (
        url.startswith(("http://", "https://"))
        and len(url) <= _LONGEST_ADDRESS
        and url.rpartition("/")[2] not in _FOR_PROGRAMS
    )


def _answer(block: bytes, url: str, at: Opened) -> Iterator[Piece]:
    """Give the text of what a server answered, where it is one."""
    body = io.BytesIO(block)
    if not _BODY.search(block, 0, _HEADERS):
        yield at.refused("the headers of the answer are too long, or have no end", url)
        return
    try:
        http = _headers(body)
        media = http.get_header("Content-Type", "")
        if http.get_statuscode() != "200" or not _is_text(media):
            return
        data = body.read()
        if http.get_header("Transfer-Encoding", "").strip().lower() == "chunked":
            data = _without_chunks(data)
        packing = http.get_header("Content-Encoding", "").strip().lower()
        data = _without_packing(data, packing, at)
    except BrokenStream as error:
        yield at.refused(str(error), url)
    else:
        yield from _text(data, media, url, at)


def _is_text(media_type: str) -> bool:
    said = media_type.partition(";")[0].strip().lower()
    return said in _OTHER_TEXT or said in MEDIA_TYPES


def _text(data: bytes, media: str, url: str, at: Opened) -> Iterator[Piece]:
    """Give what can be read; pictures and styles are passed over."""
    page = at.page(url, _name(url), media)
    if _is_text(media) and data.strip() and tell(data[:HEAD], page.name, page.media_type) in _READ:
        yield from at.again(io.BytesIO(data), page)


def _name(url: str) -> str:
    try:
        return urlsplit(url).path.rpartition("/")[2]
    except ValueError:
        return ""


def _without_chunks(data: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - needed by few files

    return bytes(ChunkedDataReader(io.BytesIO(data)).read())


def _without_packing(data: bytes, packing: str, at: Opened) -> bytes:
    """Take off what a server has packed its answer in.

    Raises:
        BrokenStream: It is damaged, too large or packed in another way.
    """
    if packing in {"gzip", "x-gzip"}:
        if not data.startswith(b"\x1f\x8b"):
            return data  # some archivers unpack it and leave the header
        bits = zlib.MAX_WBITS + 16
    elif packing == "deflate":
        # Some servers leave out the two bytes before it.
        bits = zlib.MAX_WBITS if data[:1] == b"\x78" else -zlib.MAX_WBITS
    elif packing in {"", "identity", "none"}:
        return data
    else:
        raise BrokenStream(f"it is packed in a way that is not read ({clean_line(packing)[:20]})")
    inflating = Inflating(io.BytesIO(data), lambda: Deflated(bits), at.budget, granted=False)
    unpacked = read_at_most(inflating, at.limits.page + 1)
    if len(unpacked) > at.limits.page:
        raise BrokenStream(too_large(at.limits.page))
    return unpacked
