"""Tells the pieces of texts apart as numbers: a text is mostly words that others have as well.

A piece that is known is found in a table of numbers that are made from the bytes of pieces,
very many at once; only the others become values of Python and are looked up one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_EIGHT = 8
"""Bytes that are looked at as one number."""
LONGEST = 24
"""Bytes of a piece that may be in a table; those that are longer are looked up one by one."""
PADDING = LONGEST
"""Bytes that have to follow the last piece."""
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(_EIGHT + 1)], np.uint64)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2^64 in the golden ratio: an odd number without a pattern."""
_FOLDED = np.uint64(32)
_FIRST_BITS = 12
_SPARSE = 3
"""Places of a table for each piece in it, at least."""
_TRIES = 6
"""Places where a piece is looked for: one that finds all of them taken is in no table, so that
no choice of words makes this slow."""
_UNKNOWN = -1


class Pieces:
    """The numbers of pieces of text."""

    def __init__(self) -> None:
        self._short, self._long = _Table(1), _Table(LONGEST // _EIGHT)

    def numbers(
        self,
        text: bytes,
        starts: NDArray[np.intp],
        lengths: NDArray[np.intp],
        number: Callable[[bytes], int],
    ) -> NDArray[np.intp]:
        """Give the numbers of pieces of a text.

        Args:
            text: The text, with `PADDING` at its end.
            starts: Where each piece starts.
            lengths: How many bytes it has.
            number: Gives the number of a piece that is not known, always the same for the same.
        """
        eights = np.ndarray((len(text) - _EIGHT + 1,), "<u8", text, strides=(1,))
        numbers = np.empty(starts.size, np.intp)
        long = lengths > _EIGHT
        for table, chosen in (
            (self._short, np.flatnonzero(~long)),
            (self._long, np.flatnonzero(long & (lengths <= LONGEST))),
        ):
            begin, size = starts[chosen], lengths[chosen]
            # No byte of a piece is 0, so that those that are missing tell its length.
            eight = [
                eights[begin + at] & _MASKS[np.clip(size - at, 0, _EIGHT)]
                for at in range(0, _EIGHT * table.width, _EIGHT)
            ]
            found = table.find(eight)
            unknown = np.flatnonzero(found == _UNKNOWN)
            found[unknown] = _looked_up(text, begin[unknown], size[unknown], number)
            new, first = np.unique(found[unknown], return_index=True)
            table.add([one[unknown[first]] for one in eight], new)
            numbers[chosen] = found
        longest = np.flatnonzero(lengths > LONGEST)
        numbers[longest] = _looked_up(text, starts[longest], lengths[longest], number)
        return numbers


def _looked_up(
    text: bytes,
    starts: NDArray[np.intp],
    lengths: NDArray[np.intp],
    number: Callable[[bytes], int],
) -> list[int]:
    spans = zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
    return [number(text[start:end]) for start, end in spans]


class _Table:
    """The numbers of pieces of so many eights of bytes."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._pieces = 0
        self._make(_FIRST_BITS)

    def _make(self, bits: int) -> None:
        self._bits = bits
        # What is tried goes beyond the last place instead of coming round.
        size = (1 << bits) + _TRIES
        self._eights = [np.zeros(size, np.uint64) for _ in range(self.width)]
        self._numbers = np.zeros(size, np.intp)

    def find(self, eights: list[NDArray[np.uint64]]) -> NDArray[np.intp]:
        """Give the numbers of pieces, `_UNKNOWN` of those that are not here."""
        places = self._places(eights)
        found = np.full(places.size, _UNKNOWN, np.intp)
        left = np.arange(places.size)
        for _ in range(_TRIES):
            here = [kept[places] for kept in self._eights]
            same = here[0] == eights[0]
            for kept, eight in zip(here[1:], eights[1:], strict=True):
                same &= kept == eight
            found[left] = np.where(same, self._numbers[places], _UNKNOWN)
            # Where there is nothing, nothing comes after.
            go_on = np.flatnonzero(~same & (here[0] != 0))
            if not go_on.size:
                break
            left = left[go_on]
            eights = [eight[go_on] for eight in eights]
            places = places[go_on] + 1
        return found

    def add(self, eights: list[NDArray[np.uint64]], numbers: NDArray[np.intp]) -> None:
        """Take in pieces that are not here, no two of them the same."""
        if not numbers.size:
            return
        self._pieces += numbers.size
        if self._pieces * _SPARSE > 1 << self._bits:
            there = np.flatnonzero(self._eights[0])
            eights = [np.append(k[there], e) for k, e in zip(self._eights, eights, strict=True)]
            numbers = np.append(self._numbers[there], numbers)
            self._make((self._pieces * _SPARSE).bit_length())
        places = self._places(eights)
        for _ in range(_TRIES):
            free = np.flatnonzero(self._eights[0][places] == 0)
            # Where several want one place, the last of them has it.
            self._numbers[places[free]] = numbers[free]
            free = free[self._numbers[places[free]] == numbers[free]]
            for kept, eight in zip(self._eights, eights, strict=True):
                kept[places[free]] = eight[free]
            left = np.ones(numbers.size, np.bool_)
            left[free] = False
            eights, numbers = [eight[left] for eight in eights], numbers[left]
            if not numbers.size:
                break
            places = places[left] + 1

    def _places(self, eights: list[NDArray[np.uint64]]) -> NDArray[np.intp]:
        mixed = np.zeros(eights[0].size, np.uint64)
        for eight in eights:
            mixed ^= eight
            mixed *= _FACTOR
            mixed ^= mixed >> _FOLDED
        mixed *= _FACTOR
        return (mixed >> np.uint64(64 - self._bits)).astype(np.intp)
