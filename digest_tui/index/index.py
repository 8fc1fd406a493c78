"""What can be asked of the index, and how it follows the store."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from whoosh import query as whoosh

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.index.compile import MOST_EXPANSIONS, Compiler, any_of
from digest_tui.index.folder import DAMAGE, IndexDamaged, IndexFolder, LockError
from digest_tui.index.schema import ARTICLE, NO_SOURCE, TAKEAWAY, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from whoosh.searching import Searcher

    from digest_tui.models import Article
    from digest_tui.query import Node

_BATCH = 200
"""Articles a commit: what a killed process loses at most."""
_MOST_SEGMENTS = 10
"""Above this many, searching suffers more than merging costs."""
_WRITER_MEMORY = 128
"""Megabytes for postings before the writer goes to disk."""


class Scored(NamedTuple):
    """What was found, best first."""

    articles: tuple[tuple[str, float], ...]
    """Id and score."""
    total: int
    note: str | None


class FoundTakeaway(NamedTuple):
    """One takeaway that was found."""

    article_id: str
    assessment: int
    number: int


class Index:
    """The index of one library folder. Safe to call from any thread."""

    def __init__(self, library: Path) -> None:
        self._folder = IndexFolder(library)
        self._lock = threading.Lock()
        self._open: Searcher | None = None
        try:
            self._index = self._folder.open()
        except IndexDamaged:
            self.reset()  # it is only a cache

    @property
    def revision(self) -> int:
        """The last change of the store that can be searched."""
        return self._folder.revision

    def reset(self) -> None:
        """Throw everything away, to be filled again."""
        with self._lock:
            self._open = None
            self._folder.reset()
            self._index = self._folder.open()

    def follow(
        self,
        revision: int,
        changed: Sequence[str],
        load: Callable[[Sequence[str]], Iterable[Article]],
        patience: float,
    ) -> None:
        """Take the changes of the store in.

        Args:
            revision: The store's, with all of the changes.
            changed: The articles that were added, read anew or removed.
            load: Gives those of some articles that are still there.
            patience: Seconds to wait for another session that is indexing.

        Raises:
            LibraryBusy: Another session has been indexing all that time.
            IndexDamaged: It has to be made again.
        """
        try:
            for start in range(0, len(changed), _BATCH):
                self._write(changed[start : start + _BATCH], load, patience)
            self._folder.set_revision(revision)
        except LockError as error:
            raise LibraryBusy(
                "another session is indexing; what it adds is found later"
            ) from error
        except OSError as error:
            raise LibraryError(
                f"{self._folder.path}: the index cannot be written ({error.strerror or error}); "
                "the articles are safe in the library"
            ) from error
        except DAMAGE as error:
            raise IndexDamaged(str(error)) from error

    def find(
        self,
        node: Node,
        sources: Sequence[str | None],
        limit: int,
        slugs: Callable[[str], Iterable[str | None]],
    ) -> Scored:
        """Find the articles that answer a query.

        Args:
            node: The query.
            sources: Only articles of these sources; of all where none is named.
            limit: How many are wanted.
            slugs: Gives the slugs of the sources that a name in the query means.
        """
        wanted = [whoosh.Term("kind", ARTICLE)]
        if sources:
            wanted.append(whoosh.Or([whoosh.Term("source", s or NO_SOURCE) for s in sources]))
        try:
            with self._searcher() as searcher:
                compiler = Compiler(searcher.reader(), slugs)
                query = whoosh.And([compiler.compile(node)])
                results = searcher.search(query, limit=limit, filter=whoosh.And(wanted))
                found = tuple((hit["article"], hit.score or 0.0) for hit in results)
                total = len(found) if len(found) < limit else len(results)
        except DAMAGE as error:
            raise IndexDamaged(str(error)) from error
        capped = ", ".join(compiler.capped)
        note = f"{capped}: only the {MOST_EXPANSIONS} most frequent words" if capped else None
        return Scored(found, total, note)

    def takeaways(self, node: Node, limit: int) -> list[FoundTakeaway]:
        """Find the takeaways that answer a query, best first."""
        try:
            with self._searcher() as searcher:
                query = Compiler(searcher.reader(), lambda _: ()).compile(node)
                results = searcher.search(query, limit=limit, filter=whoosh.Term("kind", TAKEAWAY))
                return [
                    FoundTakeaway(hit["article"], *map(int, hit["takeaway"].split(":")))
                    for hit in results
                ]
        except DAMAGE as error:
            raise IndexDamaged(str(error)) from error

    def alike(self, stems: Iterable[str], limit: int) -> list[str]:
        """Give the articles that have the most of some words, most first."""
        try:
            with self._searcher() as searcher:
                results = searcher.search(
                    any_of(stems), limit=limit, filter=whoosh.Term("kind", ARTICLE)
                )
                return [hit["article"] for hit in results]
        except DAMAGE as error:
            raise IndexDamaged(str(error)) from error

    @contextmanager
    def _searcher(self) -> Iterator[Searcher]:
        """Give the searcher, one thread at a time.

        It holds whole segments in memory, and opening it costs more than most searches.
        """
        with self._lock:
            if self._open is not None and not self._open.up_to_date():
                # Whoosh's own refresh keeps segments without their new deletions.
                self._open.close()
                self._open = None
            if self._open is None:
                self._open = self._index.searcher()
            yield self._open

    def _write(
        self,
        changed: Sequence[str],
        load: Callable[[Sequence[str]], Iterable[Article]],
        patience: float,
    ) -> None:
        writer = self._index.writer(timeout=patience, limitmb=_WRITER_MEMORY)
        try:
            for article_id in changed:
                writer.delete_by_term("article", article_id)
            for article in load(changed):
                for document in documents(article):
                    writer.add_document(**document)
        except BaseException:
            writer.cancel()
            raise
        segments = len(writer.segments)
        writer.commit(merge=segments > _MOST_SEGMENTS)
