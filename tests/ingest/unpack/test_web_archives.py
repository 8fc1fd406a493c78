from __future__ import annotations

import gzip
import io
import zlib

import pytest

from digest_tui.ingest.unpack import Limits, unpack
from digest_tui.models import Kind, Received
from tests.ingest.unpack.helpers import taken_apart, warc_record

PAGE = b"<html><p>One"
NEXT = warc_record("https://a.example/next", b"<html><p>Next")
READ = "HTML x, https://a.example/next <html><p>Next"
TYPE = "Content-Type: text/html\r\n"


def _read(*records: bytes, limits: Limits | None = None) -> list[str]:
    """Take an archive apart as it is and packed record by record: it is the same."""
    known = limits or Limits()
    plain = taken_apart(b"".join(records), limits=known)
    assert taken_apart(b"".join(map(gzip.compress, records)), limits=known) == plain
    return plain


@pytest.mark.parametrize(
    ("record", "pieces"),
    [
        (warc_record("https://a.example/1", PAGE), ["HTML x, https://a.example/1 <html><p>One"]),
        (warc_record("<http://a.example/1>", PAGE), ["HTML x, http://a.example/1 <html><p>One"]),
        (
            warc_record("https://a.example/1", PAGE, kind="resource"),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (
            warc_record(
                "https://a.example/1",
                gzip.compress(PAGE, mtime=0),
                TYPE + "Content-Encoding: gzip",
            ),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (
            warc_record("https://a.example/1", PAGE, TYPE + "Content-Encoding: gzip"),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (
            warc_record(
                "https://a.example/1", zlib.compress(PAGE), TYPE + "Content-Encoding: deflate"
            ),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (
            warc_record(
                "https://a.example/1",
                b"6\r\n<html>\r\n6\r\n<p>One\r\n0\r\n\r\n",
                TYPE + "Transfer-Encoding: chunked",
            ),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (
            warc_record(
                "https://a.example/1.json", b'[{"a":1}]', "Content-Type: application/json"
            ),
            ['RECORD x, https://a.example/1.json, item 1 {"a":1}'],
        ),
        (
            warc_record("https://a.example/1", b"A text.", "Content-Type: text/plain"),
            ["PLAIN x, https://a.example/1 A text."],
        ),
        (
            warc_record("https://a.example/1", PAGE, "X: y"),
            ["HTML x, https://a.example/1 <html><p>One"],
        ),
        (warc_record("https://a.example/1", PAGE, status="404 Not Found"), []),
        (warc_record("https://a.example/1", PAGE, status=""), []),
        (warc_record("https://a.example/1", PAGE, kind="request"), []),
        (warc_record("https://a.example/1", PAGE, kind="revisit"), []),
        (warc_record("dns:a.example", PAGE), []),
        (warc_record("https://a.example/robots.txt", b"x", "Content-Type: text/plain"), []),
        (warc_record("https://a.example/1.css", b"x", "Content-Type: text/css"), []),
        (warc_record("https://a.example/1", b"\x89PNG\r\n\x1a\n"), []),
        (warc_record("https://a.example/1", b""), []),
        (warc_record("https://a.example/[", PAGE), ["HTML x, https://a.example/[ <html><p>One"]),
        (
            warc_record("https://a.example/1", PAGE, TYPE + "Content-Encoding: br"),
            ["x, https://a.example/1: it is packed in a way that is not read (br)"],
        ),
        (
            warc_record(
                "https://a.example/1",
                gzip.compress(PAGE, mtime=0)[:-9],
                TYPE + "Content-Encoding: gzip",
            ),
            ["x, https://a.example/1: it is cut off: the rest of it is missing"],
        ),
        (
            warc_record("https://a.example/1", PAGE, more="WARC-Truncated: length\r\n"),
            ["x, https://a.example/1: it was cut off when it was archived (length)"],
        ),
        (
            warc_record("https://a.example/1", PAGE, "X: " + "y" * 300_000),
            ["x, https://a.example/1: the headers of the answer are too long, or have no end"],
        ),
        (
            warc_record("https://a.example/1", PAGE, more="X: " + "y" * 300_000 + "\r\n"),
            ["x, record at byte 0: its headers are too long"],
        ),
        (
            warc_record("https://a.example/1", PAGE, more="Content-Length: -5\r\n"),
            ["x, record at byte 0: its length is missing or wrong"],
        ),
        (
            warc_record("https://a.example/1", PAGE, more="Content-Length: 5\r\n"),
            ["x, record at byte 0: it is damaged or cut off: it has another length than it says"],
        ),
        (
            warc_record("https://a.example/1", PAGE, more="Content-Length: 9999\r\n"),
            ["x, record at byte 0: it is damaged or cut off: it has another length than it says"],
        ),
    ],
)
def test_one_record_and_the_next(record: bytes, pieces: list[str]) -> None:
    assert _read(record, NEXT) == [*pieces, READ]


def test_what_stands_between_records_is_named_and_left() -> None:
    data = warc_record("https://a.example/1", PAGE) + b"rubbish\nmore of it\n" + NEXT
    start = len(warc_record("https://a.example/1", PAGE))
    assert taken_apart(data) == [
        "HTML x, https://a.example/1 <html><p>One",
        f"x, record at byte {start}: what stands there is no record",
        READ,
    ]


def test_damage_in_a_packed_record_takes_only_that_one_down() -> None:
    records = [
        gzip.compress(warc_record(f"https://a.example/{n}", b"<html>" + bytes([64 + n]) * 90))
        for n in range(6)
    ]
    records[2] = records[2][:30] + b"\xff" * 30 + records[2][60:]
    records[4] = b"no gzip at all"
    found = taken_apart(b"".join(records))
    assert [piece[-4:] for piece in found if piece.startswith("HTML")] == [
        "@@@@",
        "AAAA",
        "CCCC",
        "EEEE",
    ]
    assert sum(piece.endswith("its packed data is damaged") for piece in found) == 2
    assert len(found) == 6


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_gives_what_is_there(packed: bool) -> None:
    data = gzip.compress(NEXT) * 3 if packed else NEXT * 3
    *whole, cut = taken_apart(data[:-20])
    assert whole == [READ, READ]
    assert "cut off" in cut


def test_a_record_that_is_too_large_is_passed_over_unread() -> None:
    large = warc_record("https://a.example/1", b"<html>" + b"a" * 600_000)
    assert _read(large, NEXT, limits=Limits(page=100_000)) == [
        "x, https://a.example/1: it is too large for one article (more than 0.1 MB)",
        READ,
    ]


def test_a_page_that_is_a_bomb_is_refused_alone() -> None:
    bomb = warc_record(
        "https://a.example/1",
        gzip.compress(b"<html>" + b"a" * 600_000, mtime=0),
        TYPE + "Content-Encoding: gzip",
    )
    assert _read(bomb, NEXT, limits=Limits(page=100_000)) == [
        "x, https://a.example/1: it is too large for one article (more than 0.1 MB)",
        READ,
    ]


def test_an_archive_of_bombs_is_left() -> None:
    bomb = gzip.compress(warc_record("https://a.example/1", b"<html>" + b"a" * 300_000))
    found = taken_apart(bomb * 50, limits=Limits(slack=500_000, ratio=2))
    assert found[-1].endswith(
        "the archive unpacks to more than 2 times its size, as no news does; the rest is left"
    )
    assert len(found) < 5


def test_an_archive_without_a_page_says_so() -> None:
    assert taken_apart(warc_record("https://a.example/1", b"x", kind="request")) == [
        "x: there is no page or text in it"
    ]


def test_the_page_carries_its_address_and_charset() -> None:
    record = warc_record(
        "https://a.example/1",
        "<html>Так".encode("cp1251"),
        "Content-Type: text/html; Charset='windows-1251'",
    )
    assert list(unpack(io.BytesIO(record), "x", "x.warc")) == [
        Received(
            "x, https://a.example/1",
            "<html>Так".encode("cp1251"),
            Kind.HTML,
            "windows-1251",
            "https://a.example/1",
        )
    ]
