"""What a page says, and by which of its parts it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_NAME = 60


class Said(NamedTuple):
    """A text of a page, safe to show or still to be made so."""

    text: str
    by: str
    """For people: `JSON-LD headline`, `meta og:title`, `selector h1.title`."""


def named(element: HtmlElement) -> str:
    """Give an element's name as a selector would have it: `span.author`."""
    names = [element.tag, *(element.get("class") or "").split()[:2]]
    return clean_line(".".join(names))[:_LONGEST_NAME]
