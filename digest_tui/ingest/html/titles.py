"""The title of a page: what it says, as it shows it, without the name of its site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

_JOINT = re.compile(r"\s+(?:[|»·•›/]|::|[-–—])\s+|\s*[|]\s*")
_LONGEST = 100_000
_MOST_HEADINGS = 10
_SHARED = 0.6
"""Of the words of the shorter one of two titles, where they are one title."""


def best_title(said: Sequence[str], root: HtmlElement, names: AbstractSet[str]) -> str | None:
    """Give the title of a page's article.

    Args:
        said: What the page says, the surest first.
        root: The page: how a heading shows what is said goes before how it is said.
        names: The names of the site, as it says them itself, through `plain`.
    """
    headings = [_line(h.text_content()) for h in root.xpath("//h1")[:_MOST_HEADINGS]]
    headings = [text for text in headings if text and plain(text) not in names]
    titles = [_line(t.text_content()) for t in root.xpath("/html/*/title")[:1]]
    candidates = [without_site(text, names) for text in (*said, *titles) if text]
    candidates = [text for text in candidates if text and plain(text) not in names]
    folded = {plain(text): text for text in reversed(headings)}
    for text in candidates:
        if shown := folded.get(plain(text)):
            return shown
    if len(headings) == 1 and any(_is_same(text, headings[0]) for text in candidates[:2]):
        return headings[0]  # what is said was cut, or written for search engines
    if said and candidates:
        return candidates[0]
    if len(headings) == 1:
        return headings[0]
    return next(iter(candidates), None)


def _is_same(text: str, heading: str) -> bool:
    words, shown = set(plain(text).split()), set(plain(heading).split())
    return len(words & shown) >= _SHARED * min(len(words), len(shown))


def without_site(text: str, names: AbstractSet[str]) -> str:
    """Take the name of the site off the end of a title; no other words are taken off."""
    joints = list(_JOINT.finditer(text))
    for joint in reversed(joints[-4:]):
        if plain(text[joint.end() :]) in names and joint.start():
            return without_site(text[: joint.start()], names)
    return text.strip()


def _line(text: str) -> str:
    return " ".join(clean_line(text[:_LONGEST]).split())
