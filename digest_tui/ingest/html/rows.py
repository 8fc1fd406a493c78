"""Rows of a page that were broken to a width, as forums show mail: put together as lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digest_tui.ingest.html.rendering import BLOCKS
from digest_tui.ingest.lines import joint, read_lines
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_FEWEST = 4
_MOST = 5_000
"""Rows of one block; what has more is no text that somebody has written."""
_MOST_CHARACTERS = 2_000_000
"""Of all rows: what stands in elements inside each other is looked at for each of them."""


def join_rows(root: HtmlElement) -> None:
    """Make lines of the rows of a page: of those in `<pre>`, and of those that `<br>` ends.

    Rows that were not broken stay as they are: lines.
    """
    for pre in list(root.iter("pre")):
        if _is_prose(pre.text_content()):
            _set_in_breaks(pre)
    breaks = dict.fromkeys(one.getparent() for one in root.iter("br"))
    left = _MOST_CHARACTERS
    for block in breaks:
        if block is None or not _FEWEST <= sum(child.tag == "br" for child in block) <= _MOST:
            continue
        rows = list(_rows(block))
        left -= sum(map(len, rows))
        if left < 0:
            break
        _join(block, rows)


def _is_prose(text: str) -> bool:
    """Tell what somebody has written in lines from a listing of code."""
    lines = read_lines(text)
    said = sum(len(line.text) for line in lines if ends_sentence(line.text))
    return said * 2 >= sum(len(line.text) for line in lines)


def _set_in_breaks(pre: HtmlElement) -> None:
    """Make a block with `<br>` of a `<pre>`."""
    pre.tag = "div"
    for element in list(pre.iter()):
        first, *more = (element.text or "").split("\n")
        element.text = first
        for row in reversed(more):
            element.insert(0, _break(element, row))
        if element is not pre:
            first, *more = (element.tail or "").split("\n")
            for row in reversed(more):
                element.addnext(_break(element, row))
            element.tail = first


def _break(element: HtmlElement, row: str) -> HtmlElement:
    made: HtmlElement = element.makeelement("br")
    made.tail = row
    return made


def _join(block: HtmlElement, rows: Sequence[str]) -> None:
    breaks = [child for child in block if child.tag == "br"]
    lines = read_lines("\n".join(rows))
    if all(line.place.last_line == line.place.first_line for line in lines):
        return
    for line in lines:
        places = range(line.place.first_line - 1, line.place.last_line)
        for before, after in pairwise(places):
            _drop(breaks[before], joint(rows[before].rstrip(), rows[after].lstrip()))


def _rows(block: HtmlElement) -> Iterator[str]:
    """Give what stands between the breaks of a block; other blocks in it are as empty rows."""
    words = [block.text or ""]
    for child in block:
        if child.tag == "br":
            yield _on_one_line(words)
            words = []
        elif child.tag in BLOCKS:
            words = []
        else:
            words.append(child.text_content())
        words.append(child.tail or "")
    yield _on_one_line(words)


def _on_one_line(words: list[str]) -> str:
    """Give a row with its indent."""
    return "".join(words).strip("\n").replace("\n", " ")


def _drop(element: HtmlElement, instead: str) -> None:
    """Take an element out, and put a text in its place."""
    element.tail = instead + (element.tail or "").lstrip()
    element.drop_tag()
