"""Lists of Key Takeaways without the line that announces them; always offered as doubtful."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.ingest.takeaways.cues import publisher_in
from digest_tui.ingest.takeaways.found import FoundTakeaways, numbered
from digest_tui.ingest.takeaways.items import Item, is_statement
from digest_tui.ingest.takeaways.lists import Lists
from digest_tui.ingest.takeaways.report_dates import ReportDates, report_date_in
from digest_tui.models import Assessment
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture

_FEWEST_ITEMS = 3
_LONGEST_ATTRIBUTION = 6
"""Words of a line that says nothing but whose the text is."""
_ATTRIBUTION = re.compile(r"^(?:sources?|via|джерело|источник)\s*:", re.IGNORECASE)


def attributed(
    lines: Sequence[Line], publishers: Sequence[Outlet], furniture: Furniture
) -> FoundTakeaways | None:
    """Find a text that is nothing but statements and a publisher's name above or below.

    `(Institute for the Study of War)`, `Source: ISW` and the title of a report are such
    names.
    """
    text = [index for index in range(len(lines)) if index not in furniture.lines]
    ends = {*text[:1], *text[-1:]}
    names = sorted(index for index in ends if _is_attribution(lines[index], publishers))
    rest = [index for index in text if index not in names]
    if not names or len(rest) < _FEWEST_ITEMS:
        return None
    if not all(_is_short_statement(lines[index]) for index in rest):
        return None
    items = Lists(lines, furniture.and_lines(names)).at(rest[0])
    if [item.line for item in items] != rest:
        return None
    doubt = "nothing announces a list; the text is statements and the name of the publisher"
    return _found(items, lines, publisher_in(lines[names[0]].folded, publishers), names[0], doubt)


def repeated(
    lines: Sequence[Line], publisher: Outlet, furniture: Furniture
) -> FoundTakeaways | None:
    """Find the list in a report that lost its heading: its items repeat the text above.

    ISW's takeaways are the first sentences of the paragraphs called toplines.
    """
    lists = Lists(lines, furniture)
    above: set[str] = set()
    index = 0
    while index < len(lines):
        line = lines[index]
        items = lists.at(index) if line.marker else []
        known = sum(plain(item.text) in above for item in items)
        if len(items) >= _FEWEST_ITEMS and known * 2 > len(items):
            doubt = "the list has no heading; its items repeat sentences of the text above it"
            return _found(items, lines, publisher, index, doubt)
        above.update(plain(line.text[start:end]) for start, end in sentences(line.text))
        above.add(line.folded)
        index = items[-1].line + 1 if items else index + 1
    return None


def _found(
    items: list[Item], lines: Sequence[Line], publisher: Outlet | None, near: int, doubt: str
) -> FoundTakeaways:
    assessment = Assessment(
        publisher=publisher.source.name if publisher else None,
        report_date=ReportDates(lines).near(near),
        takeaways=numbered(items, lines),
        cue=None,
        doubt=doubt,
    )
    return FoundTakeaways((assessment,), item_lines=frozenset(item.line for item in items))


def _is_attribution(line: Line, publishers: Sequence[Outlet]) -> bool:
    if publisher_in(line.folded, publishers) is None or is_statement(line.text):
        return False
    return (
        len(line.text.split()) <= _LONGEST_ATTRIBUTION
        or _ATTRIBUTION.match(line.text) is not None
        or report_date_in(line) is not None
    )


def _is_short_statement(line: Line) -> bool:
    return is_statement(line.text) and len(sentences(line.text)) <= 2
