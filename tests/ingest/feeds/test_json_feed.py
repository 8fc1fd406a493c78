"""JSON Feed, in the shapes of the examples of its specification."""

from __future__ import annotations

import json
from typing import Any

from digest_tui.ingest.feeds import read_feed
from digest_tui.ingest.feeds.limits import MOST_ENTRIES
from digest_tui.ingest.record import Record
from tests.ingest.feeds.made import URL, WHOLE

V1, V11 = "https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"


def feed(version: str, *items: Any, **fields: Any) -> bytes:
    return json.dumps({"version": version, "items": items, **fields}).encode()


def test_a_simple_feed() -> None:
    read = read_feed(
        feed(
            V11,
            {"id": "2", "content_text": "This is a second item.", "url": "/second-item"},
            {"id": 1, "content_html": "<p>Hello, world!</p>", "url": "https://a.example/1"},
            title="My Example Feed",
            home_page_url="https://a.example/",
            feed_url="https://a.example/feed.json",
            language="en-GB",
        ),
        "x",
        URL,
    )
    assert (read.title, read.home, read.language) == (
        "My Example Feed",
        "https://a.example/",
        "en",
    )
    two, one = read.entries
    assert two.record == Record(
        text="This is a second item.",
        source="My Example",
        url="https://paper.example/second-item",
        language="en",
    )
    assert (two.guid, two.wants_page) == ("2", True)
    assert (one.guid, one.record.html) == ("1", "<p>Hello, world!</p>")


def test_authors_dates_and_what_an_item_is_about() -> None:
    item = {
        "id": "https://a.example/1",
        "title": "A title",
        "external_url": "https://b.example/about",
        "content_html": WHOLE,
        "summary": "Short.",
        "date_published": "2025-02-11T14:32:00-07:00",
        "date_modified": None,
        "tags": ["a"],
        "attachments": [{"url": "https://a.example/1.mp3", "mime_type": "audio/mpeg"}],
        "_of_somebody": {"anything": [1]},
    }
    old = feed(V1, item, title="T", author={"name": "Jane", "url": "https://jane.example/"})
    new = feed(V11, {**item, "authors": [{"name": "Jane"}, {"name": "John"}]}, title="T")
    (one,), (other,) = read_feed(old, "x").entries, read_feed(new, "x").entries
    assert (one.record.byline, other.record.byline) == ("Jane", "Jane, John")
    assert (one.address, one.wants_page) == ("https://b.example/about", False)
    assert one.record.published == "2025-02-11T14:32-07:00"


def test_an_item_that_is_wrong_takes_no_other_with_it() -> None:
    wrong = [5, None, {"id": [1]}, {"id": "1", "title": {}}]
    read = read_feed(feed(V11, *wrong, {"id": "1", "title": None}), "x", URL)
    assert [entry.guid for entry in read.entries] == ["1"]
    assert read.notes == ("4 of its entries are none and left out",)


def test_a_recording_without_words_or_link_wants_no_page() -> None:
    read = read_feed(feed(V11, {"id": "1", "attachments": []}, {"id": "2", "url": "/a.mp3"}), "x")
    assert [(entry.address, entry.wants_page) for entry in read.entries] == [(None, False)] * 2


def test_a_feed_can_have_no_items_and_too_many() -> None:
    assert read_feed(b'{"version": "https://jsonfeed.org/version/1.1"}', "x").entries == ()
    many = read_feed(b"\xef\xbb\xbf" + feed(V11, *[{"id": "1"}] * (MOST_ENTRIES + 1)), "x")
    assert len(many.entries) == MOST_ENTRIES
    assert many.notes == (f"only its first {MOST_ENTRIES} entries are read",)
