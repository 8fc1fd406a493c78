"""The lists in a text: where one that starts at a line ends, and what stands between."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.takeaways.items import Item, is_clause, is_statement, item_text
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.page import Furniture

_DASHES = frozenset("-–—‒―")
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
    clauses: int
    """How many could be, but for their stop."""


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

    def at(self, start: int, *, ticks: bool = False) -> list[Item]:
        """Give the items of the list that starts at a line; none where there is no list.

        Sites tick off summaries of their own, publishers of takeaways never do: `ticks` are
        taken only where it is told otherwise whose list it is.
        """
        start = self._past_furniture[start]
        if start == len(self._lines):
            return []
        marker = self._lines[start].marker
        if marker in _TICKS and not ticks:
            return []
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
        if tail.stated * 2 < tail.items and (tail.stated + tail.clauses) * 4 < tail.items * 3:
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
        items, stated, clauses = (known.items, known.stated, known.clauses) if known else (0, 0, 0)
        for step, item, following in reversed(steps):
            items += 1
            if is_statement(item.text):
                stated += 1
            else:
                clauses += is_clause(item.text)
            self._tails[step] = _Tail(item, following, items, stated, clauses)
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
            if not line.marker and not item_text(line.text):
                index += 1  # nothing but an editor's note
                continue
            if line.gap and step.many and not step.spaced and not self._is_statement(index):
                break  # a second list, of section names
            if self._is_next(index, step) and index not in self._furniture.lines:
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

    def _is_next(self, index: int, step: _Step) -> bool:
        """Tell whether a line has the marker of an item, or does as well: bullets can be mixed."""
        kind, other = self._kinds[step.line], self._kinds[index]
        return kind == other or (
            bool(other)
            and not {kind, other} & {"number", "letter"}
            and self._lines[index].indent == self._lines[step.line].indent
            and (step.spaced or not self._lines[index].gap)
            and self._is_statement(index)
        )

    def _resumes(self, index: int, item: Item, kind: str) -> int | None:
        """Give the line on which a list goes on after a promotion inside it."""
        if item.number is None and index not in self._furniture.lines:
            return None
        for later in range(index + 1, min(index + _INTERRUPTION, len(self._lines))):
            if self._kinds[later] != kind or not self._is_statement(later):
                continue
            number = self._lines[later].number
            if item.number is None or number == item.number + 1:
                return later
            if number == 1 and index in self._furniture.promotions:
                return later  # counted anew after it
        return None

    def _unmarked(self, start: int) -> list[Item]:
        items: list[Item] = []
        for index in range(start, len(self._lines)):
            line = self._lines[index]
            if index in self._furniture.promotions:
                continue
            if line.marker or line.heading or index in self._furniture.lines:
                break
            if not item_text(line.text):
                continue  # nothing but an editor's note
            if not self._is_unmarked_item(index) or len(sentences(line.text)) > _MOST_SENTENCES:
                break
            if len(items) >= 2 and line.gap and not self._lines[items[1].line].gap:
                break  # the items stand close together: an empty line ends them
            items.append(Item(index, item_text(line.text), None))
        return items if len(items) >= 2 else []

    def _is_unmarked_item(self, index: int) -> bool:
        """Tell a statement, or one without its stop between two that have theirs."""
        if self._is_statement(index):
            return not self._lines[index].text.endswith("!")  # an appeal, and no conclusion
        following = index + 1
        return (
            is_clause(self._lines[index].text)
            and following < len(self._lines)
            and following not in self._furniture.lines
            and not self._lines[following].marker
            and self._is_statement(following)
        )
