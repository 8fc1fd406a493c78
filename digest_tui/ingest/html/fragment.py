"""HTML that is all article, as feeds, records and messages carry it: every line of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.html.rendering import BLOCKS, UNSEEN, Rendering

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_TEXT = UNSEEN | frozenset("head title noframes textarea button".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]*)?/?>", re.IGNORECASE)


def lines_of(html: str) -> str:
    """Give the text of a fragment of HTML in lines.

    A paragraph, a heading (`## `) and an item of a list (`- `, `1. `) stand on a line each,
    with an empty line between blocks. Nothing that a browser would show as text is left out.
    Links and emphasis lose their marks, pictures go. Any depth will do: no tree is made.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import, and many articles need none

    made = _Lines()
    # Without a root element, libxml2 makes one of its own and puts in paragraphs.
    parser = etree.HTMLParser(target=made, huge_tree=True, encoding="utf-8")
    parser.feed(b"<html><body>" + html.encode("utf-8", "replace").replace(b"\0", b""))
    text: str = parser.close()
    return text


def looks_like_html(text: str) -> bool:
    """Tell HTML from plain text by a tag that closes or stands where a line begins."""
    tags = _TAG.findall(text[:100_000])
    return len(tags) > 1 or (bool(tags) and text.lstrip().startswith("<"))


class _Lines:
    """Makes lines of tags and text as they come by; has the methods that lxml calls."""

    def __init__(self) -> None:
        self._made = Rendering()
        self._skipped: list[str] = []
        """The tags that are open in what is no text."""
        self._pre = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or tag in _NOT_TEXT or _is_hidden(attributes):
            if tag in BLOCKS and not self._skipped:
                self._made.end()
            if tag not in _VOID:
                self._skipped.append(tag)
        else:
            self._made.open(attributes, tag)
            self._pre += tag == "pre"

    def end(self, tag: str) -> None:
        if self._skipped:
            if tag not in _VOID:
                self._skipped.pop()
        else:
            self._made.shut(tag)
            self._pre -= tag == "pre"

    def data(self, text: str) -> None:
        if self._skipped:
            return
        first, *rows = text.split("\n") if self._pre else [text]
        self._made.words.append(first)
        for row in rows:
            self._made.open({}, "br")
            self._made.words.append(row)

    def close(self) -> str:
        return "\n".join(self._made.lines())


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None
