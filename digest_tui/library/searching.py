"""Questions and their answers: by a query, by a takeaway, or simply everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.analyse.passages import tellings
from digest_tui.analyse.similarity import content_words
from digest_tui.errors import NotFound, QueryError
from digest_tui.library import answers
from digest_tui.models import Answer, Highlighted, Hit, ListedAssessment
from digest_tui.query import parse
from digest_tui.text.tokens import stem, tokens

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.indexing import Indexing
    from digest_tui.models import Question, Takeaway, TakeawayRef
    from digest_tui.query import Node
    from digest_tui.store import Store

_CANDIDATES = 50
"""Articles in which the passages of a takeaway are looked for."""
_MOST_TAKEAWAYS = 10_000
UNKNOWN = "unknown"
"""What a query calls the source of the articles that have none."""


class Searching:
    """Answers questions from the store and the index."""

    def __init__(self, store: Store, indexing: Indexing, outlets: Outlets) -> None:
        self._store = store
        self._indexing = indexing
        self._outlets = outlets

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            QueryError: It cannot be understood.
            NotFound: It asks for a takeaway that is not there any more.
        """
        if question.takeaway:
            return self._tellings(question, question.takeaway)
        node = parse(question.text, unfinished=question.unfinished)
        return self._newest(question) if node is None else self._found(question, node)

    def takeaways(self, query: str) -> list[ListedAssessment]:
        """List the assessments, newest first; of a query, with only what answers it.

        Raises:
            QueryError: The query cannot be understood.
        """
        listed = self._store.assessments()
        node = parse(query)
        if node is None:
            return listed
        found, _ = self._indexing.search(lambda index: index.takeaways(node, _MOST_TAKEAWAYS))
        wanted = {(f.article_id, f.assessment, f.number) for f in found}
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
        for takeaway in self._list_of(ref):
            if takeaway.number == ref.number:
                return takeaway
        raise NotFound("this takeaway is not in the library any more")

    def _list_of(self, ref: TakeawayRef) -> tuple[Takeaway, ...]:
        assessments = self._store.article(ref.article_id).assessments
        in_range = ref.assessment < len(assessments)
        return assessments[ref.assessment].takeaways if in_range else ()

    def _newest(self, question: Question) -> Answer:
        entries = self._store.entries(question.sources, question.limit)
        hits = tuple(Hit(entry, 0.0, Highlighted(entry.title)) for entry in entries)
        return Answer(question, hits, self._store.count(question.sources))

    def _found(self, question: Question, node: Node) -> Answer:
        found, note = self._indexing.search(
            lambda index: index.find(node, question.sources, question.limit, self._slugs)
        )
        scores = dict(found.articles)
        articles = self._store.articles(list(scores))
        return Answer(
            question,
            tuple(answers.hit(article, scores[article.id], node) for article in articles),
            found.total,
            "; ".join(filter(None, (found.note, note))) or None,
        )

    def _tellings(self, question: Question, ref: TakeawayRef) -> Answer:
        text = self.takeaway(ref).text
        others = [takeaway.text for takeaway in self._list_of(ref) if takeaway.text != text]
        stems = {stem(word) for word in content_words(text)}
        ids, note = self._indexing.search(lambda index: index.alike(stems, _CANDIDATES))
        told = [
            telling
            for telling in tellings(text, others, self._store.articles(ids))
            if not question.sources or answers.entry(telling.article).source in question.sources
        ]
        hits = tuple(answers.telling_hit(telling) for telling in told[: question.limit])
        return Answer(question, hits, len(told), note)

    def _slugs(self, name: str) -> list[str | None]:
        """Give the sources of the library that a name in a query means.

        Raises:
            QueryError: It means none.
        """
        sources = self._store.sources()
        found = [
            source.slug
            for source in sources
            if any(f" {name}" in f" {known}" for known in self._names(source.slug, source.name))
        ]
        if not found:
            known = ", ".join(source.slug or UNKNOWN for source in sources[:5])
            more = ", ..." if len(sources) > 5 else ""
            raise QueryError(f"no source here is called {name!r}; there are {known}{more}", 0)
        return found

    def _names(self, slug: str | None, name: str) -> list[str]:
        if slug is None:
            return [UNKNOWN]
        outlet = self._outlets.find(slug)
        names = [slug, name, *(outlet.names if outlet else ())]
        return [" ".join(token.word for token in tokens(known)) for known in names]
