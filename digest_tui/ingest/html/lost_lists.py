"""Lists inside a text that were lost when it was extracted, put back where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.html.blocks import FURNITURE, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ITEM = 40
"""Characters that the items of a list of statements have on the average; of links, fewer."""
_MOST_LISTS = 200


def with_lists(root: HtmlElement, lines: Sequence[str]) -> list[str]:
    """Put back lists of which the paragraph just above is in the text.

    Where trafilatura knows no frame of an article, it collects paragraphs and no lists, and
    what a list of Key Takeaways announces is left without it.
    """
    told = list(lines)
    have = set(told)
    for element in root.xpath("//ul[not(ancestor::ul or ancestor::ol)]|//ol[not(ancestor::ul)]")[
        :_MOST_LISTS
    ]:
        above = element.getprevious()
        if above is None or any(one.tag in FURNITURE for one in element.iterancestors()):
            continue
        own = render(element, FURNITURE)
        if any(line in have for line in own) or not _is_of_statements(element, own):
            continue
        before = render(above, FURNITURE)[-1:]
        if before and before[0] in have:
            place = told.index(before[0]) + 1
            told[place:place] = own
            have.update(own)
    return told


def _is_of_statements(element: HtmlElement, own: Sequence[str]) -> bool:
    length = sum(map(len, own))
    links = sum(len(link.text_content()) for link in element.iter("a"))
    return bool(own) and length >= _ITEM * len(own) and links * 2 < length
