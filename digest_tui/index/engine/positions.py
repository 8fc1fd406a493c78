"""Which documents have words next to each other, or close to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.index.engine.match import Numbers
    from digest_tui.index.segment import TextField

Places: TypeAlias = NDArray[np.int64]
"""Where words stand in all documents, ascending: the document's number, 32 bits, position."""

_DOCUMENT = 32
_NOWHERE = -(1 << 62)


def places(field: TextField, words: Sequence[int], docs: Numbers) -> Places:
    """Give where any of some words stands in some documents.

    Args:
        field: Whose words they are.
        words: Their ordinals.
        docs: The documents, ascending.
    """
    found = [_places_of(field, word, docs) for word in words]
    if len(found) == 1:
        return found[0]
    joined = np.concatenate(found) if found else np.empty(0, np.int64)
    joined.sort(kind="stable")
    return joined


def with_phrase(field: TextField, words: Sequence[int], docs: Numbers) -> Numbers:
    """Give those of some documents in which words stand one after the other."""
    # The rarest first: of the others only what is in the documents that are left is looked at.
    totals = field.totals
    starts: Places | None = None
    for at in sorted(range(len(words)), key=lambda at: int(totals[words[at]])):
        standing = places(field, [words[at]], docs) - at
        starts = standing if starts is None else starts[_has(standing, starts)]
        docs = _documents(starts)
    return docs


def with_near(words: Sequence[Places], distance: int) -> Numbers:
    """Give the documents in which each word stands close to the one before it.

    Args:
        words: Where the words are that can be the first, the second, ...
        distance: How many words may stand between two of them.
    """
    near, *others = words
    for other in others:
        # What is in another document is as far away as that has a larger number.
        before = np.insert(near, 0, _NOWHERE)[np.searchsorted(near, other)]
        after = np.append(near, -_NOWHERE)[np.searchsorted(near, other, side="right")]
        near = other[np.minimum(other - before, after - other) <= distance + 1]
    return _documents(near)


def _places_of(field: TextField, word: int, docs: Numbers) -> Places:
    having, counts = field.postings(word)
    at = np.searchsorted(having, docs)
    at[at == len(having)] = 0
    at = at[having[at] == docs] if len(having) else at[:0]
    times = counts[at].astype(np.int64)
    ends = np.cumsum(counts, dtype=np.int64)
    starts = ends[at] - times
    # 0, 1, 2 ... for each document, from where its positions begin.
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    positions = field.positions(word)[np.repeat(starts, times) + within]
    documents = np.repeat(having[at].astype(np.int64), times)
    return (documents << _DOCUMENT) + positions


def _has(places: Places, wanted: Places) -> NDArray[np.bool_]:
    if not len(places):
        return np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(places, wanted)
    at[at == len(places)] = 0
    return np.asarray(places[at] == wanted)


def _documents(places: Places) -> Numbers:
    docs = (places >> _DOCUMENT).astype(np.intp)  # in order, as places are
    return docs[np.diff(docs, prepend=-1) != 0]
