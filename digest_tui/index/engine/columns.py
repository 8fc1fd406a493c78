"""What every document has one of: its day, its source, ... as one array of all segments.

An array is put together when it is first asked for, and kept as long as the segments are open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest_tui.index.schema import NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from digest_tui.index.engine.leaf import Leaf
    from digest_tui.index.engine.match import Counts, Mask
    from digest_tui.index.segment import KeywordField

_MINUTES = 24 * 60 + 1
"""Of a day, and one for a time that is not known."""
_LATEST = 99991232 * _MINUTES
"""More than any day."""
_MONTHS = 12
_MANY = 16
"""Finding a term takes so many times as long as going past one."""


class Months(NamedTuple):
    """The months of all documents."""

    first: int
    """The first one of which there is a document: 12 a year, and 1 to 12."""
    of: Counts
    """Of every document, from 1 for the first; 0 where it is not known."""


class Sources(NamedTuple):
    """The sources of all documents."""

    slugs: tuple[str, ...]
    """In their order; the unknown one comes last."""
    of: Counts
    """Of every document, its place among the slugs."""


class Columns:
    """The columns of all segments."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._numbers: dict[str, NDArray[np.int32]] = {}

    def numbers(self, name: str) -> NDArray[np.int32]:
        """Give a field of one number a document."""
        known = self._numbers.get(name)
        if known is None:
            known = self._numbers[name] = np.concatenate(
                [np.empty(0, np.int32), *(leaf.arrays.numbers[name] for leaf in self._leaves)]
            )
        return known

    @cached_property
    def ages(self) -> NDArray[np.int64]:
        """A number for every document; that of a later one is less."""
        times = self.numbers("day") * np.int64(_MINUTES) + self.numbers("minute")
        return _LATEST - 1 - times

    @cached_property
    def shelves(self) -> NDArray[np.int64]:
        """A number for every document: by source, and the later ones of a source first."""
        return self.sources.of * np.int64(2 * _LATEST) + self.ages

    @cached_property
    def sources(self) -> Sources:
        """The sources."""
        fields = [leaf.arrays.keywords["source"] for leaf in self._leaves]
        named = [
            [slug.decode() for slug in field.lexicon.slice(range(len(field.lexicon)))]
            for field in fields
        ]
        slugs = sorted({NO_SOURCE, *(slug for some in named for slug in some)} - {NO_SOURCE})
        slugs.append(NO_SOURCE)
        places = {slug: place for place, slug in enumerate(slugs)}
        # An ordinal of -1, which is none, takes the last.
        of = [
            np.array([*map(places.__getitem__, some), places[NO_SOURCE]])[field.ordinals]
            for field, some in zip(fields, named, strict=True)
        ]
        return Sources(tuple(slugs), _narrow(np.concatenate([np.empty(0, np.intp), *of])))

    @cached_property
    def months(self) -> Months:
        """The months."""
        days = self.numbers("day")
        months = days // 10_000 * _MONTHS + days // 100 % 100
        known = months > 0
        first = int(months[known].min()) if known.any() else 1
        return Months(first, _narrow(np.where(known, months - first + 1, 0)))

    def having(self, name: str, ordinals: Sequence[int]) -> Mask:
        """Tell which documents have a value of a field, by its ordinal in each segment."""
        return self._asked(
            lambda leaf: (
                leaf.arrays.keywords[name].ordinals == ordinal
                if (ordinal := ordinals[leaf.number]) >= 0
                else np.zeros(leaf.size, np.bool_)
            )
        )

    def among(self, name: str, values: Collection[str]) -> Mask:
        """Tell which documents have one of some values of a field."""
        if name == "source":
            slugs, of = self.sources
            return np.array([slug in values for slug in slugs])[of]
        wanted = {value.encode() for value in values}
        return self._asked(lambda leaf: _among(leaf.arrays.keywords[name], wanted))

    def _asked(self, ask: Callable[[Leaf], Mask]) -> Mask:
        return np.concatenate([np.empty(0, np.bool_), *map(ask, self._leaves)])


def _narrow(numbers: NDArray[np.signedinteger]) -> Counts:
    """Keep small numbers in little memory: who picks many of them waits for nothing else."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _among(keyword: KeywordField, values: AbstractSet[bytes]) -> Mask:
    lexicon = keyword.lexicon
    wanted = np.zeros(len(lexicon) + 1, np.bool_)  # the last one stands for none
    if len(values) * _MANY > len(lexicon):
        known = lexicon.slice(range(len(lexicon)))
        wanted[:-1] = np.fromiter((term in values for term in known), np.bool_, len(known))
    else:
        for ordinal in map(lexicon.find, values):
            wanted[ordinal] |= ordinal >= 0
    return wanted[keyword.ordinals]
