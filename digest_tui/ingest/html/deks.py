"""The standfirst of a page: what describes the article, where the page shows it as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.html.said import Said, named
from digest_tui.ingest.patterns import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ABOUT = 40
"""By how many characters of space a text in a page can differ in length."""
_SHOWS = ("p", "div", "h2", "h3", "h4", "span", "strong", "em", "b", "i")
_NEAR = 3
"""Elements outwards, as long as nothing else stands in them."""
_WORD = re.compile(r"[A-Z]?[a-z]+")
_STANDFIRST = frozenset(
    """dek deck standfirst subtitle subheading subheadline subhead lead lede intro summary
    excerpt description chapeau""".split()
)
_ELSEWHERE = frozenset("aside footer nav li figure".split())


class ShownDek(NamedTuple):
    """A text that describes the article, and that the page shows in one piece."""

    said: Said
    name: str | None
    """The element that says by its name that it is a standfirst."""


def shown_deks(root: HtmlElement, said: Sequence[Said]) -> list[ShownDek]:
    """Give those of some texts that the page shows in one piece, as they come."""
    wanted = {plain(one.text): one for one in reversed(said)}
    lengths = [len(one.text) for one in said]
    found: dict[Said, ShownDek] = {}
    for element in root.iter(*_SHOWS):
        text = element.text or ""
        if (
            any(abs(len(text.strip()) - length) < _ABOUT for length in lengths)
            and (shown := wanted.get(plain(" ".join(text.split()))))
            and shown not in found  # what comes again is a card of the same story
        ):
            found[shown] = ShownDek(shown, _name(element))
    return list(found.values())


def choose_dek(shown: Sequence[ShownDek], lines: Sequence[str], title: Said | None) -> Said | None:
    """Give what the page shows as the standfirst.

    What no reader of the page sees is written for machines, and what is the start of the
    text is a standfirst only if its element says so.
    """
    heading = plain(title.text) if title else ""
    told = {plain(line) for line in lines}
    for (text, by), name in shown:
        if plain(text) == heading:
            continue
        if name:
            return Said(text, f"{by}, as {name} shows it")
        if plain(text) not in told:
            return Said(text, by)
    return None


def without_line(lines: Sequence[str], text: str) -> list[str]:
    """Take the first of the lines that is a text out of them."""
    wanted = plain(text)
    for index, line in enumerate(lines):
        if plain(line.lstrip("# ")) == wanted:
            after = index + 1 + (lines[index + 1 : index + 2] == [""])
            return [*lines[:index], *lines[after:]]
    return list(lines)


def _name(element: HtmlElement) -> str | None:
    """Give the name of the standfirst's element; what is more than it is no standfirst."""
    if any(above.tag in _ELSEWHERE for above in element.iterancestors()):
        return None
    text = (element.text or "").split()
    one: HtmlElement | None = element
    for _ in range(_NEAR):
        if one is None or one.text_content().split() != text:
            return None
        words = f"{one.get('class') or ''} {one.get('itemprop') or ''}"
        if _STANDFIRST.intersection(map(str.lower, _WORD.findall(words))):
            return named(one)
        one = one.getparent()
    return None
