"""What a reader has decided of stories, as it bears on articles and pairs of them."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from digest_tui.models import Joined, Parted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest_tui.models import Choice


def touched(choices: Iterable[Choice]) -> frozenset[str]:
    """Give the articles about which something was decided."""
    found: set[str] = set()
    for choice in choices:
        found.update(choice.articles)
        if isinstance(choice, Parted):
            found.update(choice.others)
    return frozenset(found)


def decided(choices: Iterable[Choice], position: dict[str, int]) -> dict[tuple[int, int], bool]:
    """Tell which articles belong together and which do not; what was said last counts."""
    together: dict[tuple[int, int], bool] = {}
    for choice in choices:
        pairs: Iterable[tuple[str, str]]
        match choice:
            case Joined(articles):
                pairs = combinations(articles, 2)
            case Parted(articles, others):
                pairs = product(articles, others)
            case _:
                continue
        for one, other in pairs:
            if one in position and other in position:
                here, there = sorted((position[one], position[other]))
                together[here, there] = isinstance(choice, Joined)
    return together
