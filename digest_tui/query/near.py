"""Which of some places are near each other, by the rule that NEAR has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def near_places(standing: Sequence[Sequence[int]], distance: int) -> tuple[int, ...]:
    """Give the places that are part of a whole row of words, in order.

    Every word of a row stands, before or behind, within so many words of the one before it
    in the query. Linear in the places, but for looking one up.

    Args:
        standing: For every word of the query the places at which it stands, ascending.
        distance: How many other words may be between two.
    """
    reached = [list(standing[0])]
    for places in standing[1:]:
        reached.append(_close_to(places, reached[-1], distance))
    kept = [reached[-1]]
    for places in reversed(reached[:-1]):
        kept.append(_close_to(places, kept[-1], distance))
    return tuple(sorted({place for places in kept for place in places}))


def _close_to(places: Sequence[int], others: Sequence[int], distance: int) -> list[int]:
    """Give those places that have another one close to them; none is close to itself."""
    found = []
    for place in places:
        first = bisect_left(others, place - distance - 1)
        last = bisect_right(others, place + distance + 1)
        itself = first < last and others[bisect_left(others, place, first, last - 1)] == place
        if last - first > itself:
            found.append(place)
    return found
