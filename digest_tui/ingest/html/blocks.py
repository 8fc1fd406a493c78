"""Elements of a page rendered to lines in our marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.html.rendering import UNSEEN, Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

FURNITURE = UNSEEN | frozenset(
    """aside button dialog figure footer form input label menu nav noscript picture
    textarea""".split()
)
"""What is no part of a text, either, where it stands inside one."""


def render(root: HtmlElement, unseen: frozenset[str] = UNSEEN) -> list[str]:
    """Give the lines of an element: one a block, empty lines between those that are apart.

    Args:
        root: The element; nothing after it is read.
        unseen: The elements of which nothing is shown.
    """
    made = Rendering()
    for starts, element, tag in _walk(root, unseen):
        if starts:
            made.open(element, tag)
            made.words.append(element.text or "")
        else:
            made.shut(tag)
            if element is not root:
                made.words.append(element.tail or "")
    return made.lines()


def _walk(root: HtmlElement, unseen: frozenset[str]) -> Iterator[tuple[bool, HtmlElement, str]]:
    """Give every element as it starts and as it ends, without recursion."""
    from lxml import etree  # noqa: PLC0415 - needed by pages alone

    walk = etree.iterwalk(root, events=("start", "end"))
    skipped = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in unseen or not tag:
                skipped = element
                walk.skip_subtree()
            else:
                yield True, element, tag
        elif element is skipped:
            skipped = None
            # Its tail belongs to the text around it.
            yield False, element, ""
        else:
            yield False, element, tag
