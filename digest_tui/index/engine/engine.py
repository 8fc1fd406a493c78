"""Searches one state of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as whoosh

from digest_tui.index.engine.counting import count
from digest_tui.index.engine.evaluate import Evaluator
from digest_tui.index.engine.leaves import Leaves
from digest_tui.index.engine.ranking import rank

if TYPE_CHECKING:
    from whoosh.searching import Searcher

    from digest_tui.index.engine.match import Mask, Match
    from digest_tui.index.engine.ranking import Ranked, RankedHit
    from digest_tui.models import Facets, Order


class Engine:
    """Searches what one searcher of Whoosh has open."""

    def __init__(self, searcher: Searcher) -> None:
        self.leaves = Leaves(searcher)
        self._evaluator = Evaluator(self.leaves)
        self._masks: dict[whoosh.Term, Mask] = {}

    def match(self, query: whoosh.Query, *filters: whoosh.Query) -> Match:
        """Give what a query and all filters match; filters score nothing."""
        match = self._evaluator.match(query)
        allowed = self.leaves.alive
        for one in filters:
            allowed = allowed & self._inside(one)
        return match.kept(allowed[match.docs])

    def _inside(self, one: whoosh.Query) -> Mask:
        """Tell which documents a filter lets through; those of a term are remembered."""
        if not isinstance(one, whoosh.Term):
            return self._evaluator.inside(one)
        if one not in self._masks:
            self._masks[one] = self._evaluator.inside(one)
        return self._masks[one]

    def rank(self, match: Match, limit: int, order: Order, skip: int = 0) -> Ranked:
        """Put what was matched in order, and give the first."""
        return rank(self.leaves.columns, match, limit, order, skip)

    def count(self, match: Match) -> Facets:
        """Count what was matched by source and by month."""
        return count(self.leaves.columns, match.docs)

    def value(self, field: str, hit: RankedHit) -> str:
        """Give the value that a hit has in a field of one value; nothing where it has none."""
        leaf = self.leaves.of(hit.document)
        keyword = leaf.arrays.keywords[field]
        ordinal = int(keyword.ordinals[hit.document - leaf.base])
        return keyword.lexicon[ordinal].decode() if ordinal >= 0 else ""
