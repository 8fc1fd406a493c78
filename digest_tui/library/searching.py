"""Questions and their answers: by a query, by a takeaway, by an article, or everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.library import answers
from digest_tui.library.everything import Everything
from digest_tui.library.likeness import words_like
from digest_tui.library.looked_for import LookedFor, Remembered
from digest_tui.library.suggesting import HANDFUL, suggestion
from digest_tui.library.understanding import understood
from digest_tui.models import Answer, Entry, Order
from digest_tui.query import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index, Wanted
    from digest_tui.library.covering import Covering
    from digest_tui.library.indexing import Indexing
    from digest_tui.library.listing import Listing
    from digest_tui.library.meanings import Meanings
    from digest_tui.models import Like, Question, TakeawayRef
    from digest_tui.query import Node, Or
    from digest_tui.store import Store

_MOST_ALIKE = 200
_ALIKE = 0.2
"""The share of the best score below which an article is not like another any more."""


class Searching:
    """Answers questions from the store and the index. Safe to call from any thread."""

    def __init__(
        self,
        store: Store,
        indexing: Indexing,
        covering: Callable[[], Covering],
        meanings: Meanings,
        listing: Listing,
    ) -> None:
        self._store = store
        self._indexing = indexing
        self._covering = covering
        self._meanings = meanings
        self._listing = listing
        self._remembered = Remembered()
        self._everything = Everything(store)

    def ask(
        self,
        question: Question,
        wanted: Callable[[], bool],
        tell: Callable[[str], object] | None = None,
    ) -> Answer:
        """Answer a question; tell what became of the index, here or in the answer's note.

        Raises:
            QueryError: It cannot be understood.
            NotFound: It asks for a takeaway or an article that is not there any more.
            NoLongerWanted: So it was said.
        """
        if tell is None:
            answer = self._answer(question, wanted)
            return replace(answer, note=_joined(answer.note, *self._indexing.news()))
        try:
            return self._answer(question, wanted)
        finally:
            self._indexing.tell_news(tell)

    def _answer(self, question: Question, wanted: Callable[[], bool]) -> Answer:
        if question.takeaway:
            return self._tellings(question, question.takeaway, wanted)
        if question.like:
            return self._alike(question, question.like, wanted)
        query = understood(question)
        if query.node is None:
            answer = self._everything.answer(question, query.order)
        else:
            answer = self._found(question, query.node, query.order or Order.RELEVANCE, wanted)
        return replace(answer, note=_joined(*query.notes, answer.note))

    def looked_for(self, question: Question) -> LookedFor:
        """Tell which words a question looks for.

        Raises:
            QueryError: It cannot be understood.
            NotFound: It asks for what is like an article that is not there any more.
        """
        known = self._remembered.of(question)
        if known:
            return known
        if question.takeaway:
            return LookedFor()
        if question.like:
            return LookedFor(self._words(question.like)[0])
        node = understood(question).node
        if node is None:
            return LookedFor()
        asked = self._wanted(replace(question, limit=1, skip=0), node)
        found, _ = self._indexing.search(lambda index: index.find(asked))
        return self._remembered.keep(question, LookedFor(node, found.spellings))

    def _found(
        self, question: Question, node: Node, order: Order, wanted: Callable[[], bool]
    ) -> Answer:
        self._meanings.check(node)
        asked = replace(self._wanted(question, node), order=order, facets=True)
        found, note = self._indexing.search(lambda index: index.find(asked), wanted)
        looked_for = self._remembered.keep(question, LookedFor(node, found.spellings))
        return Answer(
            question,
            answers.hits(self._store, found.articles, looked_for, wanted),
            found.total,
            _joined(found.note, note),
            facets=found.facets,
            spellings=found.spellings,
            # Every key is answered; what was meant is looked for once they pause.
            suggestion=None if question.unfinished else self._meant(question, node, found.total),
        )

    @property
    def indexing(self) -> tuple[int, int] | None:
        """How many articles of how many have been indexed, where that is going on."""
        return self._indexing.progress

    def get_ready(self, tell: Callable[[str], object]) -> None:
        """Do now what would hold up the first search; tell what became of the index by that."""
        self._indexing.get_ready()
        self._indexing.tell_news(tell)

    def meant(self, question: Question, total: int) -> str | None:
        """Give what may have been meant with a question that has few answers or none.

        Args:
            question: What was asked.
            total: How many articles answer it.

        Raises:
            QueryError: It cannot be understood.
        """
        node = understood(question).node
        return None if node is None else self._meant(question, node, total)

    def _meant(self, question: Question, node: Node, total: int) -> str | None:
        if total > HANDFUL:
            return None

        def suggested(index: Index) -> str | None:
            def finds(other: Node) -> int:
                return index.find(self._wanted(replace(question, limit=1, skip=0), other)).total

            return suggestion(question, node, total, index, finds)

        return self._indexing.search(suggested)[0]

    def _alike(self, question: Question, like: Like, wanted: Callable[[], bool]) -> Answer:
        """Find what is most like an article; what is hardly like it is left out."""
        node, note = self._words(like, wanted)
        if node is None:
            return Answer(question, (), 0, note, answers.counted([]))
        words = [word.text for word in node.nodes if isinstance(word, Word)]
        asked = self._wanted(question, node)
        found, note = self._indexing.search(
            lambda index: index.like(words, _MOST_ALIKE + 1, asked), wanted
        )
        looked_for = self._remembered.keep(question, LookedFor(node, found.spellings))
        least = _ALIKE * max((score for _, score in found.articles), default=0.0)
        kept = {
            one: score
            for one, score in found.articles
            if score >= least and one != like.article_id
        }
        entries = {entry.id: entry for entry in self._store.entries_of(list(kept))}
        found_entries = [entries[one] for one in kept if one in entries]
        shown = answers.ordered(found_entries, question.order or Order.RELEVANCE)
        scored = [(entry.id, kept[entry.id]) for entry in answers.wanted_of(shown, question)]
        return Answer(
            question,
            answers.hits(self._store, scored, looked_for, wanted),
            len(shown),
            _joined(found.note, note),
            facets=answers.counted(shown),
        )

    def _tellings(
        self, question: Question, ref: TakeawayRef, wanted: Callable[[], bool]
    ) -> Answer:
        self._listing.takeaway(ref)  # an article that is gone is missed by its name
        found, note = self._covering().telling(ref, wanted)
        told = [
            telling
            for telling in found
            if not question.sources or Entry.of(telling.article).source in question.sources
        ]
        hits = tuple(map(answers.telling_hit, answers.wanted_of(told, question)))
        facets = answers.counted([Entry.of(telling.article) for telling in told])
        return Answer(question, hits, len(told), note, facets)

    def _words(
        self, like: Like, wanted: Callable[[], bool] = lambda: True
    ) -> tuple[Or | None, str | None]:
        """Give the words that find what is like an article, and what is to be known of it."""
        return words_like(like, self._store, self._indexing, wanted)

    def _wanted(self, question: Question, node: Node) -> Wanted:
        from digest_tui.index import Wanted  # noqa: PLC0415 - Whoosh takes 0.1 s

        return Wanted(
            node,
            self._meanings.slugs,
            self._meanings.members,
            limit=question.limit,
            skip=question.skip,
            sources=question.sources,
            as_typed=question.as_typed,
        )


def _joined(*notes: str | None) -> str | None:
    return "; ".join(filter(None, notes)) or None
