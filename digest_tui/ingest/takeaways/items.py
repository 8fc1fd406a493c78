"""The items of a list of Key Takeaways: where it ends, and what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.sentences import ends_sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.page import Furniture

_EDITORS_NOTE = re.compile(
    r"\s*\[(?:N\.?\s?B\.?[^\]]{0,400}|[^\]]{0,400}[–—-]\s*(?:ed|ред)\.?)\]",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\s*\\?\[(?:\d{1,3}|[ivxlcdm]{1,9})\\?\]")
_DASHES = frozenset("-–—")
_TICKS = frozenset("✓✔☑✅")
_LONGEST_ITEM = 900
_MOST_SENTENCES = 3
_INTERRUPTION = 8
"""How many lines of promotion may stand inside a list."""


class Item(NamedTuple):
    """One item and the line it stands on."""

    line: int
    """By index."""
    text: str
    number: int | None

    def joined(self, more: str) -> Item:
        """Give the item with a further sentence."""
        return self._replace(text=f"{self.text} {more}")


def collect_items(lines: Sequence[Line], start: int, furniture: Furniture) -> list[Item]:
    """Give the items of the list that starts at a line; none where there is no list."""
    while start < len(lines) and start in furniture.lines:
        start += 1
    if start == len(lines):
        return []
    if lines[start].marker in _TICKS:
        return []  # sites tick off their own summaries, ISW never does
    if lines[start].marker:
        return _marked(lines, start, furniture)
    return _unmarked(lines, start, furniture)


def item_text(text: str) -> str:
    """Give an item without the notes that an outlet or an editor put into it."""
    return _FOOTNOTE.sub("", _EDITORS_NOTE.sub("", text)).strip()


def is_statement(text: str) -> bool:
    """Tell whether a line says something in whole sentences, as a takeaway does."""
    text = item_text(text)
    return (
        len(text) <= _LONGEST_ITEM
        and len(text.split()) >= 4
        and not text[:1].islower()
        and ends_sentence(text)
    )


def _kind(line: Line) -> str:
    return "-" if line.marker in _DASHES else line.marker_kind


def _marked(lines: Sequence[Line], start: int, furniture: Furniture) -> list[Item]:
    kind = _kind(lines[start])
    items: list[Item] = []
    spaced = False
    index = start
    while index < len(lines):
        line = lines[index]
        if line.gap and not is_statement(line.text) and len(items) > 1 and not spaced:
            break  # a second list, of section names
        if _kind(line) == kind and index not in furniture.lines:
            spaced = spaced or (line.gap and bool(items))
            items.append(Item(index, item_text(line.text), line.number))
            index += 1
            continue
        following = lines[index + 1 : index + 2]
        if (
            not line.marker
            and not line.gap
            and is_statement(line.text)
            and following
            and _kind(following[0]) == kind
        ):
            items[-1] = items[-1].joined(item_text(line.text))  # its second sentence
            index += 1
            continue
        resumed = _resumes(lines, index, items, kind, furniture)
        if resumed is None:
            break
        index = resumed
    stated = sum(is_statement(item.text) for item in items)
    return items if stated * 2 >= len(items) else []


def _resumes(
    lines: Sequence[Line],
    index: int,
    items: list[Item],
    kind: str,
    furniture: Furniture,
) -> int | None:
    """Give the line on which a list goes on after a promotion inside it."""
    numbered = items[-1].number
    if numbered is None and index not in furniture.lines:
        return None
    for later in range(index + 1, min(index + _INTERRUPTION, len(lines))):
        line = lines[later]
        if _kind(line) != kind or not is_statement(line.text):
            continue
        if numbered is None or line.number == numbered + 1:
            return later
    return None


def _unmarked(lines: Sequence[Line], start: int, furniture: Furniture) -> list[Item]:
    items: list[Item] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if index in furniture.promotions:
            continue
        if line.marker or line.heading or index in furniture.lines or not is_statement(line.text):
            break
        if len(sentences(line.text)) > _MOST_SENTENCES:
            break
        if len(items) >= 2 and line.gap and not lines[items[1].line].gap:
            break  # the items stand close together: an empty line ends them
        items.append(Item(index, item_text(line.text), None))
    return items if len(items) >= 2 else []
