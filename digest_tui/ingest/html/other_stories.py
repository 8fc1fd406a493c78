"""Blocks of a page that announce other stories: a label, and what the page puts below it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.ingest.html.blocks import render
from digest_tui.ingest.patterns import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from digest_tui.ingest.outlets import Outlet

_FRAMES = frozenset("html body main article section".split())
"""What holds an article, and never another story alone."""
_LONGEST = 2_000
"""Characters of a block of other stories."""
_MOST = 50
_MOST_ELEMENTS = 300
_MOST_LISTS = 100
_LONGEST_LABEL = 60
_MORE = re.compile(
    r"(?:more|read|related|see|also|latest|recent|recommended|trending|popular|most|up next|next"
    r"|you (?:may|might)|don.t miss|читай|більше|ще |схож|популярн|останні|подробнее|похож)",
    re.IGNORECASE,
)
_OF_LINKS = 0.6


def drop_other_stories(root: HtmlElement, rules: Outlet) -> None:
    """Take blocks that begin with a label of other stories out of a page.

    In lines, only the label would tell them: where they end, nothing would. Where the page
    has the label in no block of its own, it stays, and the lines have to tell.
    """
    sizes = {plain(label): 0 for label in rules.related}
    sizes |= {plain(label): size for label, size in rules.promotions.items()}
    longest = max(map(len, sizes), default=0) + 1
    for label, listed in _lists(root):
        label.drop_tree()
        listed.drop_tree()
    for element in _labels(root, sizes, longest):
        block = _block(element, sizes[plain(element.text)])
        more = len(block.text_content().strip()) > len(element.text_content().strip())
        if more and block.getparent() is not None:
            block.drop_tree()


def _lists(root: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Give lists of headlines that are links, with what stands above and says that there is more.

    A list of links that nothing announces so can be part of the article.
    """
    found = []
    for listed in root.xpath("//ul[not(ancestor::ul)]|//ol[not(ancestor::ol)]")[:_MOST_LISTS]:
        label, items = listed.getprevious(), listed.findall("li")
        if (
            label is not None
            and len(items) > 1
            and _MORE.match(" ".join(label.text_content()[:_LONGEST_LABEL].split()))
            and len(label.text_content().strip()) < _LONGEST_LABEL
            and all(item.find(".//a[@href]") is not None for item in items)
            and not any(item.text_content().rstrip(' \n”"').endswith(".") for item in items)
        ):
            found.append((label, listed))
    return found


def _labels(root: HtmlElement, sizes: dict[str, int], longest: int) -> list[HtmlElement]:
    found = []
    for element in root.iter():
        text = (element.text or "").strip()
        if text and len(text) <= longest and plain(text) in sizes:
            found.append(element)
    return found[:_MOST]


def _block(label: HtmlElement, size: int) -> HtmlElement:
    """Give the largest block that begins with a label and holds no more than it announces."""
    block = label
    for above in label.iterancestors():
        few = sum(1 for _ in islice(above.iter(), _MOST_ELEMENTS + 1)) <= _MOST_ELEMENTS
        if above.tag in _FRAMES or not few or not _begins_with(above, block):
            break
        length = len(above.text_content())
        if length > _LONGEST:
            break
        links = sum(len(link.text_content()) for link in above.iter("a"))
        lines = sum(map(bool, render(above)))
        announced = size > 0 and lines <= size + 1
        if not announced and links < _OF_LINKS * (length - len(label.text_content())):
            break
        block = above
    return block


def _begins_with(above: HtmlElement, block: HtmlElement) -> bool:
    """Tell whether nothing is said in an element before a block of it."""
    if (above.text or "").strip():
        return False
    return not any(
        before.text_content().strip() or (before.tail or "").strip()
        for before in block.itersiblings(preceding=True)
    )
