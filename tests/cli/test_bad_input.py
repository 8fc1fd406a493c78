"""Bad input of every kind beside good: a clear line for each, and the good is filed."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.cli.running import digest

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "A good title\n\nSome words of an article.\n\nAnother paragraph follows it."
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
RSS = (
    '<?xml version="1.0"?><!DOCTYPE r [{declared}]><rss version="2.0"><channel>'
    "<title>Feed</title>{items}</channel></rss>"
)


def packed(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.txt", content)
    return buffer.getvalue()


def test_each_is_named_and_the_good_is_filed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    item = "<item><title>T</title><description>Words. &{}; More words.</description></item>"
    long_line = b'{"text": "' + b"a" * 20_000_000 + b'"}'
    good_line = json.dumps({"title": "A line", "text": "Words of a line."}).encode()
    inputs = {
        "good.txt": GOOD.encode(),
        "truncated.zip": packed(a=GOOD * 50)[:-30],
        "bomb.zip": packed(a="a" * 60_000_000, good=GOOD.replace("good", "packed")),
        "deep.html": ("<html><body>" + "<div>" * 200_000 + "<p>Words.").encode(),
        "bomb.xml": RSS.format(
            declared=f'<!ENTITY e0 "aaaaaaaaaa">{BOMB}', items=item.format("e8")
        ).encode(),
        "external.xml": RSS.format(
            declared='<!ENTITY x SYSTEM "file:///etc/passwd">', items=item.format("x")
        ).encode(),
        "long.jsonl": b"\n".join((good_line, long_line, good_line.replace(b"line", b"row"))),
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(400),
        "empty.rss": RSS.format(declared="", items="").encode(),
        "noise.txt": bytes(range(256)) * 40,
        "title.json": json.dumps({"title": "t " * 50_000, "text": GOOD}).encode(),
        "years.jsonl": b"\n".join(
            json.dumps({"title": f"Of {day[:4]}", "text": GOOD, "published": day}).encode()
            for day in ("0001-01-01", "9999-12-31")
        ),
    }  # fmt: skip
    for name, data in inputs.items():
        (folder / name).write_bytes(data)
    done = digest("add", str(folder))
    assert done.code == 1
    filed = {line.split()[1] for line in done.out.splitlines()}
    assert filed >= {"a-good-title", "a-packed-title", "a-line", "a-row", "of-0001", "of-9999"}
    said = done.err.replace(f"{folder}/", "")
    for line in (
        "refused  bomb.zip/a.txt: it is too large for one article (more than 4.2 MB)",
        "refused  deep.html: its elements are nested too deep for a page (more than 256)",
        "refused  empty.rss: it is a feed without entries",
        "refused  long.jsonl, line 2: it is too large for one article (more than 16.8 MB)",
        "refused  noise.txt: it is binary data, not text",
        "refused  picture.html: it is a PNG image, not text",
        "refused  title.json: its `title` has 100,000 characters; at most 1,000",
        "refused  truncated.zip: it is a damaged zip archive, or its end is missing",
    ):
        assert line in said
    assert digest("show", "of-9999", "--json").json["published"] is None
    assert digest("search", "root", "--json").json["total"] == 0  # /etc/passwd
    assert digest("search", "aaaaaaaaaa*", "--json").json["total"] == 0
