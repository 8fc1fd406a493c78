"""The lists of Key Takeaways of a library, all of them or what answers a query."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import NotFound, QueryError
from digest_tui.library.understanding import fields_of, understood
from digest_tui.models import ListedAssessment, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.library.indexing import Indexing
    from digest_tui.library.meanings import Meanings
    from digest_tui.models import Takeaway, TakeawayRef
    from digest_tui.store import Store

_MOST = 10_000
_NAMED = ("source", "takeaway")
"""The fields that a query for takeaways can name."""


class Listing:
    """Lists Key Takeaways from the store and the index."""

    def __init__(self, store: Store, indexing: Indexing, meanings: Meanings) -> None:
        self._store = store
        self._indexing = indexing
        self._meanings = meanings

    def takeaways(self, query: str, tell: Callable[[str], object]) -> list[ListedAssessment]:
        """List the assessments, newest first; of a query, with only what answers it.

        Raises:
            QueryError: The query cannot be understood.
        """
        node = understood(Question(query)).node
        if node is None:
            return self._store.assessments()
        for field in fields_of(node):
            if field.name not in _NAMED:
                raise QueryError(
                    f"{field.name}: is no part of a takeaway; here there are only "
                    + " and ".join(f"{name}:" for name in _NAMED),
                    field.position,
                )
        self._meanings.check(node)
        from digest_tui.index import Wanted  # noqa: PLC0415 - Whoosh takes 0.1 s

        asked = Wanted(node, self._meanings.slugs, self._meanings.members, limit=_MOST)
        found, note = self._indexing.search(lambda index: index.takeaways(asked))
        for words in filter(None, (found.note, note, *self._indexing.news())):
            tell(words)
        listed = self._store.assessments()
        wanted = {(f.article_id, f.assessment, f.number) for f in found.takeaways}
        kept = []
        for one in listed:
            takeaways = tuple(
                takeaway
                for takeaway in one.assessment.takeaways
                if (one.article.id, one.index, takeaway.number) in wanted
            )
            if takeaways:
                kept.append(replace(one, assessment=replace(one.assessment, takeaways=takeaways)))
        return kept

    def takeaway(self, ref: TakeawayRef) -> Takeaway:
        """Give one takeaway.

        Raises:
            NotFound: Its article has been read anew or is gone.
        """
        assessments = self._store.article(ref.article_id).assessments
        if ref.assessment < len(assessments):
            for takeaway in assessments[ref.assessment].takeaways:
                if takeaway.number == ref.number:
                    return takeaway
        raise NotFound("this takeaway is not in the library any more")
