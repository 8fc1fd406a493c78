"""Searches one state of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from whoosh import query as whoosh

from digest_tui.index.engine.counting import count
from digest_tui.index.engine.evaluate import Evaluator
from digest_tui.index.engine.leaf import Leaves
from digest_tui.index.engine.ranking import rank

if TYPE_CHECKING:
    from whoosh.searching import Searcher

    from digest_tui.index.engine.leaf import Leaf, Mask
    from digest_tui.index.engine.match import Match
    from digest_tui.index.engine.ranking import Ranked, RankedHit
    from digest_tui.models import Facets, Order


class Engine:
    """Searches what one searcher of Whoosh has open."""

    def __init__(self, searcher: Searcher) -> None:
        self.leaves = Leaves(searcher)

    def match(self, query: whoosh.Query, *filters: whoosh.Query) -> list[Match]:
        """Give what a query and all filters match in each segment; filters score nothing."""
        found = []
        for leaf in self.leaves:
            evaluator = Evaluator(self.leaves, leaf)
            match = evaluator.match(query)
            allowed = leaf.alive
            for one in filters:
                allowed = allowed & self._inside(evaluator, leaf, one)
            found.append(match.kept(allowed[match.docs]))
        return found

    @staticmethod
    def _inside(evaluator: Evaluator, leaf: Leaf, one: whoosh.Query) -> Mask:
        """Tell which documents a filter lets through; those of a term are remembered."""
        known = leaf.masks.get(one) if isinstance(one, whoosh.Term) else None
        if known is None:
            known = np.zeros(leaf.size, np.bool_)
            known[evaluator.match(one).docs] = True
            if isinstance(one, whoosh.Term):
                leaf.masks[one] = known
        return known

    def rank(self, matches: list[Match], limit: int, order: Order) -> Ranked:
        """Put what was matched in order, and give the first."""
        return rank(self.leaves.all, matches, limit, order)

    def count(self, matches: list[Match]) -> Facets:
        """Count what was matched by source and by month."""
        return count(self.leaves.all, matches)

    def value(self, field: str, hit: RankedHit) -> str:
        """Give the value that a hit has in a field of one value; nothing where it has none."""
        leaf = self.leaves.all[hit.leaf]
        keyword = leaf.keyword(field)
        if keyword is None:
            return str(leaf.searcher.stored_fields(hit.document).get(field, ""))
        ordinal = int(keyword.ordinals[hit.document])
        return keyword.lexicon[ordinal].decode() if ordinal >= 0 else ""
