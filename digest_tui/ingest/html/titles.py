"""The title of a page: what it says, as it shows it, without the name of its site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.html.said import Said
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


def best_title(said: Sequence[Said], root: HtmlElement, names: AbstractSet[str]) -> Said | None:
    """Give the title of a page's article.

    Args:
        said: What the page says, the surest first.
        root: The page: how a heading shows what is said goes before how it is said.
        names: The names of the site, as it says them itself, through `plain`.
    """
    headings = [_line(h.text_content()) for h in root.xpath("//h1")[:_MOST_HEADINGS]]
    headings = [text for text in headings if text and plain(text) not in names]
    titles = [Said(_line(t.text_content()), "title") for t in root.xpath("/html/*/title")[:1]]
    candidates = [Said(without_site(one.text, names), one.by) for one in (*said, *titles)]
    candidates = [one for one in candidates if one.text and plain(one.text) not in names]
    folded = {plain(text): text for text in reversed(headings)}
    for text, by in candidates:
        if shown := folded.get(plain(text)):
            return Said(shown, by if shown == text else f"{by}, as h1 shows it")
    if (
        len(headings) == 1
        and (
            not (said and candidates)
            # What is said was cut, or written for search engines.
            or any(_is_same(one.text, headings[0]) for one in candidates[:2])
        )
    ):
        return Said(headings[0], "h1")
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
