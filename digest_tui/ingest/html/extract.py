"""The text of a page's article: where its outlet's rules say, else where it is most likely."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from digest_tui.ingest.html.blocks import FURNITURE, render
from digest_tui.ingest.html.lost_lists import with_lists
from digest_tui.ingest.html.other_stories import drop_other_stories
from digest_tui.ingest.html.rows import join_rows
from digest_tui.ingest.html.selectors import every, found
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.json_ld import LinkedData
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page_rules import PageRules

_ENOUGH = 200
"""Characters of a text that is worth more than the next way to find one."""
_LITTLE = 250
_BLOB = 1_500
"""Characters on one line that speak for paragraphs that were lost."""
_PROSE = 140
_SHARE = 0.5
_MORE = 1.3
"""What was measured on pages with their texts, together with the ways to extract them: a
little more or less of either makes no difference."""
_MOST_ELEMENTS = 30_000
"""A long report has three thousand. What has more than ten times as many is no article,
and to weigh every part of it against the others would take the square of their number."""
_SURELY_FEW = 4_000
_HEAVIEST = 1_000_000
"""Twice the sum of the depths of the elements: thirty thousand of them sixteen deep."""
_WHOLE = 5
"""Sentences for which all of a page is taken, where no part of it can be told to be its text."""
_TOO_DEEP = " | ".join(
    f"//{tag}[count(ancestor::{tag}) > 3]"
    for tag in ("ul", "ol", "li", "table", "blockquote", "dl")
)
"""Of what can stand inside itself: trafilatura takes it apart again for each that is around it."""
_FRAMES = ("[itemprop=articleBody]", "article", "main", "[role=main]")


class Text(NamedTuple):
    """The lines of an article's text, and by what of the page they are known."""

    lines: list[str]
    by: str


def extract(root: HtmlElement, outlet: Outlet, linked: LinkedData) -> Text:
    """Give the article's text; the page's tree is changed by it."""
    rules = outlet.page
    listed = found(root, rules.takeaways)
    _prepare(root, rules, listed)
    drop_other_stories(root, outlet)
    join_rows(root)
    elements = list(root.iter())
    for selector in rules.body:
        if (chosen := every(root, selector)) and _is_enough(_lines(chosen)):
            return Text(_lines(_in_order(chosen, listed, elements)), f"selector {selector}")
    text = _generic(root) if _can_be_weighed(root, len(elements)) else Text([], "trafilatura")
    lines = text.lines
    if _length(lines) < _LITTLE or (
        len(lines) < 4 and (linked.text("articleBody") or max(map(len, lines)) > _BLOB)
    ):
        text = _instead(root, linked, text)
    lines = with_lists(root, text.lines)
    return Text([*lines, *_missing(listed, lines)], text.by)


def _prepare(root: HtmlElement, rules: PageRules, listed: Sequence[HtmlElement]) -> None:
    kept = {above for one in listed for above in (one, *one.iterancestors(), *one.iter())}
    for selector in rules.remove:
        for element in every(root, selector):
            if element not in kept and element.getparent() is not None:
                element.drop_tree()
    for element in root.xpath(_TOO_DEEP):
        element.tag = "div"
    for quote in list(root.iter("q")):
        # Inside a sentence; trafilatura would make a paragraph of it.
        quote.text = f"“{quote.text or ''}"
        if len(quote):
            quote[-1].tail = f"{quote[-1].tail or ''}”"
        else:
            quote.text += "”"
        quote.tag = "span"


def _lines(elements: Sequence[HtmlElement]) -> list[str]:
    lines: list[str] = []
    for element in elements:
        more = render(element, FURNITURE)
        lines += ["", *more] if lines and more else more
    return lines


def _in_order(
    chosen: Sequence[HtmlElement], listed: Sequence[HtmlElement], elements: Sequence[HtmlElement]
) -> list[HtmlElement]:
    """Put a list that stands outside the chosen elements where it stands on the page."""
    inside = {below for one in chosen for below in one.iter()}
    outside = [one for one in listed if one not in inside]
    if not outside:
        return list(chosen)
    place = {element: number for number, element in enumerate(elements)}
    return sorted((*chosen, *outside), key=lambda one: place.get(one, 0))


def _missing(listed: Sequence[HtmlElement], lines: Sequence[str]) -> list[str]:
    """Give the lines of a list of which most was lost."""
    own = _lines(listed)
    have = set(lines)
    lost = [line for line in own if line and line not in have]
    return ["", *own] if len(lost) * 2 > len([line for line in own if line]) else []


def _generic(root: HtmlElement) -> Text:
    """Give what trafilatura finds, with care first, and with all its means where that is little.

    `fast` and `favor_precision` together are the quickest way and leave most furniture out;
    of some pages they find next to nothing, and then a page has prose that is not in it.
    """
    lines = _extracted(root, favor_precision=True, fast=True)
    if _length(lines) >= max(_LITTLE, _SHARE * _prose(root)):
        return Text(lines, "trafilatura, with care")
    more = _extracted(root)
    if _length(more) > _MORE * _length(lines):
        return Text(more, "trafilatura, with all its means")
    return Text(lines, "trafilatura, with care")


def _extracted(root: HtmlElement, **options: bool) -> list[str]:
    from lxml.etree import LxmlError  # noqa: PLC0415 - needed by pages alone

    try:
        document = _extraction()(root, include_comments=False, **options)
    except (LxmlError, AttributeError, LookupError, AssertionError, RecursionError):
        return []  # of pages that it did not expect
    return [] if document is None else render(document.body)


def _can_be_weighed(root: HtmlElement, count: int) -> bool:
    """Tell whether a page is small and flat enough for trafilatura to take seconds at most."""
    if count <= _SURELY_FEW:
        return True
    from lxml import etree  # noqa: PLC0415 - needed by pages alone

    depth = weight = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth
    return count <= _MOST_ELEMENTS and weight <= _HEAVIEST


def _prose(root: HtmlElement) -> int:
    """Count the characters of paragraphs that tell something, wherever they stand."""
    total = 0
    for paragraph in root.iter("p"):
        length = _text_length(paragraph)
        if length >= _PROSE:
            links = sum(map(_text_length, paragraph.iter("a")))
            total += length if links * 2 <= length else 0
    return total


@lru_cache(maxsize=1)
def _extraction() -> Callable[..., Any]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes half a second

    # What it thinks of a page is no message of ours; without a handler it would be printed.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction


def _instead(root: HtmlElement, linked: LinkedData, text: Text) -> Text:
    """Give the text by simpler means, where there is more of it or it has paragraphs."""
    best = text
    for selector in _FRAMES:
        framed = _lines(sorted(every(root, selector), key=_text_length)[-1:])
        if _sentences(framed) > _sentences(best.lines) or (
            _length(framed) > 2 * _length(best.lines) and _is_enough(framed)
        ):
            best = Text(framed, selector)
            break
    body = next(linked.texts("articleBody"), "")
    if len(body) >= _ENOUGH and (told := _told(body)):
        length = _length(best.lines)
        longer = len(body) > 2 * length
        if longer or (len(best.lines) < 2 < len(told) and len(body) * 1.2 > length):
            best = Text(told, "JSON-LD articleBody")
    if _length(best.lines) < _LITTLE:
        paragraphs = _lines([p for p in root.iter("p") if not _is_furniture(p)])
        if _sentences(paragraphs) > _sentences(best.lines):
            best = Text(paragraphs, "all its paragraphs")
    if _length(best.lines) < _LITTLE and (whole := root.find("body")) is not None:
        lines = _lines([whole])
        if _sentences(lines) >= _WHOLE:
            best = Text(lines, "all of the page")
    return best


def _told(body: str) -> list[str]:
    """Give the lines of a text that stands in JSON-LD, which can be markup."""
    if "</" not in body:
        lines = [" ".join(line.split()) for line in body.splitlines()]
        return [part for line in lines if line for part in (line, "")][:-1]
    from lxml import etree, html  # noqa: PLC0415 - needed by pages alone

    try:
        parser = html.HTMLParser(encoding="utf-8")
        return render(html.document_fromstring(body.encode("utf-8", "replace"), parser=parser))
    except etree.ParserError:
        return []


def _is_furniture(element: HtmlElement) -> bool:
    return any(above.tag in FURNITURE for above in element.iterancestors())


def _text_length(element: HtmlElement) -> int:
    return len(element.text_content())


def _is_enough(lines: Sequence[str]) -> bool:
    return _length(lines) >= _ENOUGH or _sentences(lines) > 1


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _sentences(lines: Sequence[str]) -> int:
    return sum(len(line.split()) > 4 and ends_sentence(line) for line in lines)
