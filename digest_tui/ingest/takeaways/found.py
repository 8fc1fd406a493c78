"""What was found of Key Takeaways in a text, and on which of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.models import Assessment, Takeaway

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.takeaways.items import Item


@dataclass(frozen=True, slots=True)
class FoundTakeaways:
    """The lists of Key Takeaways of one text."""

    assessments: tuple[Assessment, ...] = ()
    cue_lines: frozenset[int] = frozenset()
    """The lines, by index, that announce a list."""
    item_lines: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    """What a reader should know of lists that were not taken."""


def numbered(items: Sequence[Item], lines: Sequence[Line]) -> tuple[Takeaway, ...]:
    """Make takeaways of items: with their own numbers where these rise, else counted."""
    given = [item.number or 0 for item in items]
    rising = all(given) and given == sorted(set(given))
    return tuple(
        Takeaway(given[at] if rising else at + 1, item.text, lines[item.line].place)
        for at, item in enumerate(items)
    )
