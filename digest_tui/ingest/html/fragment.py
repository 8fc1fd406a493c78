"""HTML that is all article, as feeds, records and messages carry it: every line of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_TEXT = frozenset(
    """script style template head title object embed iframe noframes svg math select textarea
    button audio video""".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li
    main menu nav noscript ol option p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
"""What begins a line, and ends one."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LONGEST_CELL = 80
_MOST_CELLS = 12


def lines_of(html: str) -> str:
    """Give the text of a fragment of HTML in lines.

    A paragraph, a heading (`## `) and an item of a list (`- `, `1. `) stand on a line each,
    with an empty line between blocks. Nothing that a browser would show as text is left out.
    Links and emphasis lose their marks, pictures go. Any depth will do: no tree is made.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import, and many articles need none

    made = _Lines()
    # Without a root element, libxml2 makes one of its own and puts in paragraphs.
    parser = etree.HTMLParser(target=made, huge_tree=True, encoding="utf-8")
    parser.feed(b"<html><body>" + html.encode("utf-8", "replace").replace(b"\0", b""))
    text: str = parser.close()
    return text


def looks_like_html(text: str) -> bool:
    """Tell HTML from plain text by a tag that closes or stands where a line begins."""
    tags = _TAG.findall(text[:100_000])
    return len(tags) > 1 or (bool(tags) and text.lstrip().startswith("<"))


class _Lines:
    """Makes lines of tags and text as they come by."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        """What the next line begins with."""
        self._skipped: list[str] = []
        """The tags that are open in what is no text."""
        self._counts: list[int | None] = []
        """Of every list that is open the number of its next item; None where it has none."""
        self._pre = 0
        self._rows: list[tuple[int, list[int]]] = []
        """Of every table row that is open where its lines begin, and where its cells do."""

    # What lxml calls, by these names.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or tag in _NOT_TEXT or _is_hidden(attributes):
            if tag in _BLOCKS and not self._skipped:
                self._end_line()
            if tag not in _VOID:
                self._skipped.append(tag)
        elif tag == "br":
            self._end_line()
        elif tag in _BLOCKS:
            self._end_line()
            self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            if tag not in _VOID:
                self._skipped.pop()
        elif tag in _BLOCKS:
            self._end_line()
            self._finish(tag)

    def data(self, text: str) -> None:
        if self._skipped:
            return
        if self._pre:
            first, *more = text.split("\n")
            self._words.append(first)
            for line in more:
                self._end_line()
                self._words.append(line)
        else:
            self._words.append(text)

    def close(self) -> str:
        self._end_line()
        lines: list[str] = []
        for line in self._done:
            if line or (lines and lines[-1]):
                lines.append(line)
        return "\n".join(lines).strip("\n")

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in {"ul", "ol", "menu"}:
            if not self._counts:
                self._gap()
            start = attributes.get("start", "")
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
            self._counts.append(first if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._item_mark()
        elif tag == "tr":
            self._rows.append((len(self._done), []))
        elif tag in {"td", "th"}:
            if self._rows:
                self._rows[-1][1].append(len(self._done))
        else:
            self._pre += tag == "pre"
            self._gap()
            if tag in _HEADINGS:
                self._mark = "## "

    def _finish(self, tag: str) -> None:
        if tag in {"ul", "ol", "menu"}:
            if self._counts:
                self._counts.pop()
            if not self._counts:
                self._gap()
        elif tag == "tr":
            if self._rows:
                self._join_cells(*self._rows.pop())
        elif tag not in {"td", "th"}:
            self._pre -= tag == "pre"
            if tag != "li":
                self._gap()
        if tag in _HEADINGS or tag == "li":
            self._mark = ""

    def _item_mark(self) -> str:
        if not self._counts or (number := self._counts[-1]) is None:
            return "- "
        self._counts[-1] = number + 1
        return f"{number}. "

    def _end_line(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            self._done.append(f"{self._mark}{words}")
            self._mark = ""

    def _gap(self) -> None:
        """Leave an empty line, but none inside an item that has no words yet."""
        if not self._mark and self._done and self._done[-1]:
            self._done.append("")

    def _join_cells(self, start: int, cells: list[int]) -> None:
        """Put a row of a table on one line; a page laid out as a table has none such."""
        lines = self._done[start:]
        words = [line for line in lines if line]
        if 2 <= len(words) <= min(len(cells), _MOST_CELLS) and all(
            len(line) <= _LONGEST_CELL for line in words
        ):
            self._done[start:] = [" | ".join(words)]


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None
