"""What on a page is of other articles, of comments or of pictures, and not of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELSEWHERE = frozenset("figure figcaption aside footer nav li".split())
_NAMES = re.compile(r"modif|updat|edit|relat|comment|sidebar|read-?more|teaser", re.IGNORECASE)
_NEAR = 4
"""How many elements outwards say in their names what something is."""


def stands_aside(element: HtmlElement) -> bool:
    """Tell a date or a name that need not be the article's by the elements around it."""
    around = [element, *element.iterancestors()]
    if any(one.tag in _ELSEWHERE for one in around):
        return True
    words = [one.get(name, "") for one in around[:_NEAR] for name in ("class", "id", "itemprop")]
    return _NAMES.search(" ".join(words)) is not None
