"""The `<meta>` tags of a page, and texts of pages made safe and put on one line."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from digest_tui.ingest.html.said import Said
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_LONGEST = 20_000


def read_tags(root: HtmlElement) -> dict[str, list[str]]:
    """Give the `<meta>` tags of a page by their names, in small letters."""
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = text_of(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (meta.get(attribute) or "").lower().split()[:3]:
                if content:
                    tags.setdefault(name, []).append(content)
    return tags


def tagged(tags: dict[str, list[str]], names: Iterable[str]) -> Iterator[Said]:
    """Give what the tags of some names say."""
    for name in names:
        for text in tags.get(name, ()):
            yield Said(text, f"meta {name}")


def text_of(text: str) -> str:
    """Give a text on one line and safe; what was escaped twice is unescaped twice."""
    if len(text) > _LONGEST:
        return ""
    return " ".join(clean_line(html.unescape(html.unescape(text))).split())
