"""The first of all hits in an order, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest_tui.models import Order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest_tui.index.engine.columns import Columns
    from digest_tui.index.engine.match import Match, Numbers

_HEAP = 64
"""Keys, of which only the least is looked at first."""


class RankedHit(NamedTuple):
    """A document that was found."""

    document: int
    """Its number among those of all segments."""
    score: float


class Ranked(NamedTuple):
    """The first hits, and how many there are."""

    hits: tuple[RankedHit, ...]
    total: int


def rank(columns: Columns, match: Match, limit: int, order: Order, skip: int = 0) -> Ranked:
    """Put hits in order, and give some of them after those that are skipped.

    Of equally good ones that is first which was filed first, as Whoosh has it; of equally
    new ones the one that was filed last.
    """
    docs = match.docs
    if not limit:  # only how many there are is wanted
        return Ranked((), len(docs))
    match order:
        case Order.RELEVANCE:
            scores = match.scores()
            at = first_places(-scores, docs, skip + limit)[skip:]
            scores = scores[at]
        case Order.DATE | Order.SOURCE:
            keys = columns.ages if order is Order.DATE else columns.shelves
            at = first_places(keys[docs], -docs, skip + limit)[skip:]
            scores = match.score(at)
    hits = zip(docs[at].tolist(), scores.tolist(), strict=True)
    return Ranked(tuple(RankedHit(*hit) for hit in hits), len(docs))


def first_places(keys: NDArray[np.number], ties: Numbers, limit: int) -> Numbers:
    """Give the places of the least keys; where they are equal, of the least ties."""
    at = _candidates(keys, limit)
    if len(at) > limit:
        its = keys[at]
        worst = np.partition(its, limit - 1)[limit - 1]
        better, equal = at[its < worst], at[its == worst]
        if len(equal) > limit:  # many are as good as the last one
            equal = equal[np.argpartition(ties[equal], limit - 1)[:limit]]
        at = np.concatenate([better, equal])
    return at[np.lexsort((ties[at], keys[at]))[:limit]]


def _candidates(keys: NDArray[np.number], limit: int) -> Numbers:
    """Give the places of keys of which some are the least, in a part of the time of sorting.

    All keys are dealt onto heaps. Where so many heaps have a key that is not above a bound,
    so many keys are not, and what is above it is none of the least.
    """
    heaps = len(keys) // _HEAP
    if heaps < limit:
        return np.arange(len(keys))
    least = keys[: heaps * _HEAP].reshape(_HEAP, heaps).min(axis=0)
    return np.flatnonzero(keys <= np.partition(least, limit - 1)[limit - 1])
