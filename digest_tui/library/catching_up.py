"""Keeps the index level with the store: all that has changed is taken in, some at a time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError, NoLongerWanted
from digest_tui.library.followed import is_of_another

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index, Work
    from digest_tui.library.present_index import PresentIndex
    from digest_tui.store import Changes, Store

PATIENCE = 10.0
"""Seconds to wait for another session that is indexing."""
_PATIENCE_FOR_ALL = 60.0
"""Seconds to wait where nothing can be found before it has done so."""
GLANCE = 0.1
"""Seconds to wait for who is indexing where the old index is of use: a commit takes less."""
_MANY = 2_000
"""Articles that are indexed beside the old index where there is nothing to be found in it."""
_BATCH = 2_000
"""Articles a commit: a killed session loses a few seconds of work."""
_MOST_JOBS = 4
"""Processes that index at once: each takes some hundreds of megabytes."""


class CatchingUp:
    """Takes changes of the store into the index, one thread at a time."""

    def __init__(self, store: Store, present: PresentIndex) -> None:
        self._store = store
        self._present = present
        self.progress: tuple[int, int] | None = None
        """How many articles of how many are in, while they are taken in."""

    def is_of_use(self) -> bool:
        """Tell whether something of this library can be found in the index as it is."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - Whoosh takes 0.1 s

        try:
            seen = self._present.opened().mark
            # Who waits asks again and again: all changes of a large library would take long.
            return seen.revision > 0 and not is_of_another(
                seen, self._store.changes(seen.revision)
            )
        except (IndexDamaged, LibraryError):
            return False

    def is_begun(self) -> bool:
        """Tell whether there is an index that nothing has been put into yet."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - see above

        try:
            return self._present.opened().mark.revision == 0
        except (IndexDamaged, LibraryError):
            return False

    def follow(self, index: Index, patience: float | None, wanted: Callable[[], bool]) -> bool:
        """Take in what has changed.

        Args:
            index: The index.
            patience: Seconds to wait for another session; without one, that is waited for
                only where nothing is indexed.
            wanted: Asked while it waits.

        Returns:
            Whether there was anything.

        Raises:
            IndexDamaged: The index has to be made again.
            LibraryError: It cannot be written.
            NoLongerWanted: So it was said.
        """
        seen = index.mark
        changes = self._store.changes(seen.revision)
        if not changes.article_ids and not is_of_another(seen, changes):
            return False
        if patience is None:
            of_use = seen.revision > 0 and not is_of_another(seen, changes)
            patience = GLANCE if of_use else _PATIENCE_FOR_ALL
        if not wanted():
            raise NoLongerWanted
        with index.writing(patience, wanted):
            self.take_in(index)
        return True

    def take_in(self, index: Index) -> None:
        """Take in what has changed by now; whoever had the lock before may have done it."""
        from digest_tui.index import Work  # noqa: PLC0415 - see above

        seen = index.mark
        changes = self._store.changes(seen.revision)
        work = Work(_jobs(), self._take_note)
        if another := is_of_another(seen, changes):
            changes = self._store.changes(0)
        articles = changes.article_ids
        self.progress = 0, len(articles)
        try:
            anew = another or (seen.revision == 0 and len(articles) > _MANY)
            self._index_articles(index, changes, work, anew=anew)
        finally:
            self.progress = None

    def _index_articles(self, index: Index, changes: Changes, work: Work, *, anew: bool) -> None:
        articles, load = changes.article_ids, self._store.indexed
        if anew:
            index.rebuild(changes.library, changes.revision, articles, load, work)
            return
        size = _BATCH * work.jobs
        for start in range(0, len(articles), size):
            batch = articles[start : start + size]
            # All changes up to this one are of articles that are in by then.
            last = start + len(batch) == len(articles)
            reached = changes.revision if last else changes.revisions[start + len(batch) - 1]
            index.follow(changes.library, reached, batch, load, work)

    def _take_note(self, more: int) -> None:
        """Note how far it has come; stop where the library has been closed."""
        done, total = self.progress or (0, 0)
        self.progress = done + more, total
        self._present.opened()


def _jobs() -> int:
    """Tell how many processes may index."""
    ours = (
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )
    return min(len(ours), _MOST_JOBS)
