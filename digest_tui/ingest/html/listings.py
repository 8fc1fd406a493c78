"""Pages of many articles: what speaks for a list of links, and reports one after the other."""

from __future__ import annotations

from itertools import islice, pairwise
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
_FEW_CARDS = 4
"""Where there is nothing else."""
_CARD_DEPTH = 4
_MOST_HEADINGS = 300
_LINKED_HEADINGS = " | ".join(
    f"//{tag}[.//a[@href] or ancestor::a[@href]]" for tag in ("h2", "h3", "h4")
)
_PAGES = (
    "//link[@rel='next']|//a[@rel='next' and @href]"
    "|//*[contains(@class, 'pagination') or contains(@class, 'page-numbers')]//a[@href]"
)
"""What leads to the next page of a list; that of an article is led to as well."""
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
    cards = _cards(root)
    prose = _paragraphs(root, cards)
    if prose >= _FEW:
        return 0
    headings = root.xpath("//h1|//h2|//h3|//h4")[:500]
    linked = sum(bool(h.xpath(".//a[@href]|ancestor::a[@href]")) for h in headings)
    kind = " ".join(said.tags.get("og:type", ())).lower()
    return sum(
        (
            # Under a short article there are cards of others, but then it is there, too.
            len(cards) >= _CARDS or (len(cards) >= _FEW_CARDS and not prose),
            linked >= 8 and linked * 2 > len(headings),
            kind in {"website", "blog", "profile", "object"},
            said.linked.is_listing,
            bool(said.addresses.url and is_front_page(said.addresses.url)),
            bool(root.xpath(_PAGES)) and not prose,
            _mostly_links(root),
        )
    )


def _cards(root: HtmlElement) -> list[HtmlElement]:
    """Give short elements of one kind, side by side, each with a heading that is a link."""
    several: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for heading in root.xpath(_LINKED_HEADINGS)[:_MOST_HEADINGS]:
        inside = [heading, *islice(heading.iterancestors(), _CARD_DEPTH)]
        for card, above in pairwise(inside):
            several.setdefault((above, f"{card.tag} {card.get('class', '')}"), []).append(card)
    most = max(several.values(), key=len, default=[])
    return [card for card in most if len(card.text_content()) <= _LONGEST_CARD]


def _paragraphs(root: HtmlElement, cards: Sequence[HtmlElement]) -> int:
    """Count paragraphs that tell something, as far as that matters; not all are marked as such."""
    in_cards = {below for card in cards for below in card.iter()}
    count = 0
    for block in root.iter("p", "div", "td", "section", "article"):
        own = block.text_content() if block.tag == "p" else _own_text(block)
        if len(own) < _PROSE or block in in_cards:
            continue
        if sum(len(link.text_content()) for link in block.iterchildren("a")) * 2 < len(own):
            count += 1
            if count >= _FEW:
                break
    return count


def _own_text(block: HtmlElement) -> str:
    """Give what stands in an element itself and not in what it holds."""
    return "".join((block.text or "", *(child.tail or "" for child in block))).strip()


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
