"""Which of very many articles may tell the same as one, by the words that they begin with.

To put a whole collection together takes half a minute and gigabytes at a hundred thousand
articles. Of each, this holds a few bytes: enough to leave out nearly all that is not alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest_tui.analyse.stories.common_words import common_words
from digest_tui.analyse.stories.vectors import WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TERMS = 20
"""Terms of an article that are held: a profile has those of its title first."""
BYTES = 4 * TERMS
_COMMON = 0.1
"""A word of more articles than this share tells no event."""
_LEAST = 2
"""Terms that two must share."""


class Leads:
    """The beginnings of the profiles of a collection."""

    def __init__(self, starts: bytes, days: Sequence[int]) -> None:
        """Hold them.

        Args:
            starts: How the profiles begin, as `filled` gives it.
            days: The day of each article, as a number.
        """
        terms = np.frombuffer(starts, dtype="<u4")
        order = np.argsort(np.array(days, dtype=np.int64), kind="stable")
        self._positions = order
        self._terms = terms.reshape(-1, TERMS)[order]
        self._days = np.array(days, dtype=np.int64)[order]
        common = (term for term, share in common_words().items() if share > _COMMON)
        self._common = frozenset((0, *common))

    def alike(self, start: bytes, day: int, most: int) -> list[int]:
        """Give the positions of those that share most terms with the beginning of one.

        Args:
            start: The first bytes of the terms of its profile.
            day: Its day.
            most: How many are wanted; itself is among them.
        """
        terms = {*np.frombuffer(start[:BYTES], dtype="<u4").tolist()} - self._common
        own = np.array(sorted(terms), dtype=np.uint32)
        first, last = np.searchsorted(self._days, (day - WINDOW, day + WINDOW + 1)).tolist()
        shared = np.isin(self._terms[first:last], own).sum(axis=1)
        best = np.argsort(-shared, kind="stable")[:most]
        found: list[int] = self._positions[first + best[shared[best] >= _LEAST]].tolist()
        return found


def filled(starts: Iterable[bytes]) -> bytes:
    """Put the beginnings of the terms of profiles in a row, `BYTES` of each."""
    return b"".join(one[:BYTES].ljust(BYTES, b"\0") for one in starts)
