"""Which words of a field belong to which family, and in how many documents a family is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.segment.lexicon import starts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from digest_tui.index.segment.inverted import Inverted

_AT_ONCE = 1 << 22
"""Postings that are looked at together: some tens of megabytes."""


class Grouped(NamedTuple):
    """The families of a field."""

    terms: list[bytes]
    """What they are known by, in the order of the bytes."""
    starts: NDArray[np.uint32]
    """Where the words of each start in `words`, and where the last ones end."""
    words: NDArray[np.uint32]
    frequencies: NDArray[np.uint32]
    """In how many documents each is."""
    of_words: NDArray[np.int64]
    """How many families each word belongs to."""


def grouped(words: Inverted, keys: Callable[[str], tuple[str, ...]], documents: int) -> Grouped:
    """Put words into families.

    Args:
        words: The words of a field.
        keys: Gives the families of a word, none twice.
        documents: How many documents there are.
    """
    members: dict[str, list[int]] = {}
    for word, term in enumerate(words.terms):
        for key in keys(term.decode()):
            members.setdefault(key, []).append(word)
    families = sorted((key.encode(), found) for key, found in members.items())
    sizes = np.array([len(found) for _, found in families], np.int64)
    of = np.array([word for _, found in families for word in found], np.uint32)
    starts = starts_of(sizes, np.uint32)
    return Grouped(
        [key for key, _ in families],
        starts,
        of,
        _frequencies(words, starts, of, documents),
        np.bincount(of, minlength=len(words.terms)),
    )


def spread(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Give every number of some stretches, one after the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    numbers = np.arange(ends[-1] if ends.size else 0)
    numbers += np.repeat(starts + lengths - ends, lengths)
    return numbers


def _frequencies(
    words: Inverted, starts: NDArray[np.uint32], of: NDArray[np.uint32], documents: int
) -> NDArray[np.uint32]:
    sizes = np.diff(starts)
    found = np.zeros(sizes.size, np.uint32)
    single = sizes == 1
    found[single] = words.frequencies[of[starts[:-1][single]]]
    several = np.flatnonzero(~single)
    # Of a family of several words, each document counts once, whichever of them it has.
    family = np.repeat(several, sizes[several])
    word = of[spread(starts[:-1][several], sizes[several])]
    lengths = words.frequencies[word]
    word_starts = np.cumsum(words.frequencies) - words.frequencies
    for first, last in _batches(family, lengths):
        part = slice(first, last)
        docs = words.docs[spread(word_starts[word[part]], lengths[part])]
        each = np.repeat(family[part].astype(np.int64), lengths[part]) * documents + docs
        each.sort()
        once = np.concatenate((each[:1], each[1:][each[1:] != each[:-1]]))
        counted = np.bincount(once // documents - family[first])
        found[family[first] : family[first] + counted.size] += counted.astype(np.uint32)
    return found


def _batches(family: NDArray[np.int64], lengths: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Cut words into stretches of not too many postings, no family in two of them."""
    ends = np.flatnonzero(np.diff(family, append=-1)) + 1
    before = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    batches, first = [], 0
    while first < family.size:
        fits = int(np.searchsorted(before[ends], before[first] + _AT_ONCE, side="right")) - 1
        # A family of more postings than that is looked at by itself.
        at_least = int(np.searchsorted(ends, first, side="right"))
        last = int(ends[max(fits, at_least)])
        batches.append((first, last))
        first = last
    return batches
