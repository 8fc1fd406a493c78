"""The dates of reports, as the lines that are titles of reports give them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.models import GivenDate

_TITLE = re.compile(r"\b(?:assessment|update|report)\b[\s,:–—-]{0,4}", re.IGNORECASE)
_LOOKED_AT = 200
"""Characters of a line in which a title is looked for."""
_LONGEST_DATE = 30


def report_date_in(line: Line) -> GivenDate | None:
    """Give the date in the title of a report.

    "Russian Offensive Campaign Assessment, May 15, 2025" is such a title; a date
    elsewhere in the text is none of the report's.
    """
    for title in _TITLE.finditer(line.text[:_LOOKED_AT]):
        found = find_date(line.text[title.end() : title.end() + _LONGEST_DATE])
        if found and found[1] == 0:
            return found[0]
    return None


class ReportDates:
    """The dates of the reports that a text names; looked for once, however many lists ask."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def near(self, index: int) -> GivenDate | None:
        """Give the last date before a line, or else the first after."""
        places, dates = self._found
        at = bisect_left(places, index)
        return dates[max(0, at - 1)] if dates else None

    @cached_property
    def _found(self) -> tuple[list[int], list[GivenDate]]:
        found = [
            (index, date)
            for index, line in enumerate(self._lines)
            if (date := report_date_in(line))
        ]
        return [index for index, _ in found], [date for _, date in found]
