"""How many documents or places a word has, by where its stretch of them starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Sizes:
    """Numbers that are differences of others in a file; only what is asked for is read.

    For all words of an index of 100,000 articles they are megabytes, twice.
    """

    def __init__(self, starts: NDArray[Any]) -> None:
        self._starts = starts

    @overload
    def __getitem__(self, part: int) -> int: ...

    @overload
    def __getitem__(self, part: slice) -> NDArray[np.uint32]: ...

    def __getitem__(self, part: int | slice) -> int | NDArray[np.uint32]:
        """Give one, or some that follow each other."""
        if isinstance(part, slice):
            first, last, _ = part.indices(len(self._starts) - 1)
            return np.diff(self._starts[first : last + 1]).astype(np.uint32)
        return int(self._starts[part + 1]) - int(self._starts[part])
