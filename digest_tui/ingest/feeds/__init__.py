"""What a site says of its articles for programs: feeds, where they are, lists of them."""

from __future__ import annotations

from digest_tui.ingest.feeds.feed import Feed, FeedEntry
from digest_tui.ingest.feeds.reading import read_feed

__all__ = ["Feed", "FeedEntry", "read_feed"]
