"""A feed in a file, as articles."""

from __future__ import annotations

import msgspec
import pytest

from digest_tui.errors import Refused
from digest_tui.ingest.feeds import pieces_of_feed
from digest_tui.ingest.record import Record
from digest_tui.models import Kind, Received
from tests.ingest.feeds.made import WHOLE, described, rss


def test_every_entry_that_has_words_is_an_article() -> None:
    data = rss(
        described(WHOLE, "<title>One</title>"),
        "<title>Two</title><link>https://paper.example/two</link>",
        described("<img src='x'>", "<title>Three</title>"),
        described("Four."),
    )
    one, two, three, four = pieces_of_feed(data, "feed.xml")
    assert isinstance(one, Received)
    assert isinstance(four, Received)
    assert (one.origin, four.origin) == ("feed.xml (entry 1)", "feed.xml (entry 4)")
    assert one.kind is Kind.RECORD
    assert one.url == "https://paper.example/a"
    assert msgspec.json.decode(one.data, type=Record) == Record(
        html=WHOLE, title="One", source="A Paper", url="https://paper.example/a"
    )
    # What cannot be read is not passed over in silence.
    why = "the feed gives no text of it; its page may have it: https://paper.example"
    assert str(two) == f"feed.xml (entry 2): {why}/two"
    assert str(three) == f"feed.xml (entry 3): {why}/a"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss(), "it is a feed without entries"),
        (rss("<title>One</title>"), "none of its 1 entries has a text, only links"),
        (b"<html>", "it is a web page, not a feed"),
    ],
)
def test_what_gives_no_article_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        list(pieces_of_feed(data, "feed.xml"))
