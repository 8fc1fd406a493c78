"""Keeps the index level with the store, and makes it again when it is damaged."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.index import Index
    from digest_tui.store import Store

_PATIENCE = 10.0
"""Seconds to wait for another session that is indexing."""

Found = TypeVar("Found")


class Indexing:
    """The index of a library, opened when it is first needed. Safe to call from any thread."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._index: Index | None = None
        self._lock = threading.RLock()

    def catch_up(self, patience: float = _PATIENCE) -> None:
        """Take in what has changed in the store.

        Raises:
            LibraryBusy: Another session is indexing; it takes our changes in as well.
        """
        with self._lock:
            self._mended(lambda index: self._follow(index, patience))

    def search(self, look: Callable[[Index], Found]) -> tuple[Found, str | None]:
        """Search the index as it is after catching up; when another session writes, before.

        Returns:
            What was found, and what the reader should know about it.
        """
        note = None
        try:
            self.catch_up(patience=0)
        except LibraryBusy as busy:
            note = str(busy)
        return self._mended(look), note

    def _follow(self, index: Index, patience: float) -> None:
        changes = self._store.changes(index.revision)
        if changes.revision < index.revision:  # it followed another store
            index.reset()
            changes = self._store.changes(0)
        if changes.article_ids:
            index.follow(changes.revision, changes.article_ids, self._store.articles, patience)

    def _mended(self, act: Callable[[Index], Found]) -> Found:
        """Do something with the index; where it is damaged, make it again and do it once more."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - Whoosh takes 0.1 s

        try:
            return act(self._opened())
        except IndexDamaged:
            with self._lock:
                index = self._opened()
                index.reset()
                self._follow(index, _PATIENCE)
            return act(index)

    def _opened(self) -> Index:
        from digest_tui.index import Index  # noqa: PLC0415

        with self._lock:
            if self._index is None:
                self._index = Index(self._folder)
            return self._index
