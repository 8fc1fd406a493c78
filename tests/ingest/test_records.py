from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest import read, safe_text
from digest_tui.ingest.record import Record, encode_record
from digest_tui.models import GivenDate, Kind, Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

BODY = "The first paragraph of it all.\n\nThe second paragraph of it all."
PARAGRAPHS = BODY.split("\n\n")


def _read(data: bytes | dict[str, Any], outlets: Outlets, source: str | None = None) -> Article:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return read(Received("x", raw, Kind.RECORD), outlets, source)


def test_a_record_of_ours_is_read_by_its_fields(outlets: Outlets) -> None:
    record = Record(
        text="## A heading\nThe first paragraph of it all.\n- An item of a list.",
        title="A title",
        dek="A standfirst that says more.",
        byline="Jane Doe",
        published="2025-02-11T14:32+02:00",
        source="Kyiv Post",
        url="https://www.paper.example/a",
        also_at=["https://paper.example/amp/a", "javascript:alert(1)"],
        language="en-GB",
    )
    article = _read(encode_record(record), outlets)
    assert (article.title, article.dek, article.byline) == (
        "A title",
        "A standfirst that says more.",
        "Jane Doe",
    )
    assert article.published == GivenDate(2, 11, 2025, 14, 32)
    assert article.source == outlets.named("kyiv-post").source
    assert (article.url, article.also_at, article.language) == (
        "https://www.paper.example/a",
        ("https://paper.example/amp/a",),
        "en",
    )
    assert [f"{p.kind.name} {p.marker}{p.text}" for p in article.body] == [
        "HEADING A heading",
        "BODY The first paragraph of it all.",
        "BODY -An item of a list.",
    ]
    assert article.dropped == ()


@pytest.mark.parametrize(
    "body",
    [
        {"text": BODY},
        {"body": BODY},
        {"content": BODY},
        {"articleBody": BODY},
        {"content_text": BODY},
        {"body": PARAGRAPHS},
        {"body": [{"text": text, "kind": "body"} for text in PARAGRAPHS]},
        {"html": "".join(f"<p>{text}</p>" for text in PARAGRAPHS), "text": "less"},
        {"content_html": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)},
        {"content": "<br><br>".join(PARAGRAPHS)},
        {"content": {"rendered": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)}},
    ],
)
def test_the_text_by_any_name(outlets: Outlets, body: dict[str, Any]) -> None:
    article = _read({"title": "A title"} | body, outlets)
    assert [paragraph.text for paragraph in article.body] == PARAGRAPHS


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"headline": "A &#8217;quoted&#8217; title"}, "title", "A ’quoted’ title"),
        ({"title": {"rendered": "A <em>title</em> of it"}}, "title", "A title of it"),
        ({"title": "AT&T < B"}, "title", "AT&T < B"),
        ({"title": "a\x1b[2J\nb"}, "title", "a␛ b"),
        ({"author": "Jane Doe"}, "byline", "Jane Doe"),
        ({"authors": ["Jane Doe", {"name": "John Roe"}]}, "byline", "Jane Doe, John Roe"),
        ({"author": 7}, "byline", None),
        ({"summary": "It is said in short."}, "dek", "It is said in short."),
        ({"excerpt": {"rendered": "<p>The first […]</p>"}}, "dek", None),
        ({"description": PARAGRAPHS[0]}, "dek", None),
        (
            {"pubDate": "Tue, 11 Feb 2025 14:32:00 +0200"},
            "published",
            GivenDate(2, 11, 2025, 14, 32),
        ),
        ({"published_at": "2025-02-11"}, "published", GivenDate(2, 11, 2025)),
        ({"date": "13 June, 02:16 PM"}, "published", GivenDate(6, 13)),
        ({"date": 1739261838}, "published", GivenDate(2, 11, 2025, 8, 17)),
        ({"date": 1739261838000}, "published", GivenDate(2, 11, 2025, 8, 17)),
        ({"date": {"$date": "2025-02-11T08:17:18Z"}}, "published", GivenDate(2, 11, 2025, 8, 17)),
        (
            {"published": {"year": None, "month": 2, "day": 29, "time": "14:32"}},
            "published",
            GivenDate(2, 29, None, 14, 32),
        ),
        ({"date": "0001-01-01"}, "published", None),
        ({"date": "9999-12-31"}, "published", None),
        ({"date": "0001-01-01"}, "notes", ("its date is no date: 0001-01-01",)),
        ({"link": "https://a.example/b"}, "url", "https://a.example/b"),
        ({"mainEntityOfPage": {"@id": "https://a.example/b"}}, "url", "https://a.example/b"),
        ({"url": "file:///etc/passwd"}, "url", None),
        ({"lang": "uk_UA"}, "language", "uk"),
        ({"lang": "no such language"}, "language", None),
        ({"title": None, "author": "", "source": {}}, "source", None),
        ({"unknown": [1, {"a": 2}]}, "notes", ()),
    ],
)
def test_a_field_by_any_name(
    outlets: Outlets, fields: dict[str, Any], name: str, value: object
) -> None:
    assert getattr(_read({"text": BODY} | fields, outlets), name) == value


@pytest.mark.parametrize(
    "fields",
    [
        {"publisher": {"name": "Kyiv Post"}},
        {"site": "kyiv-post"},
        {"source": {"id": None, "name": "Kyiv Post"}},
    ],
)
def test_the_source_by_any_name(outlets: Outlets, fields: dict[str, Any]) -> None:
    kyiv_post = outlets.named("Kyiv Post").source
    assert _read({"text": BODY} | fields, outlets).source == kyiv_post
    said = _read({"text": BODY} | fields, outlets, "Another Paper").source
    assert said == outlets.named("Another Paper").source


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"title": 5, "text": "a"}, "its `title` is a number, not a text"),
        ({"title": True, "text": "a"}, "its `title` is true or false, not a text"),
        ({"headline": ["a", "b"], "text": "a"}, "its `headline` is a list, not a text"),
        ({"url": {"a": "b"}, "text": "a"}, "its `url` is an object, not a text"),
        ({"text": 5}, "its `text` is a number, not a text"),
        ({"body": [1, 2]}, "its `body` is a number, not a text"),
        (
            {"title": "x" * 100_000, "text": "a"},
            "its `title` has 100,000 characters; at most 1,000",
        ),
        ({"date": 10**30, "text": "a"}, "its `date` is a number that is no date"),
        ({"date": -1, "text": "a"}, "its `date` is a number that is no date"),
        (
            {"published": {"year": 2025, "month": 2, "day": 30}, "text": "a"},
            "its `published` is no date",
        ),
        (
            {"published": {"year": 0, "month": 2, "day": 3}, "text": "a"},
            "its `published` is no date",
        ),
        (
            {"title": "a"},
            "its `text` is missing, and there is no other field with an article in it",
        ),
        (
            {"text": " \n"},
            "its `text` is missing, and there is no other field with an article in it",
        ),
        ({"text": "..."}, "there are no words in it"),
        ({"text": "a " * 3_000_000}, "it is too large for one article (6.0 MB; at most 4.2)"),
        (b"[]", "it is no JSON object"),
        (b'{"text": "a"', "it is no whole JSON: input data was truncated"),
        (b'{"text": "a\0"}', "it is no whole JSON: invalid character (byte 11)"),
        (b'{"text": "\xff"}', "its `text` cannot be read: it is not in UTF-8, as JSON has to be"),
        (b'{"date": ' + b"9" * 100_000 + b', "text": "a"}', "its `date` cannot be read: "),
        (b'{"text": ' + b"[" * 100_000, "it is nested too deeply to be read"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000, "it is nested too deeply"),
        (b'{"\x1b[2Jtitle": 1, "text": 5}', "it is no whole JSON"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_name_of_its_field(
    outlets: Outlets, data: bytes | dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        _read(data, outlets)
    assert refused.value.reason.startswith(reason)


def test_a_key_that_comes_twice_counts_as_it_comes_last(outlets: Outlets) -> None:
    article = _read(b'{"title": "One", "text": "It is one.", "title": "Two of them"}', outlets)
    assert article.title == "Two of them"


def test_the_text_for_people_has_title_and_standfirst_above_it() -> None:
    data = {"title": "A title", "dek": "More.", "html": "<p>One<p>Two\x1b[2J"}
    text = safe_text(Received("x", json.dumps(data).encode(), Kind.RECORD))
    assert text == "A title\n\nMore.\n\nOne\n\nTwo␛"
