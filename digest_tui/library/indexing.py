"""Keeps the index level with the store, and makes it again when it is damaged."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import LibraryBusy, LibraryError, NoLongerWanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.index import Index, Mark
    from digest_tui.store import Changes, Store

_PATIENCE = 10.0
"""Seconds to wait for another session that is indexing."""

Found = TypeVar("Found")


def _always() -> bool:
    return True


class Indexing:
    """The index of a library, opened when it is first needed. Safe to call from any thread."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._index: Index | None = None
        self._closed = False
        self._lock = threading.RLock()

    def catch_up(self) -> None:
        """Take in what has changed in the store.

        Raises:
            LibraryBusy: Another session is indexing; it takes our changes in as well, or
                the next search does.
        """
        with self._lock:
            self._mended(lambda index: self._follow(index, _PATIENCE, _always))

    def search(
        self, look: Callable[[Index], Found], wanted: Callable[[], bool] = _always
    ) -> tuple[Found, str | None]:
        """Search the index as it is after catching up; when another session writes, before.

        An index that another session fills for the first time is waited for: there is
        nothing in it to be found before.

        Returns:
            What was found, and what the reader should know about it.

        Raises:
            NoLongerWanted: So it was said while this was waiting.
        """
        note = None
        try:
            with self._lock:
                self._mended(lambda index: self._follow(index, None, wanted))
        except LibraryBusy as busy:
            note = str(busy)
        if not wanted():
            raise NoLongerWanted
        return self._mended(look), note

    def close(self) -> None:
        """Let go of the index, for good."""
        with self._lock:
            self._closed = True
            if self._index is not None:
                self._index.close()

    def _follow(self, index: Index, patience: float | None, wanted: Callable[[], bool]) -> None:
        """Take in what has changed; without a patience, wait only where nothing is indexed."""
        seen = index.mark
        changes = self._store.changes(seen.revision)
        if not changes.article_ids and not _is_of_another(seen, changes):
            return
        if patience is None:
            patience = 0.0 if seen.revision else _PATIENCE
        if not wanted():
            raise NoLongerWanted
        with index.writing(patience, wanted):
            self._take_in(index)

    def _take_in(self, index: Index) -> None:
        """Take in what has changed by now; whoever had the lock before may have done it."""
        seen = index.mark
        changes = self._store.changes(seen.revision)
        if _is_of_another(seen, changes):
            index.reset(seen.build)
            changes = self._store.changes(0)
        if changes.article_ids:
            index.follow(
                changes.library, changes.revision, changes.article_ids, self._store.articles
            )

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
            damaged = index.build
        try:
            with self._lock, index.writing(_PATIENCE):
                index.reset(damaged)
                self._take_in(index)
            return act(index)
        except IndexDamaged as error:
            raise LibraryError(
                f"{self._folder}: the search index is damaged again as soon as it is made "
                f"({error}); the articles are safe"
            ) from error

    def _opened(self) -> Index:
        from digest_tui.index import Index  # noqa: PLC0415

        with self._lock:
            if self._closed:
                raise LibraryError(f"{self._folder}: this library has been closed")
            if self._index is None:
                self._index = Index(self._folder)
            return self._index


def _is_of_another(seen: Mark, changes: Changes) -> bool:
    """Tell whether an index has seen another library, or one that a copy was put in place of."""
    followed = seen.revision > 0
    return followed and (seen.library != changes.library or seen.revision > changes.revision)
