"""Which words of a field belong to which family, and in how many documents a family is."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.families import KEYS, MOST_SMALL, OF_NAMES
from digest_tui.index.segment.lexicon import lexicon_arrays, starts_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from digest_tui.index.segment.inverted import Inverted

_AT_ONCE = 1 << 20
"""Postings that are looked at together: some tens of megabytes."""


class Membership(NamedTuple):
    """Which words belong to which families."""

    keys: list[bytes]
    """What the families are known by, in the order of the bytes."""
    families: NDArray[np.int64]
    """Ascending: each family as often as it has words."""
    words: NDArray[np.int64]
    """The word that belongs to it; ascending in each family."""


def membership(kind: str, words: Inverted) -> Membership:
    """Put words into families of a kind."""
    keys_of = KEYS[kind]
    chosen = _names(words) if kind in OF_NAMES else np.arange(len(words.terms))
    known: dict[str, int] = {}
    found, sizes = array("I"), array("I")
    for word in chosen.tolist():
        keys: Collection[str] = keys_of(words.terms[word].decode())
        if len(keys) > 1:
            keys = dict.fromkeys(keys)
        sizes.append(len(keys))
        for key in keys:
            found.append(known.setdefault(key, len(known)))
    encoded = [key.encode() for key in known]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(encoded), np.int64)
    rank[order] = np.arange(len(encoded))
    families = rank[np.array(found, np.intp)]
    members = np.repeat(chosen, np.array(sizes, np.intp))
    by_family = np.argsort(families, kind="stable")
    return Membership([encoded[key] for key in order], families[by_family], members[by_family])


def _names(words: Inverted) -> NDArray[np.intp]:
    """Give the words that are seldom written with a small letter."""
    ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(words.counts, dtype=np.int64)))
    starts = ends[starts_of(words.frequencies, np.uint64)[:-1].astype(np.intp)]
    small = np.add.reduceat(words.small, starts, dtype=np.int64)
    return np.flatnonzero(small / np.diff(starts, append=ends[-1]) <= MOST_SMALL)


def family_arrays(
    name: str, words: Inverted, members: Membership, documents: int
) -> tuple[dict[str, NDArray[Any]], NDArray[np.int64]]:
    """Make all that a segment says of the families of a field.

    Returns:
        The arrays, and to how many families each word belongs.
    """
    sizes = np.bincount(members.families, minlength=len(members.keys))
    arrays = {
        **lexicon_arrays(name, members.keys),
        f"{name}.starts": starts_of(sizes, np.uint32),
        f"{name}.words": members.words.astype(np.uint32),
        f"{name}.frequencies": _frequencies(words, sizes, members, documents),
    }
    return arrays, np.bincount(members.words, minlength=len(words.terms))


def spread(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Give every number of some stretches, one after the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    numbers = np.arange(ends[-1] if ends.size else 0)
    numbers += np.repeat(starts + lengths - ends, lengths)
    return numbers


def _frequencies(
    words: Inverted, sizes: NDArray[np.int64], members: Membership, documents: int
) -> NDArray[np.uint32]:
    """Count the documents of each family: one that has several of its words counts once."""
    found = np.zeros(sizes.size, np.uint32)
    alone = sizes[members.families] == 1
    found[members.families[alone]] = words.frequencies[members.words[alone]]
    family, word = members.families[~alone], members.words[~alone]
    lengths = words.frequencies[word]
    word_starts = np.cumsum(words.frequencies) - words.frequencies
    for first, last in _batches(family, lengths):
        part = slice(first, last)
        docs = words.docs[spread(word_starts[word[part]], lengths[part])]
        each = np.repeat(family[part], lengths[part]) * documents + docs
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
