"""Key Takeaways in a text: announced by a line, or at least attributed to a publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.takeaways.announced import announced
from digest_tui.ingest.takeaways.cues import publisher_in
from digest_tui.ingest.takeaways.found import FoundTakeaways
from digest_tui.ingest.takeaways.unannounced import attributed, repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture

__all__ = ["FoundTakeaways", "find_takeaways"]


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
    named = next((p for line in lines if (p := publisher_in(line.folded, publishers))), None)
    whose = source if source in publishers else named
    found = announced(lines, publishers, whose, furniture)
    if found.assessments or named is None:
        return found
    return attributed(lines, publishers, furniture) or repeated(lines, named, furniture) or found
