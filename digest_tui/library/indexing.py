"""Keeps the index level with the store, and makes it again when it is damaged."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import LibraryBusy, LibraryError, NoLongerWanted
from digest_tui.library.followed import is_of_another
from digest_tui.library.tidying import Tidying
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index, Work
    from digest_tui.store import Changes, Store

_PATIENCE = 10.0
"""Seconds to wait for another session that is indexing."""
_PATIENCE_FOR_ALL = 60.0
"""Seconds to wait where nothing can be found before it has done so."""
_GLANCE = 0.1
"""Seconds to wait for who is indexing where the old index is of use: a commit takes less."""
_PAUSE = 0.02
"""Seconds between two looks at whether a search is still wanted."""
_MANY = 2_000
"""Articles that are indexed beside the old index where there is nothing to be found in it."""
_BATCH = 2_000
"""Articles a commit: a killed session loses a few seconds of work."""
_MOST_JOBS = 4
"""Processes that index at once: each takes some hundreds of megabytes."""

Found = TypeVar("Found")


def _always() -> bool:
    return True


class Indexing:
    """The index of a library, opened when it is first needed. Safe to call from any thread."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._index: Index | None = None
        self._aside: TemporaryDirectory[str] | None = None
        self._closed = False
        self.progress: tuple[int, int] | None = None
        """How many articles of how many are in, while this session takes them in."""
        self._lock = threading.RLock()
        """Held while it is looked at or changed which index there is."""
        self._turn = threading.RLock()
        """Held by the thread that indexes; the others search on."""
        self._tidying = Tidying(self._merge)

    def catch_up(self, patience: float | None = None) -> None:
        """Take in what has changed in the store.

        Args:
            patience: Seconds to wait for another session.

        Raises:
            LibraryBusy: Another session is indexing; it takes our changes in as well, or
                the next search does.
            LibraryError: The index cannot be written.
        """
        patience = _PATIENCE if patience is None else patience
        with self._turn:
            self._mended(lambda index: self._follow(index, patience, _always))

    def search(
        self, look: Callable[[Index], Found], wanted: Callable[[], bool] = _always
    ) -> tuple[Found, str | None]:
        """Search the index as it is after catching up; where that cannot be done, before.

        An index that another session fills for the first time is waited for: there is
        nothing in it to be found before.

        Returns:
            What was found, and what the reader should know about it.

        Raises:
            NoLongerWanted: So it was said while this was waiting.
            LibraryBusy: Another session has been making the index all the time.
        """
        before = self._opened().build
        found, note = self._searched(look, wanted)
        # Where another thread has found damage, there was nothing in the new index yet.
        if before and self._opened().build != before:
            found, note = self._searched(look, wanted)
        return found, note

    def _searched(
        self, look: Callable[[Index], Found], wanted: Callable[[], bool]
    ) -> tuple[Found, str | None]:
        note = self._level(wanted)
        if not wanted():
            raise NoLongerWanted
        return self._mended(look), note

    def get_ready(self) -> None:
        """Open the index, if there is one that is of use, before the first search needs it."""
        with suppress(LibraryError):  # the first search says what is wrong
            if self._is_of_use():
                self._mended(lambda index: index.frequencies(["a"]))

    def close(self) -> None:
        """Let go of the index, for good."""
        with self._lock:
            self._closed = True
        self._tidying.close()
        with self._turn, self._lock:
            if self._index is not None:
                self._index.end()
            if self._aside is not None:
                self._aside.cleanup()

    def _level(self, wanted: Callable[[], bool]) -> str | None:
        """Catch up as far as that can be done; tell what the reader should know."""

        def follow(index: Index) -> None:
            self._follow(index, None, wanted)

        self._opened()  # where it is closed, nothing below is of any help
        if not self._has_turn(wanted):
            return "articles are being indexed; the newest are found in a moment"
        try:
            self._mended(follow)
        except LibraryError as error:
            if not wanted():
                raise NoLongerWanted from error
            if self._is_of_use():
                busy = isinstance(error, LibraryBusy)
                return str(error) if busy else f"{error}; later changes are not found"
            if isinstance(error, LibraryBusy):
                raise LibraryBusy(
                    "another session is making the search index; try again in a moment"
                ) from error
            if self._aside is not None:
                raise
            self._set_aside()
            self._mended(follow)
            return f"{error}; this session has made one for itself"
        finally:
            self._turn.release()
        return None

    def _has_turn(self, wanted: Callable[[], bool]) -> bool:
        """Wait for another thread that is indexing, but not long where that is not needed."""
        waited = 0.0
        while not self._turn.acquire(timeout=_PAUSE):
            if not wanted():
                raise NoLongerWanted
            waited += _PAUSE
            if waited >= _GLANCE and self._is_of_use():
                return False
        return True

    def _is_of_use(self) -> bool:
        """Tell whether something of this library can be found in the index as it is."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415

        try:
            seen = self._opened().mark
            # Who waits asks again and again: all changes of a large library would take long.
            return seen.revision > 0 and not is_of_another(
                seen, self._store.changes(seen.revision)
            )
        except (IndexDamaged, LibraryError):
            return False

    def _set_aside(self) -> None:
        """Index in a folder of our own: the library's cannot be written, but can be read."""
        from digest_tui.index import Index  # noqa: PLC0415

        try:
            aside = TemporaryDirectory(prefix="digest-tui-", ignore_cleanup_errors=True)
        except OSError as error:
            raise LibraryError(f"no temporary folder can be made ({error.strerror})") from error
        with self._lock:
            if self._index is not None:
                self._index.close()
            self._aside = aside
            self._index = Index(Path(aside.name))

    def _follow(self, index: Index, patience: float | None, wanted: Callable[[], bool]) -> None:
        """Take in what has changed; without a patience, wait only where nothing is indexed."""
        seen = index.mark
        changes = self._store.changes(seen.revision)
        if not changes.article_ids and not is_of_another(seen, changes):
            return
        if patience is None:
            of_use = seen.revision > 0 and not is_of_another(seen, changes)
            patience = _GLANCE if of_use else _PATIENCE_FOR_ALL
        if not wanted():
            raise NoLongerWanted
        with index.writing(patience, wanted):
            self._take_in(index)
        self._tidying.wake()

    def _take_in(self, index: Index) -> None:
        """Take in what has changed by now; whoever had the lock before may have done it."""
        from digest_tui.index import Work  # noqa: PLC0415

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

    def _mended(self, act: Callable[[Index], Found]) -> Found:
        """Do something with the index; where it is damaged, make it again and do it once more.

        Raises:
            LibraryError: That did not help.
        """
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - Whoosh takes 0.1 s

        index = self._opened()
        try:
            return act(index)
        except IndexDamaged:
            index.close()
        # What another session has replaced just now is gone, and no damage.
        try:
            return act(index)
        except IndexDamaged:
            damaged = index.build
        try:
            with self._turn, index.writing(_PATIENCE):
                index.reset(damaged)
                self._take_in(index)
            return act(index)
        except IndexDamaged as error:
            raise LibraryError(
                f"{clean_line(str(self._folder))}: the search index is damaged again as soon as"
                f" it is made ({error}); the articles are safe"
            ) from error

    def _take_note(self, more: int) -> None:
        """Note how far it has come; stop where the library has been closed."""
        done, total = self.progress or (0, 0)
        self.progress = done + more, total
        self._opened()

    def _merge(self) -> bool:
        """Merge some segments; whoever is next does what cannot be done now."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415

        with suppress(LibraryError, IndexDamaged):
            return self._opened().merge()
        return False

    def _opened(self) -> Index:
        from digest_tui.index import Index  # noqa: PLC0415

        with self._lock:
            if self._closed:
                raise LibraryError(
                    f"{clean_line(str(self._folder))}: this library has been closed"
                )
            if self._index is None:
                self._index = Index(self._folder)
            return self._index


def _jobs() -> int:
    """Tell how many processes may index."""
    ours = (
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )
    return min(len(ours), _MOST_JOBS)
