"""Key Takeaways in a text: announced by a line, or at least attributed to a publisher."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.ingest.takeaways.announced import announced
from digest_tui.ingest.takeaways.cues import publisher_in
from digest_tui.ingest.takeaways.found import FoundTakeaways
from digest_tui.ingest.takeaways.items import is_statement
from digest_tui.ingest.takeaways.unannounced import attributed, repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture

__all__ = ["FoundTakeaways", "find_takeaways"]

_TITLE_LINES = 3
"""A kicker, a title and a standfirst."""


def find_takeaways(
    lines: Sequence[Line],
    publishers: Sequence[Outlet],
    source: Outlet | None,
    furniture: Furniture,
) -> FoundTakeaways:
    """Find the Key Takeaways of every publisher in the lines of a text.

    Args:
        lines: The lines of the text.
        publishers: The sources whose takeaways are wanted.
        source: The source of the text, where it is known.
        furniture: The lines that belong to the page and not to the text.
    """
    named = next(
        ((i, p) for i, line in enumerate(lines) if (p := publisher_in(line.folded, publishers))),
        None,
    )
    # A publisher can print the report of another, and the title says so.
    whose = _in_title(lines, publishers, furniture) or (source if source in publishers else None)
    found = announced(lines, publishers, whose, named[0] if named else None, furniture)
    if found.assessments or named is None:
        return found
    return (
        attributed(lines, publishers, furniture) or repeated(lines, named[1], furniture) or found
    )


def _in_title(
    lines: Sequence[Line], publishers: Sequence[Outlet], furniture: Furniture
) -> Outlet | None:
    """Give the publisher that the title names, or what else stands above the first sentence."""
    above = (index for index in range(len(lines)) if index not in furniture.lines)
    for index in islice(above, _TITLE_LINES):
        if is_statement(lines[index].text):
            return None
        if publisher := publisher_in(lines[index].folded, publishers):
            return publisher
    return None
