"""The words of one field of a segment, put in order: what building and merging both end in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.util.numeric import byte_to_length

from digest_tui.index.segment.grouping import family_arrays
from digest_tui.index.segment.lexicon import lexicon_arrays, starts_of
from digest_tui.index.segment.narrow import narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from digest_tui.index.segment.grouping import Membership

MOST_SHORT_DOCUMENTS = 1 << 16
"""Documents of a segment up to which their numbers take two bytes."""
_LENGTHS = np.array([byte_to_length(code) for code in range(256)])


class Inverted(NamedTuple):
    """All occurrences of the words of a field, by word, document and place."""

    terms: Sequence[bytes]
    """The words, in the order of their bytes."""
    frequencies: NDArray[np.int64]
    """In how many documents a word stands: never in none."""
    docs: NDArray[Any]
    """The documents of the first word, of the second, and so on."""
    counts: NDArray[np.uint32]
    """For each of `docs`, how often the word stands in it."""
    places: NDArray[np.uint32]
    """Where the first word stands in its first document, in its second, and so on."""
    small: NDArray[np.bool_]
    """For each of `places`: is the first letter a small one?"""


class Made(NamedTuple):
    """What goes into the file of a segment."""

    arrays: dict[str, NDArray[Any]]
    values: dict[str, int]


def text_arrays(
    name: str, words: Inverted, documents: int, families: Mapping[str, Membership]
) -> Made:
    """Make all that a segment says of a field of text.

    Args:
        name: The field's.
        words: Its words.
        documents: How many documents the segment has, with words in this field or without.
        families: Which of the words belong to which families, by kind.
    """
    starts = starts_of(words.frequencies, _wide(words.docs.size))
    totals = np.add.reduceat(words.counts, starts[:-1], dtype=np.int64)
    place_starts = starts_of(totals, _wide(words.places.size))
    lengths = _lengths(words.docs, words.counts, documents)
    lowercase = np.add.reduceat(words.small, place_starts[:-1], dtype=np.int64)
    made = Made(
        {
            **lexicon_arrays(name, words.terms),
            f"{name}.starts": starts,
            f"{name}.docs": words.docs.astype(doc_type(documents)),
            **narrowed(f"{name}.counts", words.counts, np.uint8),
            f"{name}.place_starts": place_starts,
            **narrowed(f"{name}.places", words.places, np.uint16),
            f"{name}.small": np.packbits(words.small),
            f"{name}.lowercase": lowercase.astype(np.uint32),
            f"{name}.lengths": _codes(lengths),
        },
        {f"{name}.length": int(lengths.sum())},
    )
    for kind, members in families.items():
        whole = f"{name}.{kind}"
        arrays, of_words = family_arrays(whole, words, members, documents)
        # A word that belongs to no family counts in none, one that belongs to two in both.
        each = np.repeat(of_words, words.frequencies) * words.counts
        lengths = _lengths(words.docs, each, documents)
        made.values[f"{whole}.length"] = int(lengths.sum())
        made.arrays.update(arrays)
        made.arrays[f"{whole}.lengths"] = _codes(lengths)
    return made


def keyword_arrays(
    name: str, terms: Sequence[bytes], ordinals: NDArray[np.int32]
) -> dict[str, NDArray[Any]]:
    """Make all that a segment says of a field of keywords."""
    return {**lexicon_arrays(name, terms), f"{name}.ordinals": ordinals}


def doc_type(documents: int) -> type[np.unsignedinteger[Any]]:
    """Give what the numbers of some documents fit into."""
    return np.uint16 if documents <= MOST_SHORT_DOCUMENTS else np.uint32


def _wide(size: int) -> type[np.unsignedinteger[Any]]:
    return np.uint32 if size <= np.iinfo(np.uint32).max else np.uint64


def _lengths(docs: NDArray[Any], counts: NDArray[Any], documents: int) -> NDArray[np.int64]:
    # Sums of whole numbers in floats: exact below 2^53.
    return np.bincount(docs, counts, documents).astype(np.int64)


def _codes(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Write lengths as Whoosh does: exactly while they are small, then rounded up."""
    return np.minimum(np.searchsorted(_LENGTHS, lengths), 255).astype(np.uint8)
