"""Which feeds a page names, and where sites have theirs that name none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from digest_tui.ingest.feeds.addresses import web_address
from digest_tui.ingest.feeds.words import words_of_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_BYTES = 4 * 1024 * 1024
_MOST_FEEDS = 50
_MOST_LOOKED_AT = 2000
_LONGEST = 2000
_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS",
    "application/x.atom+xml": "Atom",
}
_LOOSE_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
"""Those that feeds are served with, but other things too."""
_LOOKS_LIKE_ONE = re.compile(
    r"(?:^|[/.])(?:feeds?|rss2?|atom|rdf)(?:\.(?:xml|rss|atom|rdf|json|php))?(?:$|[/?#])"
    r"|\.(?:rss|atom|rdf)(?:$|[?#])|/(?:index|all|news|latest)\.(?:rss|xml)(?:$|[?#])"
    r"|[?&](?:feed|format|type|output)=(?:rss2?|atom|feed)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comment|replies|коментар|комментар", re.IGNORECASE)
_PLACES = (
    "feed/",
    "rss",
    "rss.xml",
    "atom.xml",
    "feed.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names. Everything in it is safe to show."""

    url: str
    title: str
    """What the page calls it; empty where it does not."""
    kind: str
    """`RSS`, `Atom`, `JSON Feed`, or `link`, which only looks like one."""


def find_feeds(html: str | bytes, url: str) -> tuple[FoundFeed, ...]:
    """Give the feeds that a page names, the likeliest first.

    Those that its head declares go before mere links, in the order of the page, since it
    names its main one first; those of comments are last.

    Args:
        html: The page.
        url: Its address.
    """
    found: dict[str, tuple[int, FoundFeed]] = {}
    base = url
    for name, attributes in _elements(html):
        if name == "base" and base == url:
            base = web_address(attributes.get("href"), url) or url
        elif (
            ranked := _declared(attributes, base) if name == "link" else _linked(attributes, base)
        ):
            rank, feed = ranked
            found.setdefault(feed.url, (rank, feed))
            if len(found) >= _MOST_FEEDS:
                break
    return tuple(feed for _, feed in sorted(found.values(), key=lambda ranked: ranked[0]))


def usual_places(url: str) -> tuple[str, ...]:
    """Give the addresses where sites have their feeds: below the page's section, at the root."""
    home = web_address(url)
    if home is None:
        return ()
    parts = [part for part in urlsplit(home).path.split("/") if part]
    # `/eng/` or `/blog` is a section; what lies deeper, or is a file, an article.
    section = f"/{parts[0]}/" if len(parts) == 1 and "." not in parts[0] else "/"
    starts = dict.fromkeys((urljoin(home, section), urljoin(home, "/")))
    return tuple(start + place for start in starts for place in _PLACES)


def _declared(attributes: Mapping[str, str], base: str) -> tuple[int, FoundFeed] | None:
    relations = attributes.get("rel", "").lower().split()
    if not {"alternate", "feed"} & set(relations) or "stylesheet" in relations:
        return None
    address = web_address(attributes.get("href"), base)
    media = attributes.get("type", "").partition(";")[0].strip().lower()
    if address is None:
        return None
    kind = _TYPES.get(media)
    if kind is None:
        loose = media in _LOOSE_TYPES or (not media and "feed" in relations)
        if not loose or not _looks_like_one(address):
            return None
        kind = "JSON Feed" if "json" in media else "RSS"
    title = words_of_plain(attributes.get("title", ""))
    return (2 if _of_comments(address, title) else 0), FoundFeed(address, title, kind)


def _linked(attributes: Mapping[str, str], base: str) -> tuple[int, FoundFeed] | None:
    if not _looks_like_one(attributes.get("href", "")):
        return None
    address = web_address(attributes["href"], base)
    if address is None:
        return None
    title = words_of_plain(attributes.get("title", ""))
    return (3 if _of_comments(address, title) else 1), FoundFeed(address, title, "link")


def _looks_like_one(address: str) -> bool:
    # What has another address inside hands it to some other site.
    return address.count("://") < 2 and _LOOKS_LIKE_ONE.search(address) is not None


def _of_comments(address: str, title: str) -> bool:
    return _COMMENTS.search(f"{address} {title}") is not None


class _Collector:
    """What lxml tells of the elements of a page; no tree is built."""

    _WANTED = frozenset({"link", "a", "base"})
    _TOLD = ("href", "rel", "type", "title")

    def __init__(self) -> None:
        self.elements: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name not in self._WANTED or len(self.elements) >= _MOST_LOOKED_AT:
            return
        address = attributes.get("href") or ""
        if name == "a" and not _looks_like_one(address):
            return
        if len(address) <= _LONGEST:
            self.elements.append((name, {key: attributes.get(key, "") for key in self._TOLD}))

    def close(self) -> list[tuple[str, dict[str, str]]]:
        return self.elements


def _elements(html: str | bytes) -> list[tuple[str, dict[str, str]]]:
    """Give the links of a page with their attributes, in their order."""
    from lxml import etree  # noqa: PLC0415 - slow to come

    data = html[:_MOST_BYTES]
    if not data.strip():
        return []
    collector = _Collector()
    encoding = None if isinstance(data, bytes) else "utf-8"
    parser = etree.HTMLParser(target=collector, encoding=encoding, no_network=True)
    try:
        parser.feed(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        # So broken that it cannot be read on; what came before counts.
        return collector.elements
    return collector.elements
