"""The postings that were put together last: who types asks for the same words at every key."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from digest_tui.index.engine.match import Postings

_MOST = 250_000
"""Postings that are kept: three megabytes, of the common words of a query or two."""
_EACH = 40
"""As many postings does it take to keep that a word has any: many words have one only."""


class KeptPostings:
    """Some postings, those that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Postings] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable, make: Callable[[], Postings]) -> Postings:
        """Give what is kept, or make it."""
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        made = make()
        self._kept[key] = made
        self._size += len(made[0]) + _EACH
        while self._size > _MOST:
            _, (docs, _) = self._kept.popitem(last=False)
            self._size -= len(docs) + _EACH
        return made
