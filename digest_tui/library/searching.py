"""Questions and their answers: by a query, by a takeaway, or simply everything."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import NoLongerWanted, NotFound, QueryError
from digest_tui.library import answers
from digest_tui.library.snippets import Snippets
from digest_tui.models import Answer, Highlighted, Hit, ListedAssessment, Question
from digest_tui.query import And, Field, Not, Or, parse
from digest_tui.text.sanitise import UNKNOWN_SIGN
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.covering import Covering
    from digest_tui.library.indexing import Indexing
    from digest_tui.models import Takeaway, TakeawayRef
    from digest_tui.query import Named, Node
    from digest_tui.store import Store

_AT_ONCE = 10
"""Articles that are taken from the store at once: a search can be given up in between."""
_MOST_TAKEAWAYS = 10_000
_OF_TAKEAWAYS = ("source", "takeaway")
"""The fields that a query for takeaways can name."""
_NO_TEXT = re.compile("[\ud800-\udfff]")
UNKNOWN = "unknown"
"""What a query calls the source of the articles that have none."""


class Searching:
    """Answers questions from the store and the index."""

    def __init__(
        self, store: Store, indexing: Indexing, covering: Covering, outlets: Outlets
    ) -> None:
        self._store = store
        self._covering = covering
        self._indexing = indexing
        self._outlets = outlets

    def ask(self, question: Question, wanted: Callable[[], bool]) -> Answer:
        """Answer a question.

        Raises:
            QueryError: It cannot be understood.
            NotFound: It asks for a takeaway that is not there any more.
            NoLongerWanted: So it was said between two steps.
        """
        if question.takeaway:
            return self._tellings(question, question.takeaway, wanted)
        node = understood(question)
        return self._newest(question) if node is None else self._found(question, node, wanted)

    def takeaways(self, query: str, tell: Callable[[str], object]) -> list[ListedAssessment]:
        """List the assessments, newest first; of a query, with only what answers it.

        Raises:
            QueryError: The query cannot be understood.
        """
        node = understood(Question(query))
        if node is None:
            return self._store.assessments()
        for field in named_fields(node):
            if field not in _OF_TAKEAWAYS:
                raise QueryError(
                    f"{field}: is no part of a takeaway; here there are only "
                    + " and ".join(f"{name}:" for name in _OF_TAKEAWAYS),
                    0,
                )
        from digest_tui.index import Wanted  # noqa: PLC0415 - Whoosh takes 0.1 s

        asked = Wanted(node, self._slugs, nobody, limit=_MOST_TAKEAWAYS)
        found, note = self._indexing.search(lambda index: index.takeaways(asked))
        for words in filter(None, (found.note, note)):
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

    def _found(self, question: Question, node: Node, wanted: Callable[[], bool]) -> Answer:
        from digest_tui.index import Wanted  # noqa: PLC0415 - see above

        asked = Wanted(
            node, self._slugs, nobody, limit=question.limit, sources=question.sources, facets=True
        )
        found, note = self._indexing.search(lambda index: index.find(asked), wanted)
        scores = dict(found.articles)
        snippets = Snippets(node)
        hits: list[Hit] = []
        for some in _batches(list(scores)):
            articles = self._store.articles(some)
            for article in articles:
                _go_on(wanted)
                hits.append(answers.hit(article, scores[article.id], snippets))
        return Answer(
            question,
            tuple(hits),
            found.total,
            "; ".join(filter(None, (found.note, note))) or None,
            facets=found.facets,
        )

    def _tellings(
        self, question: Question, ref: TakeawayRef, wanted: Callable[[], bool]
    ) -> Answer:
        self.takeaway(ref)  # an article that is gone is missed by its name
        found, note = self._covering.telling(ref, wanted)
        told = [
            telling
            for telling in found
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


def understood(question: Question) -> Node | None:
    """Parse the words of a question; None where it asks for nothing.

    Arguments can hold what is no text. No word has such signs, and what is said of them
    can only be shown with others in their place.

    Raises:
        QueryError: They cannot be understood.
    """
    return parse(_NO_TEXT.sub(UNKNOWN_SIGN, question.text), unfinished=question.unfinished)


def nobody(_: Named) -> tuple[str, ...]:
    """Know no article by a name."""
    return ()


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise NoLongerWanted


def named_fields(node: Node) -> Iterator[str]:
    """Give the fields that a query names, in order."""
    match node:
        case Field(name, inner):
            yield name
            yield from named_fields(inner)
        case Not(inner):
            yield from named_fields(inner)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from named_fields(inner)
