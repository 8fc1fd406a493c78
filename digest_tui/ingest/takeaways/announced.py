"""Lists of Key Takeaways that a line announces."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.ingest.takeaways.cues import Cue, find_cues, publisher_in
from digest_tui.ingest.takeaways.found import FoundTakeaways, numbered
from digest_tui.ingest.takeaways.items import Item, is_statement, item_text
from digest_tui.ingest.takeaways.lists import Lists
from digest_tui.ingest.takeaways.report_dates import ReportDates
from digest_tui.ingest.takeaways.run_together import split_items
from digest_tui.models import Assessment
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture

_MOST_OVERLAP = 2
"""How often the lines of a text can be part of a list, on the average. A line that two
cues announce is a rare accident; a text of nothing but such lines is no article, and its
lists would take the square of its length."""

_LOOSE = "the line above the list speaks of conclusions, which can be somebody else's"
_REST = "nothing says whose they are but that the text gives the others of a list"
_NAMED_ABOVE = "a publisher is named further up, but nothing near the list says it is theirs"
_ABOVE = 2
"""How many lines above a cue can say whose takeaways it announces."""


def announced(
    lines: Sequence[Line],
    publishers: Sequence[Outlet],
    whose: Outlet | None,
    named: int | None,
    furniture: Furniture,
) -> FoundTakeaways:
    """Find the lists that follow a cue, and say of every other cue why it was left.

    A contents list has the same cue, but section names instead of statements after it;
    a site's own summary has it too, but nothing that ties it to a publisher. Such a summary
    stands above the text, and whom the text cites comes after it: where a publisher is
    named first, further up than the lines above the cue, the list is offered as doubtful
    and as nobody's.

    Args:
        lines: The lines of the text.
        publishers: The sources whose takeaways are wanted.
        whose: The one whose they are where a cue does not say it.
        named: The first line that names a publisher.
        furniture: The lines that belong to the page and not to the text.
    """
    lists = Lists(lines, furniture)
    dates = ReportDates(lines)
    around = _Around(lines, furniture)
    assessments: dict[tuple[str, ...], Assessment] = {}
    cue_lines: set[int] = set()
    item_lines: set[int] = set()
    notes: list[str] = []
    spanned = 0
    for cue in find_cues(lines, publishers):
        if cue.first in item_lines:
            continue
        publisher = cue.publisher or whose or _above(cue, lines, publishers)
        items = _items(cue, lists, lines, ticks=publisher is not None)
        own = {*range(cue.first, cue.after), *(item.line for item in items)}
        where = f"line {lines[cue.first].place.first_line}"
        if not items:
            if publisher and cue.text.rstrip().endswith(":"):
                notes.append(f"{where}: Key Takeaways are announced, but no list follows")
            continue
        spanned += max(own) - cue.first
        if spanned > _MOST_OVERLAP * len(lines):
            break
        doubt = _LOOSE if cue.loose else None
        if publisher is None and around.is_article(own):
            if not cue.is_rest and not (named is not None and named < cue.first):
                notes.append(f"{where}: nothing ties these key takeaways to a known publisher")
                continue
            doubt = _REST if cue.is_rest else _NAMED_ABOVE
        assessment = Assessment(
            publisher=publisher.source.name if publisher else None,
            report_date=cue.report_date or dates.near(cue.first),
            takeaways=numbered(items, lines),
            cue=cue.text,
            doubt=doubt,
        )
        cue_lines.update(range(cue.first, cue.after))
        item_lines.update(item.line for item in items)
        assessments.setdefault(tuple(item.text for item in items), assessment)
    return FoundTakeaways(
        tuple(assessments.values()), frozenset(cue_lines), frozenset(item_lines), tuple(notes)
    )


def _above(cue: Cue, lines: Sequence[Line], publishers: Sequence[Outlet]) -> Outlet | None:
    """Give the publisher that the lines above a cue name.

    Not one that is named anywhere: a site's own summary stands above articles that cite
    everybody, and its items cite them, too.
    """
    above = lines[max(0, cue.first - _ABOVE) : cue.first]
    return next((p for line in above if (p := publisher_in(line.folded, publishers))), None)


def _items(cue: Cue, lists: Lists, lines: Sequence[Line], *, ticks: bool) -> list[Item]:
    if items := _run_together(cue.first, cue.rest):
        return items
    items = lists.at(cue.after, ticks=ticks)
    if is_statement(cue.rest):
        return [Item(cue.first, cue.rest, None), *items]
    if len(items) > 1 or cue.after == len(lines):
        return items
    return _run_together(cue.after, lines[cue.after].text) or items


def _run_together(line: int, text: str) -> list[Item]:
    """Give the items of a list that lost its line breaks; none where it is no such list."""
    texts = [item_text(piece) for piece in split_items(text)]
    if len(texts) == 1 or sum(map(is_statement, texts)) * 2 < len(texts):
        return []
    return [Item(line, piece, None) for piece in texts]


class _Around:
    """Tells whether there is a text of its own around a list, and not just the list."""

    def __init__(self, lines: Sequence[Line], furniture: Furniture) -> None:
        self._lines = lines
        self._furniture = furniture

    def is_article(self, own: set[int]) -> bool:
        """Tell two paragraphs at least; below a title one of two sentences does."""
        others = len(self._statements) - len(self._statements & own)
        if others != 1:
            return others > 1
        if self._first in own:
            return False
        (other,) = self._statements - own
        return len(sentences(self._lines[other].text)) > 1

    @cached_property
    def _first(self) -> int:
        indices = range(len(self._lines))
        return next((index for index in indices if index not in self._furniture.lines), 0)

    @cached_property
    def _statements(self) -> set[int]:
        return {
            index
            for index, line in enumerate(self._lines)
            if index not in self._furniture.lines and not line.marker and is_statement(line.text)
        }
