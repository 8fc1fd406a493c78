"""A text of blocks, laid out for a width."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.models import Span
from digest_tui.text.width import fit, wrap
from digest_tui.tui.render.rows import Piece, pieces
from digest_tui.tui.render.signs import GUTTER, WITH_SIGNS, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digest_tui.tui.render.rows import Marks, Row


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a title, an item: what is broken into lines as one."""

    text: str
    style: str = "text"
    head: str = ""
    """Before the first line; the others are indented by its width."""
    marks: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """Places by style: `hit`, `label`, `passage`."""
    after: int = 1
    """Empty lines after it."""
    key: tuple[str | int, ...] = ()
    """What it is, to find it again: `("body", 3)`."""
    cut: bool = False
    """It takes one line, whatever it is: what does not fit is left out."""
    link: str = ""
    """Where it leads, where a part of it is left out; all of an address is a link as it is."""


class Document:
    """Blocks and the lines that they take at one width."""

    def __init__(self, blocks: Iterable[Block], width: int) -> None:
        self.blocks = tuple(blocks)
        self.width = width
        self._lines: list[tuple[int, Span | None]] = []
        self._tops: list[int] = []
        for index, block in enumerate(self.blocks):
            self._tops.append(len(self._lines))
            text = self._shown(block)
            whole = [Span(0, len(text))]
            spans = whole if block.cut else wrap(text, self._room(block), cell_len)
            self._lines += [(index, span) for span in spans]
            if index < len(self.blocks) - 1:
                self._lines += [(index, None)] * block.after

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return len(self._lines)

    def line_of(self, block: int, at: int = 0) -> int:
        """Give the line on which a character of a block stands."""
        top = self._tops[block]
        last = self._tops[block + 1] if block + 1 < len(self._tops) else len(self._lines)

        def start_of(line: int) -> int:
            span = self._lines[line][1]
            return sys.maxsize if span is None else span.start

        return max(top, bisect_right(range(top, last), at, key=start_of) + top - 1)

    def start_of(self, line: int) -> tuple[int, int] | None:
        """Give the block of a line and the character of it that the line begins with."""
        if not 0 <= line < len(self._lines):
            return None
        block, span = self._lines[line]
        if span is not None:
            return block, span.start
        # An empty line belongs to the block above it, as if it had more characters.
        end = len(self.blocks[block].text)
        return block, end + line - self.line_of(block, end)

    def line_from(self, block: int, at: int) -> int:
        """Give the line that begins with a character, or the empty one; see `start_of`."""
        end = len(self.blocks[block].text)
        beyond = max(0, min(at - end, self.blocks[block].after))
        return self.line_of(block, min(at, end)) + beyond

    def block_of(self, key: Sequence[str | int]) -> int | None:
        """Give the block of a key."""
        wanted = tuple(key)
        return next((i for i, block in enumerate(self.blocks) if block.key == wanted), None)

    def block_at(self, top: int, height: int) -> int | None:
        """Give the first block with a key that begins on some lines, or else fills them."""
        last = self._lines[top][0] if 0 <= top < len(self._lines) else None
        for index, block in enumerate(self.blocks):
            if block.key and top <= self._tops[index] < top + height:
                return index
        return last

    def row(self, line: int, more: Callable[[int], Marks] = lambda _: ()) -> Row:
        """Give a line as pieces.

        Args:
            line: Which, from 0.
            more: Gives further marks of a block: what was found, for instance.
        """
        if not 0 <= line < len(self._lines):
            return ()
        index, span = self._lines[line]
        if span is None:
            return ()
        block = self.blocks[index]
        marks = [*block.marks, *more(index)]
        head = block.head if line == self._tops[index] else " " * cell_len(block.head)
        here = {
            style
            for style, places in marks
            if style in WITH_SIGNS
            for place in places
            if place.start < span.end and place.end > span.start
        }
        shown = self._shown(block)
        content = pieces(shown, span, block.style, marks)
        if block.link and shown != block.text:
            content = (piece._replace(link=block.link) for piece in content)
        return (
            Piece(signs(here), "sign"),
            *([Piece(head, f"{block.style} head")] if head else []),
            *content,
        )

    def _shown(self, block: Block) -> str:
        """Give as much of a block as is shown."""
        return fit(block.text, self._room(block), cell_len) if block.cut else block.text

    def _room(self, block: Block) -> int:
        """Give the cells that a line of a block has."""
        return max(1, self.width - GUTTER - cell_len(block.head))
