"""How alike sentences are by their terms, with weights from the sentences at hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from digest_tui.analyse.likeness.weights import often, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.analyse.likeness.terms import Counts

    Table: TypeAlias = NDArray[np.floating]

_DENSE = 1200
"""Sentences up to which the whole table of terms is multiplied out: 50 ms."""
_MOST_SENTENCES = 40
"""In a longer collection, a term of more sentences than that tells too little of each."""
_OWN_LENGTH = 0.8
"""How much of the length that is divided by is the sentence's own; the rest is the mean."""


def cosines(counts: Sequence[Counts], smooth: float) -> Table:
    """Compare all sentences with each other.

    A term weighs (1 + ln tf) * (ln((1 + n) / (1 + df)) + smooth), as `likeness.weights`
    has it; one that a single sentence has only counts for the length of that sentence. The
    lengths are drawn towards their mean (Singhal, Buckley and Mitra 1996): by the cosine,
    short sentences that share little are as much alike as long ones that share much.

    Args:
        counts: The terms of each sentence, and how often it has them.
        smooth: What a term that all sentences have weighs.

    Returns:
        A square of numbers from 0 to 1.
    """
    size = len(counts)
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    columns = np.array([vocabulary[term] for some in counts for term, _ in some], dtype=np.intp)
    rows = np.repeat(np.arange(size), [len(some) for some in counts])
    times = np.array([number for some in counts for _, number in some], dtype=np.intp)
    frequency = np.bincount(columns, minlength=len(vocabulary))
    # Sentences repeat few numbers, so each is looked up in a short list.
    rare = np.array(
        [rarity(size, number) + smooth for number in range(int(frequency.max(initial=0)) + 1)]
    )
    many = np.array([0.0, *(often(number) for number in range(1, int(times.max(initial=0)) + 1))])
    weights = many[times] * rare[frequency][columns]
    own = np.sqrt(np.bincount(rows, weights**2, minlength=size))
    lengths = _OWN_LENGTH * own + (1 - _OWN_LENGTH) * own.mean()
    weights = (weights / lengths[rows]).astype(np.float32)
    shared = frequency > 1
    if size <= _DENSE:
        kept = shared[columns]
        table = np.zeros((size, int(shared.sum())), dtype=np.float32)
        table[rows[kept], (np.cumsum(shared) - 1)[columns[kept]]] = weights[kept]
        result: Table = table @ table.T
    else:
        kept = (shared & (frequency <= _MOST_SENTENCES))[columns]
        result = _sparse(rows[kept], columns[kept], weights[kept], size)
    return result.clip(max=1)


def _sparse(rows: NDArray[np.intp], columns: NDArray[np.intp], weights: Table, size: int) -> Table:
    """Multiply out by terms: what grows is the number of pairs that share one."""
    result = np.zeros((size, size), dtype=np.float32)
    order = np.argsort(columns, kind="stable")
    rows, columns, weights = rows[order], columns[order], weights[order]
    edges = np.flatnonzero(np.diff(columns)) + 1
    for some, weight in zip(np.split(rows, edges), np.split(weights, edges), strict=True):
        result[np.ix_(some, some)] += np.outer(weight, weight)  # no row twice: terms are distinct
    return result
