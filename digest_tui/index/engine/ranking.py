"""The first of all hits in an order, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest_tui.index.schema import NO_SOURCE
from digest_tui.models import Order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from digest_tui.index.engine.leaf import Leaf
    from digest_tui.index.engine.match import Match, Numbers

_MINUTES = 24 * 60 + 1
"""Of a day, and one for a time that is not known."""
_LATEST = 99991232 * _MINUTES
"""More than any day."""


class RankedHit(NamedTuple):
    """A document that was found."""

    leaf: int
    """Which of the segments it is in."""
    document: int
    """Its number there."""
    score: float


class Ranked(NamedTuple):
    """The first hits, and how many there are."""

    hits: tuple[RankedHit, ...]
    total: int


def rank(leaves: Sequence[Leaf], matches: Sequence[Match], limit: int, order: Order) -> Ranked:
    """Put the hits of all segments in order.

    Of equally good ones that is first which was filed first, as Whoosh has it; of equally
    new ones the one that was filed last.
    """
    total = sum(len(match.docs) for match in matches)
    sources = _source_ranks(leaves) if order is Order.SOURCE else {}
    candidates = []
    for leaf, match in zip(leaves, matches, strict=True):
        keys = _keys(leaf, match, order, sources)
        numbers = leaf.base + match.docs
        if order is not Order.RELEVANCE:
            numbers = -numbers
        at = _first(keys, numbers, limit)
        scores = -keys[at] if order is Order.RELEVANCE else match.score(at)
        rows = (keys[at], numbers[at], match.docs[at], scores)
        candidates += [
            (key, tie, RankedHit(leaf.number, doc, score))
            for key, tie, doc, score in zip(*(row.tolist() for row in rows), strict=True)
        ]
    candidates.sort()
    return Ranked(tuple(hit for _, _, hit in candidates[:limit]), total)


def _keys(
    leaf: Leaf, match: Match, order: Order, sources: Mapping[str, int]
) -> NDArray[np.number]:
    """Give a number for every hit: the least comes first."""
    if order is Order.RELEVANCE:
        return -match.scores()
    arrays = leaf.arrays
    if arrays is None:
        return np.zeros(len(match.docs))
    days = arrays.numbers["day"][match.docs].astype(np.int64)
    dates = _LATEST - (days * _MINUTES + arrays.numbers["minute"][match.docs] + 1)
    if order is Order.DATE:
        return dates
    lexicon = arrays.keywords["source"].lexicon
    ranks = np.array([sources[lexicon[at].decode()] for at in range(len(lexicon))], np.int64)
    return ranks[arrays.keywords["source"].ordinals[match.docs]] * 2 * _LATEST + dates


def _source_ranks(leaves: Sequence[Leaf]) -> dict[str, int]:
    """Number all sources by their slugs; the unknown one comes last."""
    lexicons = [leaf.arrays.keywords["source"].lexicon for leaf in leaves if leaf.arrays]
    slugs = {lexicon[at].decode() for lexicon in lexicons for at in range(len(lexicon))}
    ordered = sorted(slugs, key=lambda slug: (slug == NO_SOURCE, slug))
    return {slug: at for at, slug in enumerate(ordered)}


def _first(keys: NDArray[np.number], ties: Numbers, limit: int) -> Numbers:
    """Give the places of the least keys; where they are equal, of the least ties."""
    if len(keys) > limit:
        worst = np.partition(keys, limit - 1)[limit - 1]
        at = np.flatnonzero(keys <= worst)
        if len(at) > 2 * limit:  # many are as good as the last one
            better = at[keys[at] < worst]
            equal = at[keys[at] == worst]
            order = np.argpartition(ties[equal], limit - 1)[:limit]
            at = np.concatenate([better, equal[order]])
    else:
        at = np.arange(len(keys))
    return at[np.lexsort((ties[at], keys[at]))[:limit]]
