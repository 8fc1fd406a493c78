"""Lists of Key Takeaways that a line announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.takeaways.cues import Cue, find_cues, publisher_in, report_date_near
from digest_tui.ingest.takeaways.found import FoundTakeaways, numbered
from digest_tui.ingest.takeaways.items import Item, collect_items, is_statement
from digest_tui.models import Assessment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture


def announced(
    lines: Sequence[Line],
    publishers: Sequence[Outlet],
    source: Outlet | None,
    furniture: Furniture,
) -> FoundTakeaways:
    """Find the lists that follow a cue, and say of every other cue why it was left.

    A contents list has the same cue, but section names instead of statements after it;
    a site's own summary has it too, but nothing that ties it to a publisher.
    """
    whose = source if source in publishers else None
    whose = whose or next(
        (p for line in lines if (p := publisher_in(line.text, publishers))), None
    )
    assessments: list[Assessment] = []
    cue_lines: set[int] = set()
    item_lines: set[int] = set()
    notes: list[str] = []
    for cue in find_cues(lines, publishers):
        if cue.first in item_lines:
            continue
        items = _items(cue, lines, furniture)
        own = {*range(cue.first, cue.after), *(item.line for item in items)}
        publisher = cue.publisher or whose
        where = f"line {lines[cue.first].place.first_line}"
        if not items:
            if cue.publisher and cue.text.rstrip().endswith(":"):
                notes.append(f"{where}: Key Takeaways are announced, but no list follows")
            continue
        if publisher is None and _is_part_of_an_article(lines, own, furniture):
            notes.append(f"{where}: nothing ties these key takeaways to a known publisher")
            continue
        assessment = Assessment(
            publisher=publisher.source.name if publisher else None,
            report_date=cue.report_date or report_date_near(lines, cue.first),
            takeaways=numbered(items, lines),
            cue=cue.text,
        )
        cue_lines.update(range(cue.first, cue.after))
        item_lines.update(item.line for item in items)
        if _texts(assessment) not in map(_texts, assessments):
            assessments.append(assessment)
    return FoundTakeaways(
        tuple(assessments), frozenset(cue_lines), frozenset(item_lines), tuple(notes)
    )


def _items(cue: Cue, lines: Sequence[Line], furniture: Furniture) -> list[Item]:
    items = collect_items(lines, cue.after, furniture)
    if is_statement(cue.rest):
        items.insert(0, Item(cue.first, cue.rest, None))
    return items


def _texts(assessment: Assessment) -> list[str]:
    return [takeaway.text for takeaway in assessment.takeaways]


def _is_part_of_an_article(lines: Sequence[Line], own: set[int], furniture: Furniture) -> bool:
    """Tell whether there is a text of its own around a list, and not just the list."""
    around = (
        line
        for index, line in enumerate(lines)
        if index not in own and index not in furniture.lines
    )
    return sum(is_statement(line.text) for line in around) >= 2
