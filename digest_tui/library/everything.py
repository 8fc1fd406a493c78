"""All articles, or all of some sources: what every start asks for, and no index is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Answer, Highlighted, Hit, Order

if TYPE_CHECKING:
    from digest_tui.models import Facets, Question
    from digest_tui.store import Store


class Everything:
    """Answers from the store. Safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: tuple[tuple[int, tuple[str | None, ...]], Facets] | None = None

    def answer(self, question: Question, order: Order | None = None) -> Answer:
        """List the articles of the sources of a question, by their dates or their sources."""
        entries = self._store.entries(
            question.sources, question.limit, question.skip, by_source=order is Order.SOURCE
        )
        hits = tuple(Hit(entry, 0.0, Highlighted(entry.title)) for entry in entries)
        facets = self._facets(question.sources)
        return Answer(question, hits, sum(n for _, n in facets.sources), facets=facets)

    def _facets(self, sources: tuple[str | None, ...]) -> Facets:
        """Count the articles of sources; what was counted last is kept until something changes."""
        asked = self._store.revision(), sources
        known = self._counted
        if known is None or known[0] != asked:
            known = self._counted = asked, self._store.facets(sources)
        return known[1]
