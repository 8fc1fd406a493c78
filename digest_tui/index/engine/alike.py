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
    from digest_tui.index.engine.match import Mask, Numbers


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
    among_these = engine.match(Among("article", among)).docs
    possible = np.zeros(engine.leaves.documents, np.bool_)
    possible[among_these] = True
    weighed = {}
    for stem in {one for stems in wanted for one in stems}:
        having = _having(engine, stem, possible)
        if len(having):
            weighed[stem] = log((1 + len(among_these)) / len(having)), having
    return [
        _best(engine, [weighed[stem] for stem in stems if stem in weighed], limit)
        for stems in wanted
    ]


def _having(engine: Engine, stem: str, possible: Mask) -> Numbers:
    """Give those of some documents that have a stem in their own prose.

    Of a word in a list that an article carries, its own prose may know nothing; and this
    leaves the takeaways out, which stand in the index beside it.
    """
    docs = engine.match(whoosh.Term("text", stem)).docs
    listed = np.zeros(len(possible), np.bool_)
    listed[engine.match(whoosh.Term("takeaways", stem)).docs] = True
    return docs[(possible & ~listed)[docs]]


def _best(engine: Engine, weighed: Sequence[tuple[float, Numbers]], limit: int) -> list[str]:
    scores = np.zeros(engine.leaves.documents)
    for weight, having in weighed:
        scores[having] += weight
    ranked = engine.rank(scored(scores), limit, Order.RELEVANCE)
    return [engine.value("article", hit) for hit in ranked.hits]
