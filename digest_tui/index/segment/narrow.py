"""Numbers of which nearly all are small: kept narrow, the few large ones beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

    from digest_tui.index.segment.arrays import ArrayFile


class Narrow:
    """Numbers in a file. One article of a thousand does not make those of all others wide."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._small = file[name]
        self._at = file[f"{name}.at"]
        self._large = file[f"{name}.large"]

    @property
    def size(self) -> int:
        """How many there are."""
        return self._small.size

    @property
    def are_small(self) -> bool:
        """Whether none is large."""
        return not self._at.size

    def __getitem__(self, part: slice) -> NDArray[Any]:
        """Give some that follow each other: of four bytes where one of them is large."""
        start, stop, _ = part.indices(self._small.size)
        small = self._small[start:stop]
        if not self._at.size:
            return small
        # Of another type than theirs, it would make floats of all that are large first.
        first, last = np.searchsorted(self._at, np.array((start, stop), self._at.dtype))
        if first == last:
            return small
        wide = small.astype(np.uint32)
        wide[self._at[first:last] - start] = self._large[first:last]
        return wide


def narrowed(name: str, numbers: NDArray[np.uint32], dtype: DTypeLike) -> dict[str, NDArray[Any]]:
    """Make the arrays that keep some numbers.

    Args:
        name: What the numbers are called in the file.
        numbers: The numbers.
        dtype: What nearly all of them fit into.
    """
    most = np.iinfo(np.dtype(dtype)).max
    at = np.flatnonzero(numbers > most)
    small = numbers.astype(dtype)
    small[at] = most
    return {
        name: small,
        f"{name}.at": at.astype(np.uint64),
        f"{name}.large": numbers[at].astype(np.uint32),
    }
