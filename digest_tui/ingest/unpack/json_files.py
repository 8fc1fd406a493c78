"""JSON: one article, an array of them, one a line, or a feed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec

from digest_tui.ingest.decode import wide_encoding
from digest_tui.ingest.json_errors import broken_json
from digest_tui.ingest.unpack.opened import too_large
from digest_tui.ingest.unpack.single import feed
from digest_tui.ingest.unpack.streams import Stream, read_at_most, recoded
from digest_tui.models import Kind, Received

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from digest_tui.ingest.unpack.opened import Opened, Piece

_Object = dict[str, msgspec.Raw]
_BOM = b"\xef\xbb\xbf"
_MOST_BROKEN = 1000
"""Lines in a row that are no objects; more of them say nothing new."""
_LISTS = ("articles", "items", "entries", "posts", "results", "data", "docs")
"""What answers of programs call the list of articles in them."""
_HINT = 4096
"""How far into a list its first item can begin."""
_FEED = b"https://jsonfeed.org/version/"


def whole(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give the articles of a JSON text; of several texts, one a line, too."""
    stream = _in_utf8(stream)
    if _is_lines(stream.head):
        yield from lines(stream, at)
        return
    most = at.limits.whole
    data = read_at_most(stream.file, most + 1)
    if len(data) > most:
        if _is_lines(data):
            stream.put_back(data)
            yield from lines(stream, at)
        else:
            reason = "; put one article on each line (JSONL), and it can be of any size"
            yield at.refused(f"{too_large(most, 'JSON text')}{reason}")
        return
    data = data.removeprefix(_BOM).strip()
    try:
        if data.startswith(b"["):
            yield from _items(msgspec.json.decode(data, type=list[msgspec.Raw]), at)
        else:
            yield from _object(data, at)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if _is_lines(data):
            yield from lines(Stream(io.BytesIO(data)), at)
        else:
            yield at.refused(broken_json(error))


def lines(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give the articles of a file that has one on each line, one after the other."""
    file: BinaryIO = _in_utf8(stream).file
    most = at.limits.record
    number = in_a_row = 0
    while line := file.readline(most + 1):
        number += 1
        where = f"line {number}"
        problem = None
        if len(line) > most and not line.endswith(b"\n"):
            _skip_line(file)
            problem = too_large(most)
        else:
            line = line.strip() if number > 1 else line.removeprefix(_BOM).strip()
            if line and not line.startswith(b"{"):
                problem = "it is no JSON object"
        if problem:
            yield at.refused(problem, where)
            in_a_row += 1
            if in_a_row == _MOST_BROKEN:
                yield at.refused(
                    f"these were {_MOST_BROKEN:,} lines in a row that are no articles; "
                    "the rest of the file is left"
                )
                return
        elif line:
            in_a_row = 0
            yield Received(f"{at.origin}, {where}", line, Kind.RECORD)


def _in_utf8(stream: Stream) -> Stream:
    encoding = wide_encoding(stream.head)
    return Stream(recoded(stream.file, encoding)) if encoding else stream


def _is_lines(data: bytes) -> bool:
    """Tell whether the first line is an object of its own, and something follows."""
    first, _, rest = data.removeprefix(_BOM).lstrip().partition(b"\n")
    if not rest.strip():
        return False
    try:
        msgspec.json.decode(first, type=_Object)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _object(data: bytes, at: Opened) -> Iterator[Piece]:
    found = msgspec.json.decode(data, type=_Object)
    if _FEED in bytes(found.get("version", b"")):
        yield from feed(Stream(io.BytesIO(data)), at)
        return
    for name in _LISTS:
        listed = bytes(found.get(name, b""))
        if listed.startswith(b"[") and listed[1:_HINT].lstrip().startswith(b"{"):
            yield from _items(msgspec.json.decode(listed, type=list[msgspec.Raw]), at)
            return
    yield _record(data, at, at.origin)


def _items(items: list[msgspec.Raw], at: Opened) -> Iterator[Piece]:
    others = 0
    for number, item in enumerate(items, 1):
        data = bytes(item)
        if data.startswith(b"{"):
            yield _record(data, at, f"{at.origin}, item {number}")
        else:
            others += 1
    if others or not items:
        yield at.refused(
            f"{others:,} of its {len(items):,} items are no JSON objects"
            if items
            else "there is no article in it"
        )


def _record(data: bytes, at: Opened, origin: str) -> Piece:
    if len(data) > at.limits.record:
        return at.refused(too_large(at.limits.record), origin.removeprefix(at.origin).strip(", "))
    return Received(origin, data, Kind.RECORD)


def _skip_line(file: BinaryIO) -> None:
    """Read up to the end of a line without keeping it."""
    rest = b"..."
    while rest and not rest.endswith(b"\n"):
        rest = file.readline(1 << 16)
