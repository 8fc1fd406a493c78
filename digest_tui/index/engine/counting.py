"""How many of all hits are of which source and of which month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest_tui.index.schema import NO_SOURCE
from digest_tui.models import Facets, MonthCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.index.engine.columns import Columns
    from digest_tui.index.engine.match import Counts, Numbers

_MONTHS = 12


def count(columns: Columns, docs: Numbers) -> Facets:
    """Count some documents."""
    slugs, source_of = columns.sources
    first, month_of = columns.months
    sources = [(slugs[at], number) for at, number in _times(source_of[docs])]
    months = dict(_times(month_of[docs]))
    undated = months.pop(0, 0)
    return Facets(
        tuple(
            (None if slug == NO_SOURCE else slug, number)
            for slug, number in sorted(sources, key=lambda one: (-one[1], one[0]))
        ),
        tuple(
            MonthCount(*_year_and_month(first + month - 1), number)
            for month, number in sorted(months.items(), reverse=True)
        ),
        undated,
    )


def _times(numbers: Counts) -> Iterator[tuple[int, int]]:
    """Give the different ones of some numbers, and how often each is there."""
    times = np.bincount(numbers)
    there = np.flatnonzero(times)
    return zip(there.tolist(), times[there].tolist(), strict=True)


def _year_and_month(month: int) -> tuple[int, int]:
    return (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
