"""Lines in our marks, made of elements as they begin and end: paragraphs, headings, items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    Attributes: TypeAlias = Mapping[str, str] | HtmlElement

# The elements of HTML, and those of trafilatura's result, which speaks a kind of TEI.
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 head".split())
_LISTS = frozenset("ul ol menu dir dl list".split())
_ITEMS = frozenset("li item dd dt".split())
_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"td", "th", "cell"})
_ROWS = frozenset({"tr", "row"})
_BLOCKS = frozenset(
    """address article aside blockquote body caption center details dialog div fieldset
    figcaption figure footer form header hgroup hr legend main nav option p pre quote search
    section summary table tbody tfoot thead title""".split()
)
BLOCKS = _HEADINGS | _LISTS | _ITEMS | _CELLS | _ROWS | _BLOCKS
"""What begins a line, and ends one."""
UNSEEN = frozenset(
    """script style template iframe object embed svg math canvas audio video datalist select
    param source track map area""".split()
)
_SPACES = re.compile(r"\s+")
_LONGEST_ITEM = 900
"""Of an item whose paragraphs are put on one line; a longer one is a text of its own."""
_MOST_PARAGRAPHS = 3
_SHORT_CELL = 80
_MOST_CELLS = 12
_MOST_LISTED = 99


@dataclass(slots=True)
class _Block:
    text: str
    mark: str = ""
    gap: bool = True
    """An empty line stands before it."""

    @property
    def line(self) -> str:
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int = 0
    begun: bool = False
    """It has an item: the next stands close to it."""

    def mark(self, attributes: Attributes) -> str:
        if not self.ordered:
            return "-"
        self.number = _number(attributes.get("value")) or self.number + 1
        return f"{self.number}." if self.number <= _MOST_LISTED else "-"


@dataclass(slots=True)
class _Open:
    """An item or a row that is being read."""

    first: int
    """The first of its blocks."""
    plain: bool = True
    """There is nothing but paragraphs in it."""
    cells: int = 0


@dataclass(slots=True)
class Rendering:
    """The blocks so far, and what is open."""

    blocks: list[_Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Of the block that is being read."""
    lists: list[_List] = field(default_factory=list)
    items: list[_Open] = field(default_factory=list)
    rows: list[_Open] = field(default_factory=list)
    mark: str = ""
    """The mark that the next block gets."""
    close: bool = False
    """No empty line stands before the next block."""

    def lines(self) -> list[str]:
        """Give the lines: one a block, empty ones between those that are apart."""
        self.end()
        lines: list[str] = []
        for block in self.blocks:
            if block.gap and lines:
                lines.append("")
            lines.append(block.line)
        return lines

    def end(self) -> bool:
        """End the block that is being read; tell whether there was one."""
        text = _SPACES.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        if text:
            self.blocks.append(_Block(text, self.mark, gap=not self.close))
            self.mark = ""
            self.close = False
        return bool(text)

    def open(self, attributes: Attributes, tag: str) -> None:
        """Begin an element."""
        if tag in _BREAKS:
            # Two in a row are how some pages part paragraphs.
            self.close = bool(self.end() or (self.blocks and not self.close))
        elif tag in _LISTS:
            self._open_list(attributes, ordered=tag == "ol" or attributes.get("rend") == "ol")
        elif tag in _ITEMS:
            self._open_item(attributes)
        elif tag in _HEADINGS:
            self.end()
            self.mark = _heading(attributes, tag)
            if self.items:
                self.items[-1].plain = False
        elif tag in _ROWS:
            close = self.close
            self.end()
            self.close = close
            self.rows.append(_Open(len(self.blocks)))
        elif tag in _CELLS and self.rows:
            self.end()
            self.rows[-1].cells += 1
            self.close = len(self.blocks) > self.rows[-1].first or self.close
        elif tag in _BLOCKS:
            self.end()
            if self.items:
                self.close = len(self.blocks) > self.items[-1].first or self.close

    def _open_list(self, attributes: Attributes, *, ordered: bool) -> None:
        self.end()
        if self.items:
            self.items[-1].plain = False
        self.lists.append(_List(ordered, (_number(attributes.get("start")) or 1) - 1))
        self.close = len(self.lists) > 1 and bool(self.blocks)

    def _open_item(self, attributes: Attributes) -> None:
        self.end()
        if self.items:
            self.items[-1].plain = False
        within = self.lists[-1] if self.lists else _List(ordered=False)
        self.mark = within.mark(attributes)
        self.close = bool(self.blocks) and (within.begun or len(self.lists) > 1)
        within.begun = True
        self.items.append(_Open(len(self.blocks)))

    def shut(self, tag: str) -> None:
        """End an element."""
        if tag in BLOCKS:
            self.end()
        if tag in _ITEMS and self.items:
            self._shut_item(self.items.pop())
        elif tag in _ROWS and self.rows:
            self._shut_row(self.rows.pop())
        elif tag in _LISTS:
            del self.lists[-1:]
            self.mark = ""
        elif tag in _HEADINGS:
            self.mark = ""
        elif tag == "table":
            self.close = False

    def _shut_item(self, item: _Open) -> None:
        """Put the paragraphs of an item on its line: two sentences are not two items."""
        if item.plain and 1 < len(self.blocks) - item.first <= _MOST_PARAGRAPHS:
            own = self.blocks[item.first :]
            if sum(len(block.text) for block in own) <= _LONGEST_ITEM:
                joined = " ".join(block.text for block in own)
                self.blocks[item.first :] = [_Block(joined, own[0].mark, own[0].gap)]
        self.mark = ""
        self.close = False

    def _shut_row(self, row: _Open) -> None:
        """Put the short cells of a row on one line; a page laid out as a table has others."""
        if not 1 < len(self.blocks) - row.first <= min(row.cells, _MOST_CELLS):
            return
        own = self.blocks[row.first :]
        if all(len(one.text) <= _SHORT_CELL and not one.mark for one in own):
            joined = " | ".join(block.text for block in own)
            self.blocks[row.first :] = [_Block(joined, gap=own[0].gap)]
            self.close = True


def _heading(attributes: Attributes, tag: str) -> str:
    level = attributes.get("rend", "h2") if tag == "head" else tag
    return "#" if level == "h1" else "##"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else None
