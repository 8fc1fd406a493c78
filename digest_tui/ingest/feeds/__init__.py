"""What a site says of its articles for programs: feeds, where they are, lists of them."""

from __future__ import annotations

from digest_tui.ingest.feeds.feed import Feed, FeedEntry
from digest_tui.ingest.feeds.finding import FoundFeed, find_feeds, usual_places
from digest_tui.ingest.feeds.opml import OpmlList, read_opml, write_opml
from digest_tui.ingest.feeds.pieces import pieces_of_feed
from digest_tui.ingest.feeds.reading import read_feed

__all__ = [
    "Feed",
    "FeedEntry",
    "FoundFeed",
    "OpmlList",
    "find_feeds",
    "pieces_of_feed",
    "read_feed",
    "read_opml",
    "usual_places",
    "write_opml",
]
