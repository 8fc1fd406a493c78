"""What CSS selectors find on a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.ingest.html.said import Said
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import XPath
    from lxml.html import HtmlElement

_LONGEST = 1_000
_MOST = 200


def check_selector(selector: str) -> None:
    """See whether a selector can be used.

    Raises:
        ValueError: It is no CSS selector of an element.
    """
    from cssselect import HTMLTranslator, SelectorError  # noqa: PLC0415 - needed by pages alone

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"no CSS selector: {selector!r} ({error})") from error


def found(root: HtmlElement, selectors: Iterable[str]) -> list[HtmlElement]:
    """Give the elements of the first selector that matches any, outer ones only, in order."""
    for selector in selectors:
        if elements := every(root, selector):
            return elements
    return []


def every(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """Give the elements that a selector matches, none of them inside another, in order."""
    elements = _compiled(selector)(root)[:_MOST]
    if len(elements) < 2:
        return list(elements)
    chosen = set(elements)
    return [one for one in elements if not any(above in chosen for above in one.iterancestors())]


def first_text(root: HtmlElement, selectors: Iterable[str]) -> list[Said]:
    """Give the text of the first element that has any, as a list of one or none."""
    for selector in selectors:
        for element in every(root, selector):
            text = element.get("content") or element.text_content()
            if text := " ".join(clean_line(text[: 20 * _LONGEST]).split())[:_LONGEST]:
                return [Said(text, f"selector {selector}")]
    return []


def first_value(root: HtmlElement, selectors: Iterable[str]) -> list[Said]:
    """Give what the first elements hold for a program to read, then what they show."""
    values: list[Said] = []
    for selector in selectors:
        for element in every(root, selector)[:3]:
            shown = " ".join(element.text_content()[:_LONGEST].split())
            for text in (element.get("datetime") or element.get("content"), shown):
                values += [Said(text, f"selector {selector}")] if text else []
    return values


@lru_cache(maxsize=512)
def _compiled(selector: str) -> XPath:
    from lxml.cssselect import CSSSelector  # noqa: PLC0415 - needed by pages alone

    return CSSSelector(selector, translator="html")
