"""The articles that have the most of some words."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np
from whoosh import query as whoosh

from digest_tui.index.engine.match import scored
from digest_tui.index.queries import Among
from digest_tui.models import Order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest_tui.index.engine.engine import Engine
    from digest_tui.index.engine.match import Match, Numbers


def most_of(
    engine: Engine, wanted: Sequence[Iterable[str]], limit: int, among: Collection[str]
) -> list[list[str]]:
    """Give the articles that have the most of some words, most first.

    Not by Whoosh's own score: that of many words is made for all articles at once, and few
    come into question here.

    Args:
        engine: Where to look.
        wanted: The stems of the words; several times.
        limit: How many articles are wanted for each.
        among: The articles that come into question.
    """
    matches = engine.match(Among("article", among))
    possible = sum(len(match.docs) for match in matches)
    weighed = {}
    for stem in {one for stems in wanted for one in stems}:
        having = _having(engine, stem, matches)
        documents = sum(map(len, having))
        if documents:
            weighed[stem] = log((1 + possible) / documents), having
    return [
        _best(engine, [weighed[stem] for stem in stems if stem in weighed], limit)
        for stems in wanted
    ]


def _having(engine: Engine, stem: str, matches: Sequence[Match]) -> list[Numbers]:
    """Give the documents of each segment that have a stem in their own prose.

    Of a word in a list that an article carries, its own prose may know nothing; and this
    leaves the takeaways out, which stand in the index beside it.
    """
    text = engine.match(whoosh.Term("text", stem))
    listed = engine.match(whoosh.Term("takeaways", stem))
    found = []
    for leaf, mine, its, match in zip(engine.leaves, text, listed, matches, strict=True):
        possible = np.zeros(leaf.size, np.bool_)
        possible[match.docs] = True
        possible[its.docs] = False
        found.append(mine.docs[possible[mine.docs]])
    return found


def _best(engine: Engine, weighed: Sequence[tuple[float, list[Numbers]]], limit: int) -> list[str]:
    scores = [np.zeros(leaf.size) for leaf in engine.leaves]
    for weight, having in weighed:
        for score, docs in zip(scores, having, strict=True):
            score[docs] += weight
    found = [scored(score) for score in scores]
    ranked = engine.rank(found, limit, Order.RELEVANCE)
    return [engine.value("article", hit) for hit in ranked.hits]
