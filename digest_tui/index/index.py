"""What can be asked of the index, and how it follows the store."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh

from digest_tui.index.asked import Completion, FoundTakeaway, FoundTakeaways, Scored, Wanted
from digest_tui.index.compile import Compiler
from digest_tui.index.damage import IndexDamaged, whoosh_at_work
from digest_tui.index.folder import IndexFolder, Mark
from digest_tui.index.schema import ARTICLE, NO_SOURCE, TAKEAWAY, documents
from digest_tui.models import Facets, MonthCount, Order
from digest_tui.query import Or, Word
from digest_tui.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from whoosh.index import FileIndex
    from whoosh.reading import IndexReader
    from whoosh.searching import Searcher

    from digest_tui.models import Article

_BATCH = 200
"""Articles a commit: what a killed process loses at most."""
_MOST_SEGMENTS = 10
"""Above this many, searching suffers more than merging costs."""
_WRITER_MEMORY = 128
"""Megabytes for postings before the writer goes to disk."""


class Index:
    """The index of one library folder. Safe to call from any thread.

    Every call but `close` raises IndexDamaged where it has to be made again, and
    LibraryError where the system does not let us.
    """

    def __init__(self, library: Path) -> None:
        self._folder = IndexFolder(library)
        self._lock = threading.Lock()
        self._index: FileIndex | None = None
        self._open: Searcher | None = None
        self._build = ""

    @property
    def mark(self) -> Mark:
        """Which index this is now, whatever is open, and how far it follows which library."""
        with self._lock:
            self._opened()
        return self._folder.mark

    @property
    def build(self) -> str:
        """Which index was opened last; nothing where it did not say."""
        return self._build

    def writing(
        self, patience: float, wanted: Callable[[], bool] = lambda: True
    ) -> AbstractContextManager[None]:
        """Keep other sessions from writing; `follow` and `reset` belong in here.

        Raises:
            LibraryBusy: Another session has been writing all that time.
        """
        self._folder.ensure()  # it could not get the lock that is held in here
        return self._folder.lock(patience, wanted)

    def reset(self, build: str) -> None:
        """Throw an index away, and make an empty one to be filled again.

        Args:
            build: The one that is not wanted; if there is another one now, another
                session was quicker, and nothing is done.
        """
        with self._lock:
            self._close()
            with suppress(IndexDamaged):
                if self._folder.mark.build != build:
                    return
            self._folder.make()

    def close(self) -> None:
        """Let go of all files; the next call opens them again."""
        with self._lock:
            self._close()

    def follow(
        self,
        library: str,
        revision: int,
        changed: Sequence[str],
        load: Callable[[Sequence[str]], Iterable[Article]],
    ) -> None:
        """Take the changes of a library in.

        Args:
            library: The library's id.
            revision: The library's, with all of the changes.
            changed: The articles that were added, read anew or removed.
            load: Gives those of some articles that are still there.
        """
        for start in range(0, len(changed), _BATCH):
            batch = changed[start : start + _BATCH]
            texts = [document for article in load(batch) for document in documents(article)]
            with self._lock:
                index = self._opened()
            with whoosh_at_work(self._folder.path):
                _write(index, batch, texts)
        with whoosh_at_work(self._folder.path):
            self._folder.set_mark(Mark(self._folder.mark.build, library, revision))

    def find(self, wanted: Wanted) -> Scored:
        """Find the articles that answer a query."""
        kept = [whoosh.Term("kind", ARTICLE)]
        if wanted.sources:
            kept.append(whoosh.Or([whoosh.Term("source", s or NO_SOURCE) for s in wanted.sources]))
        with self._searcher() as searcher:
            compiler = Compiler(searcher.reader(), wanted.slugs, wanted.members, self._folder.path)
            query = whoosh.And([compiler.compile(wanted.node)])
            with whoosh_at_work(self._folder.path):
                every = wanted.facets or wanted.order is not Order.RELEVANCE
                limit = None if every else wanted.limit
                results = searcher.search(query, limit=limit, filter=whoosh.And(kept))
                hits = [(hit.fields(), hit.score or 0.0) for hit in results]
                total = len(hits) if limit is None or len(hits) < limit else len(results)
        facets = _facets([fields for fields, _ in hits]) if wanted.facets else None
        if wanted.order is not Order.RELEVANCE:
            hits.sort(key=lambda hit: (-hit[0]["day"], -hit[0]["minute"]))
        if wanted.order is Order.SOURCE:
            hits.sort(key=lambda hit: hit[0]["source"])
        found = tuple((fields["article"], score) for fields, score in hits[: wanted.limit])
        return Scored(found, total, compiler.note, facets)

    def like(self, words: Sequence[str], limit: int, wanted: Wanted) -> Scored:
        """Find the articles that have the most of some words.

        Args:
            words: The most telling words of an article or of a passage, folded.
            limit: How many articles are wanted.
            wanted: What besides: its node is not asked for.
        """
        node = Or(tuple(Word(word) for word in words))
        return self.find(replace(wanted, node=node, limit=limit, as_typed=True))

    def completions(self, beginning: str, limit: int, part: str = "text") -> list[Completion]:
        """Give the most frequent words of a part that begin with some folded letters."""
        with self._searcher() as searcher, whoosh_at_work(self._folder.path):
            reader = searcher.reader()
            field = f"{part}_words"
            found = [
                Completion(word.decode(), reader.doc_frequency(field, word))
                for word in reader.expand_prefix(field, beginning)
            ]
        return sorted(found, key=lambda one: (-one.articles, one.word))[:limit]

    def frequencies(self, words: Sequence[str]) -> list[int]:
        """Tell how many articles have each of some folded words, in any form."""
        with self._searcher() as searcher, whoosh_at_work(self._folder.path):
            reader = searcher.reader()
            return [reader.doc_frequency("text", stem(word)) for word in words]

    def suggested(self, word: str) -> str | None:  # noqa: ARG002
        """Give a word of the index that may have been meant; None where there is no better."""
        return None

    def takeaways(self, wanted: Wanted) -> FoundTakeaways:
        """Find the takeaways that answer a query, best first."""
        with self._searcher() as searcher:
            compiler = Compiler(searcher.reader(), wanted.slugs, wanted.members, self._folder.path)
            query = compiler.compile(wanted.node)
            with whoosh_at_work(self._folder.path):
                results = searcher.search(
                    query, limit=wanted.limit, filter=whoosh.Term("kind", TAKEAWAY)
                )
                found = tuple(
                    FoundTakeaway(hit["article"], *map(int, hit["takeaway"].split(":")))
                    for hit in results
                )
        return FoundTakeaways(found, compiler.note)

    def alike(
        self, wanted: Sequence[Iterable[str]], limit: int, among: Iterable[str]
    ) -> list[list[str]]:
        """Give the articles that have the most of some words, most first.

        Not by Whoosh's own score: that of many words is made for all articles at once,
        and few come into question here.

        Args:
            wanted: The stems of the words; several times.
            limit: How many articles are wanted for each.
            among: The articles that come into question.
        """
        with self._searcher() as searcher, whoosh_at_work(self._folder.path):
            reader = searcher.reader()
            names = {number: one for one in among for number in _having(reader, "article", one)}
            weights: dict[str, tuple[float, list[int]]] = {}
            for stem in {stem for stems in wanted for stem in stems}:
                # Of a word in a list that an article carries, its own prose may know nothing;
                # and this leaves the takeaways out, which stand in the index beside it.
                listed = set(_having(reader, "takeaways", stem))
                having = [
                    number
                    for number in _having(reader, "text", stem)
                    if number in names and number not in listed
                ]
                if having:
                    weights[stem] = log((1 + len(names)) / len(having)), having
        found = []
        for stems in wanted:
            scores: defaultdict[int, float] = defaultdict(float)
            for weight, having in (weights[stem] for stem in stems if stem in weights):
                for number in having:
                    scores[number] += weight
            best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
            found.append([names[number] for number in best])
        return found

    @contextmanager
    def _searcher(self) -> Iterator[Searcher]:
        """Give the searcher, one thread at a time.

        It holds whole segments in memory, and opening it costs more than most searches.
        """
        with self._lock:
            index = self._opened()
            with whoosh_at_work(self._folder.path):
                if self._open is not None and not self._open.up_to_date():
                    # Whoosh's own refresh keeps segments without their new deletions.
                    self._open.close()
                    self._open = None
                if self._open is None:
                    self._open = index.searcher()
            yield self._open

    def _opened(self) -> FileIndex:
        """Open the index that is there now, which another session may have made anew."""
        if self._index is not None and self._folder.mark.build != self._build:
            self._close()
        if self._index is None:
            self._build = ""
            self._folder.ensure()
            self._build = self._folder.mark.build
            self._index = self._folder.open()
        return self._index

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        if self._index is not None:
            self._index.close()
        self._open = self._index = None


def _having(reader: IndexReader, field: str, term: str) -> Iterator[int]:
    """Give the documents that have a term, by number."""
    return reader.postings(field, term).all_ids() if (field, term) in reader else iter(())


def _write(
    index: FileIndex, changed: Sequence[str], texts: Iterable[dict[str, str | int]]
) -> None:
    writer = index.writer(limitmb=_WRITER_MEMORY)
    try:
        for article_id in changed:
            writer.delete_by_term("article", article_id)
        for text in texts:
            writer.add_document(**text)
    except BaseException:
        writer.cancel()
        raise
    segments = len(writer.segments)
    writer.commit(merge=segments > _MOST_SEGMENTS)


def _facets(hits: Sequence[dict[str, Any]]) -> Facets:
    sources = Counter(fields["source"] for fields in hits)
    months = Counter(fields["day"] // 100 for fields in hits if fields["day"])
    return Facets(
        tuple(
            (None if slug == NO_SOURCE else slug, n)
            for slug, n in sorted(sources.items(), key=lambda one: (-one[1], one[0]))
        ),
        tuple(MonthCount(m // 100, m % 100, n) for m, n in sorted(months.items(), reverse=True)),
        sum(not fields["day"] for fields in hits),
    )
