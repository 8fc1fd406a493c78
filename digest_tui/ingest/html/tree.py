"""The elements of a page, parsed in bounded time whatever it is made of."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?")
_TAG = re.compile(rf"<[a-zA-Z](?:{_VALUE.pattern}|[^=>]++)*+")
_FEED = re.compile(
    r"\s*+(?:<\?[^>]{0,500}>\s*+|<!--[^>]{0,2000}-->\s*+){0,5}<(?:rss|feed|rdf:RDF)[\s>]"
)
_LONG_TAG = 10_000
_MOST_ATTRIBUTES = 1_000
"""The parser compares each attribute of a tag with all before it."""
_MOST_ELEMENTS = 150_000
"""The longest reports have five thousand."""
_OWN_ENTITIES = re.compile(r"(<!DOCTYPE[^>\[]{0,300})\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)
_NAME = re.compile(r"<[a-zA-Z][\w:-]{0,40}")


def parse_page(text: str, origin: str) -> tuple[HtmlElement, str | None]:
    """Give the root of a page, and what to know of characters that were taken out of it.

    Nothing is loaded from anywhere, and no entity of the page's own is expanded: this is
    libxml2's parser for HTML, which knows neither.

    Raises:
        Refused: There are no elements in it, or they are nested deeper than the parser's
            limit, where it would silently lose the rest.
    """
    from lxml import etree, html  # noqa: PLC0415 - needed by pages alone

    if _FEED.match(text):
        raise Refused(origin, "it is a feed, not a page")
    remark = None
    if _CONTROL.search(text):
        cleaned = clean(text)
        text, remark = cleaned.text, cleaned.remark
    parser = html.HTMLParser(
        # An encoding that a page names has been decoded before; bytes, since lxml takes no
        # text that begins with an XML declaration.
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
    # Its entities are not expanded, so they would be read as words.
    text = _OWN_ENTITIES.sub(r"\1>", text, count=1)
    data = _without_long_tags(text).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise Refused(origin, "there is nothing in the page") from error
    if sum(1 for _ in islice(root.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise Refused(origin, f"it has more than {_MOST_ELEMENTS:,} elements, too many for a page")
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise Refused(origin, "its elements are nested too deep for a page (more than 256)")
    for late in list(root.itersiblings()):
        # What stands after the end of the page belongs to it, as browsers see it.
        (root.find("body") if root.find("body") is not None else root).append(late)
    return root, remark


def _without_long_tags(text: str) -> str:
    """Take the attributes off tags that have thousands of them."""
    if len(text) < _LONG_TAG:
        return text
    pieces: list[str] = []
    kept = 0
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() < _LONG_TAG:
            continue
        attributes = _VALUE.sub("", tag[0]).split()
        if len(attributes) > _MOST_ATTRIBUTES and (name := _NAME.match(tag[0])):
            pieces += (text[kept : tag.start()], name[0])
            kept = tag.end()
    return "".join((*pieces, text[kept:]))
