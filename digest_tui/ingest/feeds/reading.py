"""From the bytes of a feed to its entries, whichever of the forms it has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.feeds.charset import decode_xml, refuse_what_is_no_text
from digest_tui.ingest.feeds.json_feed import read_json_feed
from digest_tui.ingest.feeds.limits import MOST_BYTES
from digest_tui.ingest.feeds.xml_feed import read_xml_feed

if TYPE_CHECKING:
    from digest_tui.ingest.feeds.feed import Feed

_FEED = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body|script|meta|title|div|p|h[1-6]|style)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\s*(?:<!DOCTYPE[^<>\[]{0,500}(?:\[[^\]]{0,9000}\]\s*)?>\s*)?<([A-Za-z][\w.:-]{0,40})",
    re.IGNORECASE,
)
_NO_FEEDS = {
    "html": "it is a web page, not a feed",
    "urlset": "it is a sitemap, not a feed",
    "sitemapindex": "it is a sitemap, not a feed",
    "opml": "it is a list of subscriptions (OPML), not a feed",
}
_LOOKED_AT = 100_000


def read_feed(
    data: bytes, origin: str, url: str | None = None, charset: str | None = None
) -> Feed:
    """Read RSS 0.9 to 2.0, Atom or JSON Feed.

    Args:
        data: What was sent, or stands in a file.
        origin: The file or address it came from, for people.
        url: The address it was fetched from; relative addresses are meant from there.
        charset: As the HTTP header says; it can be wrong.

    Raises:
        Refused: It is no feed; says what it is.
    """
    if not data.strip():
        raise Refused(origin, "it is empty")
    text = decode_xml(data[:MOST_BYTES], origin, charset).lstrip()
    if text.startswith(("{", "[")):
        feed = read_json_feed(text, origin, url)
    else:
        at = _start(text, data, origin)
        feed = read_xml_feed(text[at:], origin, url)
    if len(data) > MOST_BYTES:
        note = f"it is very large ({len(data) / 1e6:.1f} MB): only the beginning is read"
        return replace(feed, notes=(note, *feed.notes))
    return feed


def _start(text: str, data: bytes, origin: str) -> int:
    """Tell where a feed starts: after what a server puts before it, as PHP its warnings."""
    prolog = _after_prolog(text)
    head = text[prolog : prolog + _LOOKED_AT]
    first = _FIRST.match(head)
    if first and (reason := _NO_FEEDS.get(first[1].lower())):
        raise Refused(origin, reason)
    feed, page = _FEED.search(head), _PAGE.search(head)
    if page and (feed is None or page.start() < feed.start()):
        raise Refused(origin, _NO_FEEDS["html"])
    if feed is None:
        if not head.startswith("<"):
            refuse_what_is_no_text(data, origin)
        return 0
    # A document type may stand before it, and the prolog may have to be read.
    return 0 if first and first.start(1) == feed.start() + 1 else prolog + feed.start()


def _after_prolog(text: str) -> int:
    """Tell where the comments and instructions at the beginning end."""
    at, ends = 0, {"<?": "?>", "<!--": "-->"}
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif end := next((ends[sign] for sign in ends if text.startswith(sign, at)), None):
            after = text.find(end, at)
            if after < 0:
                return at
            at = after + len(end)
        else:
            return at
    return at
