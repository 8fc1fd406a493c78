from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile

import pytest

from digest_tui.ingest.unpack import Limits
from tests.ingest.unpack.helpers import taken_apart, zipped

LINES = b'{"title":"A"}\n{"title":"B"}\n'
RECORDS = ['RECORD {}, line 1 {{"title":"A"}}', 'RECORD {}, line 2 {{"title":"B"}}']
GOOD = zipped({"articles/1.txt": b"One", "2.md": b"# Two"})


@pytest.mark.parametrize("piped", [False, True])
def test_the_files_of_a_zip_are_read_as_those_of_a_folder(piped: bool) -> None:
    data = zipped(
        {
            "articles/1.txt": b"One",
            "__MACOSX/articles/._1.txt": b"x",
            "articles/.hidden": b"x",
            ".git/config": b"x",
            "empty/": b"",
            "../../etc/two.md": b"# Two",
            "/abs\\three\x1b[2J.txt": b"Three",
            "picture.jpg": b"\xff\xd8\xff",
            "lines.jsonl.gz": gzip.compress(LINES, mtime=0),
            "in.zip": GOOD,
        }
    )
    assert taken_apart(data, "n.zip", piped=piped) == [
        "PLAIN n.zip/articles/1.txt One",
        "MARKDOWN n.zip/etc/two.md # Two",
        "PLAIN n.zip/abs/three␛.txt Three",
        "n.zip/picture.jpg: it is a JPEG image, not text",
        *(each.format("n.zip/lines.jsonl.gz") for each in RECORDS),
        "PLAIN n.zip/in.zip/articles/1.txt One",
        "MARKDOWN n.zip/in.zip/2.md # Two",
    ]


def _encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": b"One"}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _damaged() -> bytes:
    data = zipped({"a.txt": b"One of them", "b.txt": b"Two"}, zipfile.ZIP_STORED)
    return data.replace(b"One of", b"Oni of", 1)


def _lying() -> bytes:
    """Say that a member is smaller than what comes out."""
    data = bytearray(zipped({"a.txt": b"One" * 1000, "b.txt": b"Two"}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (3).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "pieces"),
    [
        (GOOD[:-30], ["x: it is a damaged zip archive, or its end is missing"]),
        (b"PK\x03\x04" + bytes(100), ["x: it is a damaged zip archive, or its end is missing"]),
        (zipped({}), ["x: there are no files in it"]),
        (zipped({".a": b"x"}), ["x: there are no files in it"]),
        (_encrypted(), ["x/a.txt: it is encrypted"]),
        (_damaged(), ["x/a.txt: it is damaged in its archive, or cut off", "PLAIN x/b.txt Two"]),
        (_lying(), ["x/a.txt: it is damaged in its archive, or cut off", "PLAIN x/b.txt Two"]),
        (
            zipped({"a.txt": b"One"}, zipfile.ZIP_LZMA),
            ["x/a.txt: it is packed in a way that is not read (method 14)"],
        ),
        (
            zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}),
            ["x: it is an office document, an e-book or a program, not text"],
        ),
        (
            zipped({"in.zip": zipped({"in.zip": GOOD, "a.txt": b"One"})}),
            [
                "x/in.zip/in.zip: it is an archive inside 2 others; at most 2 are opened",
                "PLAIN x/in.zip/a.txt One",
            ],
        ),
        (
            gzip.compress(gzip.compress(gzip.compress(b"One", mtime=0), mtime=0), mtime=0),
            ["x: it is an archive inside 2 others; at most 2 are opened"],
        ),
        (
            zipped({"big.txt": b"a" * 5_000_000, "b.txt": b"Two"}),
            [
                "x/big.txt: it is too large for one article (more than 4.2 MB)",
                "PLAIN x/b.txt Two",
            ],
        ),
    ],
)
@pytest.mark.parametrize("piped", [False, True])
def test_one_bad_file_in_a_zip_stops_none_of_the_others(
    data: bytes, pieces: list[str], piped: bool
) -> None:
    assert taken_apart(data, piped=piped) == pieces


SMALL = Limits(slack=100_000, ratio=10, members=3, listing=10_000, nested=50_000, spooled=60_000)
BOMB = "with it, the archive unpacks to more than 10 times its size, as no news does"


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (zipped({f"{n}.txt": b"a" * 60_000 for n in "abc"}), f"x/b.txt: {BOMB}"),
        (zipped({"in.zip": zipped({"a.txt": b"a" * 300_000})}), f"x/in.zip/a.txt: {BOMB}"),
        (gzip.compress(b'{"a":1}\n' * 100_000, mtime=0), f"x: {BOMB}"),
        (bz2.compress(b'{"a":1}\n' * 100_000), f"x: {BOMB}"),
        (lzma.compress(b'{"a":1}\n' * 100_000), f"x: {BOMB}"),
        (
            zipped({f"{n}.txt": b"One" for n in "abcd"}),
            "x: it has more than 3 files; the rest is left",
        ),
        (
            zipped({"a" * 100 + str(n): b"" for n in range(100)}),
            "x: its list of contents is too long",
        ),
        (
            zipped({"in.zip": zipped({"a": b"a" * 55_000}, zipfile.ZIP_STORED)}),
            "x/in.zip: an archive from a pipe or inside another one can have 0.1 MB at most",
        ),
    ],
)
def test_a_bomb_is_left_before_it_goes_off(data: bytes, last: str) -> None:
    assert taken_apart(data, limits=SMALL)[-1].startswith(last)


def test_a_zip_from_a_pipe_is_kept_up_to_a_limit() -> None:
    data = zipped({"a.txt": b"a" * 70_000}, zipfile.ZIP_STORED)
    (found,) = taken_apart(data, limits=SMALL, piped=True)
    assert found.startswith("x: an archive from a pipe or inside another one can have 0.1 MB")


@pytest.mark.parametrize("piped", [False, True])
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_packed_file_is_read_as_what_is_in_it(pack: object, piped: bool) -> None:
    assert callable(pack)
    # Two members, as `cat a.gz b.gz` makes them.
    data = pack(LINES[:14]) + pack(LINES[14:])
    assert taken_apart(data, "x.jsonl.gz", piped=piped) == [
        each.format("x.jsonl.gz") for each in RECORDS
    ]


@pytest.mark.parametrize(
    ("cut", "reason"),
    [
        (slice(-2000), "it is cut off: the rest of it is missing"),
        (slice(None), "its packed data is damaged"),
    ],
)
def test_what_comes_before_damage_is_read(cut: slice, reason: str) -> None:
    data = bytearray(gzip.compress(LINES * 20_000, compresslevel=0))
    data[-8] ^= 255  # of its checksum
    found = taken_apart(bytes(data)[cut], "x.jsonl")
    assert sum(piece.startswith("RECORD") for piece in found) > 30_000
    assert found[-1] == f"x.jsonl: {reason}"


def test_what_an_xz_file_says_that_it_needs_is_not_given_without_bounds() -> None:
    greedy = lzma.compress(
        b"One", filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 30}]
    )
    assert taken_apart(greedy) == ["x: its packed data is damaged"]
