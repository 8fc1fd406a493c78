"""Filing what is behind paths, one input after the other, and reading anew what was filed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError, Refused
from digest_tui.ingest import read
from digest_tui.library import answers
from digest_tui.library.inputs import Input, inputs, source_name
from digest_tui.models import Filed, Outcome, Received

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.indexing import Indexing
    from digest_tui.store import Store

_INDEX_EVERY = 200
"""Articles after which what was added becomes searchable."""


class Filing:
    """Puts articles into a store."""

    def __init__(self, store: Store, indexing: Indexing, outlets: Outlets) -> None:
        self._store = store
        self._indexing = indexing
        self._outlets = outlets

    def add(self, paths: Sequence[str], source: str | None) -> Iterator[Outcome]:
        """File the articles behind some paths; one that cannot be read stops none.

        Raises:
            WrongName: No source can be called so.
            LibraryError: An article cannot be filed.
        """
        source = None if source is None else source_name(source)
        waiting = 0
        with self._store.kept_open():
            for given in inputs(paths):
                outcome = self._file(given, source)
                waiting += outcome.filed in {Filed.NEW, Filed.READ_ANEW}
                yield outcome
                if waiting == _INDEX_EVERY:
                    # What hinders this is said at the end, if it is still there: whatever
                    # the index does, the last of the articles is filed.
                    with suppress(LibraryError):
                        self._indexing.catch_up(patience=0)
                    waiting = 0

    def _file(self, given: Input, source: str | None) -> Outcome:
        try:
            if given.refused:
                raise given.refused
            received = Received(given.origin, given.data)
            article = read(received, self._outlets, source)
            if source is None and (said := self._store.said_source(article.id)):
                article = read(received, self._outlets, said)
        except Refused as refused:
            return Outcome(given.origin, None, refused=refused.reason)
        filed, article = self._store.file_article(article, given.data, source)
        return Outcome(given.origin, filed, answers.entry(article))
