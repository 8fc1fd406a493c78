"""The lists in a text: where one that starts at a line ends, and what stands between."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.takeaways.items import Item, is_statement, item_text
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.page import Furniture

_DASHES = frozenset("-–—")
_TICKS = frozenset("✓✔☑✅")
_MOST_SENTENCES = 3
_INTERRUPTION = 8
"""How many lines of promotion may stand inside a list."""


class _Step(NamedTuple):
    """An item of a list with markers, and what of the items before it decides how it goes on."""

    line: int
    spaced: bool
    """An empty line stood between two of them."""
    many: bool
    """It is not the first."""


class _Tail(NamedTuple):
    """A list from one of its items on."""

    item: Item
    following: _Step | None
    items: int
    stated: int
    """How many of the items are statements."""


class Lists:
    """The lists of one text.

    A list is asked for at every line that could start one, and a line can be an item of
    all that start above it. So how a list goes on from an item is found once.
    """

    def __init__(self, lines: Sequence[Line], furniture: Furniture) -> None:
        self._lines = lines
        self._furniture = furniture
        self._tails: dict[_Step, _Tail] = {}
        self._unmarked_at: dict[int, list[Item]] = {}
        self._stated: dict[int, bool] = {}

    def at(self, start: int) -> list[Item]:
        """Give the items of the list that starts at a line; none where there is no list."""
        start = self._past_furniture[start]
        if start == len(self._lines):
            return []
        marker = self._lines[start].marker
        if marker in _TICKS:
            return []  # sites tick off their own summaries, ISW never does
        if marker:
            return self._marked(start)
        if start not in self._unmarked_at:
            self._unmarked_at[start] = self._unmarked(start)
        return self._unmarked_at[start]

    @cached_property
    def _past_furniture(self) -> list[int]:
        """For every line the next one that is none, itself or after it."""
        count = len(self._lines)
        past = [count] * (count + 1)
        for index in range(count - 1, -1, -1):
            past[index] = past[index + 1] if index in self._furniture.lines else index
        return past

    @cached_property
    def _kinds(self) -> list[str]:
        return [
            "-" if line.marker in _DASHES else line.marker and line.marker_kind
            for line in self._lines
        ]

    def _is_statement(self, index: int) -> bool:
        if index not in self._stated:
            self._stated[index] = is_statement(self._lines[index].text)
        return self._stated[index]

    def _marked(self, start: int) -> list[Item]:
        tail = self._tail(_Step(start, spaced=False, many=False))
        if tail.stated * 2 < tail.items:
            return []
        items = [tail.item]
        while tail.following:
            tail = self._tails[tail.following]
            items.append(tail.item)
        return items

    def _tail(self, first: _Step) -> _Tail:
        steps: list[tuple[_Step, Item, _Step | None]] = []
        step: _Step | None = first
        while step and step not in self._tails:
            item, following = self._item(step)
            steps.append((step, item, following))
            step = following
        known = self._tails[step] if step else None
        items, stated = (known.items, known.stated) if known else (0, 0)
        for step, item, following in reversed(steps):
            items += 1
            stated += is_statement(item.text)
            self._tails[step] = _Tail(item, following, items, stated)
        return self._tails[first]

    def _item(self, step: _Step) -> tuple[Item, _Step | None]:
        """Give an item with its further sentences, and the one after it."""
        lines, kinds = self._lines, self._kinds
        first = lines[step.line]
        kind = kinds[step.line]
        item = Item(step.line, item_text(first.text), first.number)
        index = step.line + 1
        while index < len(lines):
            line = lines[index]
            if line.gap and step.many and not step.spaced and not self._is_statement(index):
                break  # a second list, of section names
            if kinds[index] == kind and index not in self._furniture.lines:
                return item, _Step(index, step.spaced or line.gap, many=True)
            if (
                not line.marker
                and not line.gap
                and self._is_statement(index)
                and kinds[index + 1 : index + 2] == [kind]
            ):
                item = item.joined(item_text(line.text))  # its second sentence
                index += 1
                continue
            resumed = self._resumes(index, item, kind)
            if resumed is None:
                break
            index = resumed
        return item, None

    def _resumes(self, index: int, item: Item, kind: str) -> int | None:
        """Give the line on which a list goes on after a promotion inside it."""
        if item.number is None and index not in self._furniture.lines:
            return None
        for later in range(index + 1, min(index + _INTERRUPTION, len(self._lines))):
            if self._kinds[later] != kind or not self._is_statement(later):
                continue
            if item.number is None or self._lines[later].number == item.number + 1:
                return later
        return None

    def _unmarked(self, start: int) -> list[Item]:
        items: list[Item] = []
        for index in range(start, len(self._lines)):
            line = self._lines[index]
            if index in self._furniture.promotions:
                continue
            if line.marker or line.heading or index in self._furniture.lines:
                break
            if not self._is_statement(index) or len(sentences(line.text)) > _MOST_SENTENCES:
                break
            if len(items) >= 2 and line.gap and not self._lines[items[1].line].gap:
                break  # the items stand close together: an empty line ends them
            items.append(Item(index, item_text(line.text), None))
        return items if len(items) >= 2 else []
