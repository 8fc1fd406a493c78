"""The postings that were put together last: who types asks for the same words at every key."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import numpy as np
    from numpy.typing import NDArray

    Pair: TypeAlias = tuple[NDArray[np.intp], NDArray[np.unsignedinteger]]

_MOST = 250_000
"""Postings that are kept of a segment: three megabytes."""
_EACH = 40
"""As many postings does it take to keep that a word has any: many words have one only."""


class KeptPostings:
    """Some postings of one segment, those that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Pair] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable, make: Callable[[], Pair]) -> Pair:
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
