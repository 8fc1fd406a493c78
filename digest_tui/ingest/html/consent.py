"""The banners of a page that ask whether it may watch its readers."""

from __future__ import annotations

import re
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
_WORTH = ("h1", "article", "main", "time")
"""What no banner has."""
_LOOKED_AT = 3_000
_MOST = 40
"""Elements that are looked into, each of which can be all of a page."""
_TEXTS = frozenset({"article", "main"})


def drop_consent(root: HtmlElement) -> None:
    """Take the banners out of a page: named as one, about what one is about, and no text.

    An element inside the text is one by its class alone, since an id there is the anchor of
    a chapter.
    """
    dropped: set[HtmlElement] = set()
    looked_into = 0
    for element in list(root.iter(*_CONTAINERS)):
        if not _is_named_so(element) or not dropped.isdisjoint(element.iterancestors()):
            continue
        if (looked_into := looked_into + 1) > _MOST:
            break
        if element.getparent() is not None and _is_banner(element):
            element.drop_tree()
            dropped.add(element)


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
    if next(element.iterdescendants(*_WORTH), None) is not None:
        return False
    text = element.text_content()[:_LOOKED_AT]
    return not text.strip() or _ASKS.search(text) is not None
