from __future__ import annotations

import io
import os
import sys
from queue import SimpleQueue
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest.unpack import Limits, unpack
from digest_tui.models import Kind, Received
from tests.ingest.unpack.helpers import taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE, TWO = '{"title":"A"}', '{"title":"B"}'


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"{ONE}\n{TWO}\n", ["RECORD x, line 1 " + ONE, "RECORD x, line 2 " + TWO]),
        (f"\ufeff{ONE}\r\n\r\n  {TWO}", ["RECORD x, line 1 " + ONE, "RECORD x, line 3 " + TWO]),
        (
            f"{ONE}\noops\n{TWO}",
            [
                "RECORD x, line 1 " + ONE,
                "x, line 2: it is no JSON object",
                "RECORD x, line 3 " + TWO,
            ],
        ),
        (f"{ONE}", ["RECORD x " + ONE]),
        ('{\n "title": "A"\n}\n', ['RECORD x {\n "title": "A"\n}']),
        (f"[{ONE}, {TWO}]", ["RECORD x, item 1 " + ONE, "RECORD x, item 2 " + TWO]),
        (
            f"[{ONE}, 2, null]",
            ["RECORD x, item 1 " + ONE, "x: 2 of its 3 items are no JSON objects"],
        ),
        (f'{{"status":"ok","articles":[{ONE}]}}', ["RECORD x, item 1 " + ONE]),
        ('{"text":"a","data":[1]}', ['RECORD x {"text":"a","data":[1]}']),
        ("[]", ["x: there is no article in it"]),
        ('{"title": "A"', ["x: it is no whole JSON: input data was truncated"]),
        ('[{"title": "A"}, {"ti', ["x: it is no whole JSON: input data was truncated"]),
        ('{"a":' * 100_000, ["x: it is nested too deeply to be read"]),
        ("[ " * 100_000, ["x: it is no whole JSON: invalid character (byte 2)"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("piped", [False, True])
def test_json_and_lines_of_it(text: str, pieces: list[str], encoding: str, piped: bool) -> None:
    found = taken_apart(text.encode(encoding), media_type="application/json", piped=piped)
    if text.startswith("[ ["):
        pieces = ["x: it is nested too deeply to be read"]
    assert found == pieces


def test_a_line_that_is_too_long_is_passed_over_and_the_next_is_read() -> None:
    long = f'{{"text":"{"a" * 300_000}"}}'
    found = taken_apart(
        f"{ONE}\n{long}\n{TWO}\n{long}".encode(), "x.jsonl", limits=Limits(record=100_000)
    )
    reason = "it is too large for one article (more than 0.1 MB)"
    assert found == [
        "RECORD x.jsonl, line 1 " + ONE,
        f"x.jsonl, line 2: {reason}",
        "RECORD x.jsonl, line 3 " + TWO,
        f"x.jsonl, line 4: {reason}",
    ]


class Endless(io.RawIOBase):
    """A line of a gigabyte, and one after it, of which nothing exists before it is read."""

    def __init__(self, size: int, after: bytes) -> None:
        self._left = size
        self._after = io.BytesIO(after)
        self._as = b"a" * (1 << 20)
        self.largest = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self.largest = max(self.largest, len(buffer))
        size = min(len(buffer), self._left, len(self._as))
        data = self._as[:size] if size else self._after.read(len(buffer))
        self._left -= size
        buffer[: len(data)] = data
        return len(data)


def test_a_line_of_a_gigabyte_takes_no_more_memory_than_the_limit() -> None:
    endless = Endless(1 << 30, b"\n" + ONE.encode())
    pieces = list(unpack(io.BufferedReader(endless), "x", "x.jsonl"))
    assert [str(piece) for piece in pieces if isinstance(piece, Refused)] == [
        "x, line 1: it is too large for one article (more than 16.8 MB)"
    ]
    assert Received("x, line 2", ONE.encode(), Kind.RECORD) in pieces
    assert endless.largest <= 1 << 20


def test_a_whole_json_that_is_too_large_says_what_to_do() -> None:
    (found,) = taken_apart(b"[" + b" " * 2000 + b"]", limits=Limits(whole=1000))
    assert found.endswith("put one article on each line (JSONL), and it can be of any size")


def test_lines_without_their_name_can_be_larger_than_a_whole() -> None:
    lines = f'{{"text":"{"a" * 70_000}"}}\n{ONE}\n'.encode()
    found = taken_apart(lines, "x.json", limits=Limits(whole=70_100))
    assert found[1] == "RECORD x.json, line 2 " + ONE


def test_a_file_of_nothing_but_broken_lines_is_left_after_a_thousand() -> None:
    found = taken_apart(b"x\n" * 5000, "x.jsonl")
    assert len(found) == 1001
    assert found[-1].startswith("x.jsonl: these were 1,000 lines in a row")


def test_a_json_feed_is_a_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Feeds(ModuleType):
        @staticmethod
        def pieces_of_feed(data: bytes, origin: str) -> Iterator[Received]:
            if b"empty" in data:
                raise Refused(origin, "it is no feed")
            yield Received(f"{origin}, entry", data, Kind.RECORD)

    monkeypatch.setitem(sys.modules, "digest_tui.ingest.feeds", Feeds("feeds"))
    feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]}'
    assert taken_apart(feed.encode()) == [f"RECORD x, entry {feed}"]
    rss = "<?xml version='1.0'?><rss><channel/></rss>"
    assert taken_apart(rss.encode()) == [f"RECORD x, entry {rss}"]
    assert taken_apart(b"<rss>empty</rss>") == ["x: it is no feed"]


def test_lines_that_come_slowly_are_not_waited_for() -> None:
    """Two tell what it is; from then on each is given when it is there."""
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb") as file, os.fdopen(writes, "wb", 0) as writer:
        given = unpack(file, "x", "-")
        came: SimpleQueue[str] = SimpleQueue()

        def take() -> None:
            for piece in given:
                came.put(piece.origin)

        writer.write(f"{ONE}\n{TWO}\n".encode())
        Thread(target=take, daemon=True).start()
        assert [came.get(timeout=5) for _ in range(2)] == ["x, line 1", "x, line 2"]
        writer.write(f"{ONE}\n".encode())
        assert came.get(timeout=5) == "x, line 3"
