"""Pages of many articles: what speaks for a list of links, and reports one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.html.own_addresses import is_front_page
from digest_tui.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.metadata import Metadata

_FEW = 3
"""Paragraphs that tell something, of a page that is no list."""
_CARDS = 5
_LONGEST_CARD = 700
_PROSE = 140
"""Characters of a paragraph that tells something."""
_REPORTS = 3
_LONG_REPORT = 4_000


def words_of(element: HtmlElement, most: int = 1_000) -> str:
    """Give the words of an element, up to so many characters, without those of scripts."""
    words: list[str] = []
    left = most
    for one in element.iter():
        for text in (
            one.text if one.tag not in {"script", "style"} else None,
            one.tail if one is not element else None,
        ):
            if text and (part := text.split()):
                words += part
                left -= sum(map(len, part)) + len(part)
        if left < 0:
            break
    return " ".join(words)[:most]


def listing_signs(root: HtmlElement, said: Metadata) -> int:
    """Count what speaks for a list of articles; the paragraphs of one speak against it."""
    articles = root.xpath("//article[not(ancestor::article)]")
    cards = [
        one
        for one in (articles if len(articles) >= _CARDS else ())
        if len(one.text_content()) <= _LONGEST_CARD and one.find(".//a[@href]") is not None
    ]
    in_cards = {p for card in cards for p in card.iter("p")} if len(cards) >= _CARDS else set()
    prose = 0
    for paragraph in root.iter("p"):
        length = len(paragraph.text_content())
        if length < _PROSE or paragraph in in_cards:
            continue
        if sum(len(link.text_content()) for link in paragraph.iter("a")) * 2 < length:
            prose += 1
            if prose >= _FEW:
                return 0
    headings = root.xpath("//h1|//h2|//h3|//h4")[:500]
    linked = sum(bool(h.xpath(".//a[@href]|ancestor::a[@href]")) for h in headings)
    kind = " ".join(said.tags.get("og:type", ())).lower()
    return sum(
        (
            len(cards) >= _CARDS,
            linked >= 8 and linked * 2 > len(headings),
            kind in {"website", "blog", "profile", "object"},
            said.linked.is_listing,
            bool(said.addresses.url and is_front_page(said.addresses.url)),
            _mostly_links(root),
        )
    )


def _mostly_links(root: HtmlElement) -> bool:
    links = sum(len(words_of(link)) for link in root.xpath("//a[@href]")[:2_000])
    return links > 2_000 and links * 2 > len(words_of(root, 200_000))


def reports_in(lines: Sequence[str]) -> int | None:
    """Count reports that a page holds one after the other: one heading, but for its date."""
    stems: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith("#") and len(line) < 200 and (date := find_date(line)):
            stem = " ".join((line[: date[1]] + line[date[2] :]).strip("# ,").lower().split())
            if len(stem.split()) > 1:
                stems.setdefault(stem, []).append(index)
    for places in stems.values():
        days = {lines[place] for place in places}
        lengths = [
            sum(map(len, lines[start:end]))
            for start, end in zip(places, [*places[1:], len(lines)], strict=True)
        ]
        if len(days) >= _REPORTS and sum(n > _LONG_REPORT for n in lengths) >= _REPORTS:
            return len(days)
    return None
