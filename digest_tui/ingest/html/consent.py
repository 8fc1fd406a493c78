"""The banners of a page that ask whether it may watch its readers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = re.compile(r"cookie|consent|gdpr|onetrust|didomi|usercentrics|qc-cmp", re.IGNORECASE)
_TOPICS = re.compile(r"\b(?:tag|category|topic)-\S+", re.IGNORECASE)
"""What blogs name a post by: one about cookies is no banner."""
_ASKS = re.compile(
    r"cookie|consent|privacy|gdpr|personal (?:data|information)|partners"
    r"|конфіденційн|конфиденциальн|персональн|згод|согласи|кук[іиу]",
    re.IGNORECASE,
)
_CONTAINERS = frozenset("div section aside dialog form footer header p span ul".split())
_WORTH = "boolean(.//h1 | .//article | .//main | .//time | .//*[@itemprop='articleBody'])"
_LOOKED_AT = 3_000
_MOST = 100
"""Elements that are looked into, each of which can be all of a page."""
_TEXTS = frozenset({"article", "main"})


def drop_consent(root: HtmlElement) -> None:
    """Take the banners out of a page: named as one, about what one is about, and no text.

    An element inside the text is one by its class alone, since an id there is the anchor of
    a chapter.
    """
    named = (one for one in list(root.iter(*_CONTAINERS)) if _is_named_so(one))
    for element in list(islice(named, _MOST)):
        if element.getparent() is not None and _is_banner(element):
            element.drop_tree()


def _is_named_so(element: HtmlElement) -> bool:
    names = _TOPICS.sub("", element.get("class") or "")
    role = element.get("role") or ""
    label = (element.get("aria-label") or "") if "dialog" in role else ""
    if _NAMES.search(f"{names} {label}"):
        return True
    return _NAMES.search(element.get("id") or "") is not None and not any(
        above.tag in _TEXTS for above in element.iterancestors()
    )


def _is_banner(element: HtmlElement) -> bool:
    if element.xpath(_WORTH):
        return False
    text = element.text_content()[:_LOOKED_AT]
    return not text.strip() or _ASKS.search(text) is not None
