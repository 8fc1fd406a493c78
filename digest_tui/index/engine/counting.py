"""How many of all hits are of which source and of which month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from digest_tui.index.schema import NO_SOURCE
from digest_tui.models import Facets, MonthCount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.index.engine.leaf import Leaf
    from digest_tui.index.engine.match import Match

_MONTHS = 12


def count(leaves: Sequence[Leaf], matches: Sequence[Match]) -> Facets:
    """Count the hits of all segments."""
    sources: Counter[str] = Counter()
    months: Counter[int] = Counter()
    for leaf, match in zip(leaves, matches, strict=True):
        if leaf.arrays is None or not len(match.docs):
            continue
        keyword = leaf.arrays.keywords["source"]
        times = np.bincount(keyword.ordinals[match.docs], minlength=len(keyword.lexicon))
        for at in np.flatnonzero(times).tolist():
            sources[keyword.lexicon[at].decode()] += int(times[at])
        times = np.bincount(leaf.months[match.docs])
        for month in np.flatnonzero(times).tolist():
            months[month] += int(times[month])
    undated = months.pop(0, 0)
    return Facets(
        tuple(
            (None if slug == NO_SOURCE else slug, number)
            for slug, number in sorted(sources.items(), key=lambda one: (-one[1], one[0]))
        ),
        tuple(
            MonthCount((month - 1) // _MONTHS, (month - 1) % _MONTHS + 1, number)
            for month, number in sorted(months.items(), reverse=True)
        ),
        undated,
    )
