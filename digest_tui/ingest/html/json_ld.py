"""What a page says of itself in JSON-LD: schema.org's articles, as pages write them."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest_tui.ingest.html.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$")
_LISTING = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_PAGE = frozenset({"WebPage", "ItemPage", *_LISTING})
_PUBLISHER = frozenset({"NewsMediaOrganization", "Organization", "WebSite"})
_MOST_NODES = 2_000
_MOST_DEPTH = 40
_MOST_CHARACTERS = 1_000_000
_MOST_SCRIPTS = 40
_OPENS = ("//", "<!--", "<![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */")
_CLOSES = (";", "-->", "]]>", "//", "/*]]>*/", "/* ]]> */")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The nodes of a page's JSON-LD that tell something of its article, the best first."""

    articles: tuple[dict[str, Any], ...] = ()
    pages: tuple[dict[str, Any], ...] = ()
    publishers: tuple[dict[str, Any], ...] = ()
    named: dict[str, dict[str, Any]] | None = None
    """Nodes by their `@id`."""
    is_listing: bool = False

    def text(self, key: str) -> str | None:
        """Give the first text of that key, of an article before a page."""
        return next(self.texts(key), None)

    def texts(self, key: str) -> Iterator[str]:
        """Give all texts of that key."""
        return (said.text for said in self.said(key))

    def said(self, key: str) -> Iterator[Said]:
        """Give all texts of that key, and say that they are of it."""
        by = f"JSON-LD {key}"
        for node in (*self.articles[:1], *self.pages, *self.articles[1:]):
            value = node.get(key)
            for one in value if isinstance(value, list) else (value,):
                if isinstance(one, str) and one.strip():
                    yield Said(one.strip(), by)
                elif isinstance(one, dict) and isinstance(one.get("@value"), str):
                    yield Said(one["@value"].strip(), by)

    def nodes(self, key: str) -> Iterator[dict[str, Any]]:
        """Give what stands under a key of the first article: nodes, looked up or made of names."""
        for node in (*self.articles[:1], *self.pages):
            value = node.get(key)
            for one in value[:_MOST_DEPTH] if isinstance(value, list) else (value,):
                if isinstance(one, str) and one.strip():
                    yield {"name": one.strip()}
                elif isinstance(one, dict):
                    yield {**(self.named or {}).get(str(one.get("@id")), {}), **one}


def read_linked_data(root: HtmlElement) -> LinkedData:
    """Read the JSON-LD of a page; what is broken beyond repair is as if it were not there."""
    articles: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    publishers: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    listing = False
    for node in _nodes(root):
        if isinstance(name := node.get("@id"), str) and len(node) > 1:
            named.setdefault(name, node)
        types = _types(node)
        if any(_ARTICLE.match(kind) for kind in types):
            articles.append(node)
        elif types & _PAGE:
            pages.append(node)
            listing = listing or bool(types & _LISTING)
        elif types & _PUBLISHER:
            publishers.append(node)
    # A list of teasers has several; the page's own one says most.
    articles.sort(key=lambda node: ("articleBody" in node, len(node)), reverse=True)
    return LinkedData(tuple(articles), tuple(pages), tuple(publishers), named, listing)


def _types(node: dict[str, Any]) -> frozenset[str]:
    value = node.get("@type")
    return frozenset(
        kind.rpartition("/")[2]
        for kind in (value if isinstance(value, list) else (value,))
        if isinstance(kind, str)
    )


def _nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the objects of all scripts, outer ones first, in bounded number and depth."""
    left = _MOST_NODES
    for script in root.xpath("//script[@type='application/ld+json']")[:_MOST_SCRIPTS]:
        waiting: deque[tuple[Any, int]] = deque([(_parsed(script.text or ""), 0)])
        while waiting and left:
            value, depth = waiting.popleft()
            left -= 1
            if isinstance(value, list):
                waiting.extend((one, depth + 1) for one in value[:_MOST_NODES])
            elif isinstance(value, dict):
                yield value
                if depth < _MOST_DEPTH:
                    waiting.extend(
                        (one, depth + 1) for one in value.values() if isinstance(one, list | dict)
                    )


def _parsed(text: str) -> Any:
    text = text[:_MOST_CHARACTERS]
    for attempt in (text, _TRAILING_COMMA.sub("", _without_litter(text))):
        try:
            # Not strict: pages have line ends inside their strings.
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_litter(text: str) -> str:
    """Take off what pages put around it to hide it from old browsers."""
    for _ in range(3):
        text = text.strip()
        for mark in _OPENS:
            text = text.removeprefix(mark)
        for mark in _CLOSES:
            text = text.removesuffix(mark)
    return text
