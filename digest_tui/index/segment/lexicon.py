"""The terms of a field, in the order of their bytes."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from digest_tui.index.segment.arrays import ArrayFile

_BLOCK = 64
_MANY = 32
"""Terms that are looked up before a list of some of them is worth making: it takes as long as
looking up a hundred, and after every commit everything is opened anew."""
_ABOVE_ALL = b"\xff"
"""Stands in no UTF-8: what begins with a prefix comes before the prefix and this."""


class Lexicon:
    """Terms by number and numbers by term; a term is known by its place among all."""

    def __init__(self, blob: NDArray[np.uint8], offsets: NDArray[Any]) -> None:
        self._blob = blob.data
        # Python's own numbers come out of this four times as fast as out of an array.
        self._offsets = offsets.data
        self._asked = 0
        self._let_go: Callable[[], object] | None = None
        """Holds nothing of the terms in memory, where they are in a file."""

    @classmethod
    def of(cls, file: ArrayFile, name: str) -> Lexicon:
        """Open one of a file."""
        terms, offsets = arrays = f"{name}.terms", f"{name}.offsets"
        opened = cls(file[terms], file[offsets])
        opened._let_go = lambda: [*map(file.let_go, arrays)]
        return opened

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, ordinal: int) -> bytes:
        return bytes(self._blob[self._offsets[ordinal] : self._offsets[ordinal + 1]])

    def find(self, term: bytes) -> int:
        """Give the number of a term, -1 where there is no such term."""
        ordinal = self.start(term)
        return ordinal if ordinal < len(self) and self[ordinal] == term else -1

    def start(self, term: bytes) -> int:
        """Give the number of the first term that is not before another."""
        if self._asked < _MANY:
            self._asked += 1
            return bisect_left(self, term)  # length and items are all that it needs
        # Python looks through a list in a part of the time that it takes through ourselves.
        block = bisect_left(self._first, term)
        low, high = max(0, block - 1) * _BLOCK, min(block * _BLOCK, len(self))
        return bisect_left(self, term, low, high)

    @cached_property
    def _first(self) -> list[bytes]:
        """The first term of every block, for which all of the lexicon was gone through."""
        first = [self[ordinal] for ordinal in range(0, len(self), _BLOCK)]
        if self._let_go is not None:
            self._let_go()
        return first

    def is_sound(self) -> bool:
        """Tell whether every term is somewhere among the bytes."""
        offsets = np.asarray(self._offsets)
        return (
            offsets.size > 0
            and offsets[0] == 0
            and int(offsets[-1]) == len(self._blob)
            and bool(np.all(offsets[1:] >= offsets[:-1]))
        )

    def sizes(self, part: range) -> NDArray[Any]:
        """Give the numbers of bytes of the terms from one to before another."""
        return np.diff(np.asarray(self._offsets[part.start : part.stop + 1]))

    def with_prefix(self, prefix: bytes) -> range:
        """Give the numbers of the terms that begin with some bytes."""
        if not prefix:
            return range(len(self))
        return range(self.start(prefix), self.start(prefix + _ABOVE_ALL))

    def slice(self, part: range) -> list[bytes]:
        """Give all terms from one to before another."""
        offsets = self._offsets[part.start : part.stop + 1].tolist()
        if len(offsets) < 2:
            return []
        first = offsets[0]
        blob = bytes(self._blob[first : offsets[-1]])
        return [blob[start - first : end - first] for start, end in pairwise(offsets)]


def lexicon_arrays(name: str, terms: Sequence[bytes]) -> dict[str, NDArray[Any]]:
    """Make the arrays of a lexicon of terms that are sorted already."""
    blob = b"".join(terms)
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    wide = np.uint32 if len(blob) <= np.iinfo(np.uint32).max else np.uint64
    return {
        f"{name}.terms": np.frombuffer(blob, np.uint8),
        f"{name}.offsets": starts_of(lengths, wide),
    }


def starts_of(lengths: NDArray[Any], dtype: type[np.unsignedinteger[Any]]) -> NDArray[Any]:
    """Give where each of some stretches starts, and where the last one ends."""
    starts = np.zeros(lengths.size + 1, dtype)
    np.cumsum(lengths, out=starts[1:], dtype=dtype)
    return starts
