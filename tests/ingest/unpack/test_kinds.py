from __future__ import annotations

import pytest

from digest_tui.ingest.unpack import Limits
from digest_tui.ingest.unpack.kinds import Form, tell
from tests.ingest.unpack.helpers import taken_apart

MESSAGE = b"From: A <a@b.example>\nSubject: News\nDate: 11 Feb 2025 10:00:00 +0000\n\nText."


@pytest.mark.parametrize(
    ("data", "name", "media_type", "form"),
    [
        (b"A title\n\nA text.", "a.txt", None, Form.TEXT),
        (b"", "a.rss", None, Form.TEXT),
        (b"<!DOCTYPE html><p>x", "a.txt", None, Form.HTML),
        (b"\xef\xbb\xbf \r\n<HTML lang=en>", "", None, Form.HTML),
        (b"<!-- saved -->\n<?xml version='1.0'?><!DOCTYPE html><html>", "a", None, Form.HTML),
        (b"<p>A fragment</p>", "", None, Form.HTML),
        ("<html><p>x".encode("utf-16"), "", None, Form.HTML),
        (b"<Reuters> - A text.", "a.txt", None, Form.TEXT),
        (b"<<A quote>>", "a.txt", None, Form.TEXT),
        (b"A page that starts with words <p>", "a.html", None, Form.HTML),
        (b"A page that starts with words <p>", "", "text/html", Form.HTML),
        (b"<div align=center>logo</div>\n\n# Title", "a.md", None, Form.MARKDOWN),
        (b"# Title\n", "a.markdown", None, Form.MARKDOWN),
        (b"# Title\n", "a.txt", None, Form.TEXT),
        (b"---\ntitle: A\n---\nText", "a.txt", None, Form.MARKDOWN),
        (b"+++\ntitle = 'A'\n+++\nText", "", None, Form.MARKDOWN),
        (b'{"title": "A"}\n\nText', "a.md", None, Form.MARKDOWN),
        (b"---\nA text between rules\n---", "a.txt", None, Form.TEXT),
        (b'{"title": "A"}', "a", None, Form.JSON),
        (b'{"title": "A"}', "a.html", None, Form.JSON),
        (b'[\n {"title": "A"}]', "a.txt", None, Form.JSON),
        (b"[A picture] and a text", "a.txt", None, Form.TEXT),
        (b'{"title": "A"}', "a.jsonl", None, Form.JSON_LINES),
        (b'{"title": "A"}', "", "application/x-ndjson", Form.JSON_LINES),
        (MESSAGE, "a.txt", None, Form.MAIL),
        (b"Received: by x\n for y\nSubject: z\n\nText", "", None, Form.MAIL),
        (b"From: Kyiv\nDate: today\n\nA text.", "a.txt", None, Form.TEXT),
        (b"From: Kyiv\n\nA text.", "a.eml", None, Form.MAIL),
        (b"From a@b Tue Feb 11 10:00:00 2025\n" + MESSAGE, "", None, Form.MAILBOX),
        (b"From Kyiv to Lviv at 10:00 they went.\nA text.", "a.txt", None, Form.TEXT),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "", None, Form.WARC),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", "a.html", None, Form.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", None, Form.FEED),
        (b"<rdf:RDF xmlns='x'>", "", None, Form.FEED),
        (b"<!DOCTYPE rss [<!ENTITY a 'b>'>]>\n<rss>", "", None, Form.FEED),
        (b"<?xml version='1.0'?><opml version='2.0'>", "", None, Form.OPML),
        (b"<?xml version='1.0'?><urlset>", "a.xml", None, Form.OTHER_XML),
        (b"PK\x03\x04...", "a.html", None, Form.ZIP),
        (b"\x1f\x8b\x08...", "a.txt", None, Form.GZIP),
        (b"BZh91AY&SY...", "", None, Form.BZIP2),
        (b"BZh is no word", "a.txt", None, "it is a bzip2 archive, not text"),
        (b"\xfd7zXZ\x00...", "", None, Form.XZ),
        (b"body{color:red}", "style.css", None, "it is a style sheet, not an article"),
        (b"", "style.css", None, "it is a style sheet, not an article"),
        (b"var a=1; f()", "a_files/app.js", None, "it is a script, not an article"),
        (b'{"version":3}', "app.js.map", None, "it is a source map, not an article"),
        (b"wOF2\0\1\0\0", "a.woff2", None, "it is a font, not an article"),
        (b"A text", "a", "text/css", "it is a style sheet, not an article"),
        (b"<html><p>x", "next.js", None, Form.HTML),
        (b"A text", "a.txt", "text/css", "it is a style sheet, not an article"),
        (
            b"/*! x */\n.a>b,#c:hover{margin:0}",
            "a.txt",
            None,
            "it is a style sheet, not an article",
        ),
        (b"body,h1 { margin:0; }", "", None, "it is a style sheet, not an article"),
        (b"@media screen {a{b:c}}", "", None, "it is a style sheet, not an article"),
        (b"// x\n(function(w,d){w.x=1})()", "", None, "it is a script, not an article"),
        (b"!function(e){e()}", "", None, "it is a script, not an article"),
        (b"const x = 1;", "", None, "it is a script, not an article"),
        (b"const x = 1;", "a.md", None, Form.MARKDOWN),
        (b"Function (the word) is what it has.", "a.txt", None, Form.TEXT),
        (b"Let me say: no.\n\nA text {of: what}.", "a.txt", None, Form.TEXT),
        (b"A title: {some words: others}.", "a.txt", None, Form.TEXT),
        (b"//\n\nA text.", "a.txt", None, Form.TEXT),
        (b"\x89PNG\r\n\x1a\n...", "a.html", "text/html", "it is a PNG image, not text"),
        (b"%PDF-1.7", "a.txt", None, "it is a PDF document, not text"),
        (b"{\\rtf1 text}", "a.json", None, "it is an RTF document, not text"),
        (b"a" * 257 + b"ustar\0" + bytes(90), "a.txt", None, "it is a tar archive, not text"),
        (bytes(range(256)), "a.jsonl", None, "it is binary data, not text"),
    ],
)
def test_the_content_tells_first_then_the_name_then_the_media_type(
    data: bytes, name: str, media_type: str | None, form: Form | str
) -> None:
    assert tell(data, name, media_type) == form


@pytest.mark.parametrize(
    ("data", "name", "pieces"),
    [
        (b"A text.", "a.txt", ["PLAIN a.txt A text."]),
        (b"<p>A page", "a.html", ["HTML a.html <p>A page"]),
        (b"# A", "a.md", ["MARKDOWN a.md # A"]),
        (b"From: a\n\nb", "a.eml", ["MAIL a.eml From: a\n\nb"]),
        (b" \n", "a.txt", ["a.txt: it is empty"]),
        (b"", "a.jsonl.gz", ["a.jsonl.gz: it is empty"]),
        (b"", "a.jsonl", ["a.jsonl: it is empty"]),
        (b"<opml>", "a", ["a: it is a list of feeds; `digest-tui sources import` takes it"]),
        (
            b"<?xml version='1.0'?><urlset>",
            "a",
            ["a: it is XML, but neither a feed nor a web page"],
        ),
        (b"a" * 30, "a.md", ["a.md: it is too large for one article (more than 0.0 MB)"]),
    ],
)
def test_a_file_that_is_one_text(data: bytes, name: str, pieces: list[str]) -> None:
    assert taken_apart(data, name, limits=Limits(markdown=20)) == pieces


def test_a_name_cannot_steer_the_terminal() -> None:
    assert taken_apart(b"", "a\x1b[2J.txt") == ["a␛.txt: it is empty"]
