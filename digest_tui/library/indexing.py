"""Keeps the index level with the store, and makes it again when it is damaged."""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import LibraryBusy, LibraryError, NoLongerWanted
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index, Mark
    from digest_tui.store import Changes, Store

_PATIENCE = 10.0
"""Seconds to wait for another session that is indexing."""
_PATIENCE_FOR_ALL = 60.0
"""Seconds to wait where nothing can be found before it has done so."""

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
        self._lock = threading.RLock()

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
        with self._lock:
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
        note = self._level(wanted)
        if not wanted():
            raise NoLongerWanted
        return self._mended(look), note

    def close(self) -> None:
        """Let go of the index, for good."""
        with self._lock:
            self._closed = True
            if self._index is not None:
                self._index.close()
            if self._aside is not None:
                self._aside.cleanup()

    def _level(self, wanted: Callable[[], bool]) -> str | None:
        """Catch up as far as that can be done; tell what the reader should know."""

        def follow(index: Index) -> None:
            self._follow(index, None, wanted)

        with self._lock:
            self._opened()  # where it is closed, nothing below is of any help
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
        return None

    def _is_of_use(self) -> bool:
        """Tell whether something of this library can be found in the index as it is."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415

        try:
            seen = self._opened().mark
            changes = self._store.changes(seen.revision)
            return seen.revision > 0 and not _is_of_another(seen, changes)
        except (IndexDamaged, LibraryError):
            return False

    def _set_aside(self) -> None:
        """Index in a folder of our own: the library's cannot be written, but can be read."""
        from digest_tui.index import Index  # noqa: PLC0415

        if self._index is not None:
            self._index.close()
        try:
            self._aside = TemporaryDirectory(prefix="digest-tui-", ignore_cleanup_errors=True)
        except OSError as error:
            raise LibraryError(f"no temporary folder can be made ({error.strerror})") from error
        self._index = Index(Path(self._aside.name))

    def _follow(self, index: Index, patience: float | None, wanted: Callable[[], bool]) -> None:
        """Take in what has changed; without a patience, wait only where nothing is indexed."""
        seen = index.mark
        changes = self._store.changes(seen.revision)
        if not changes.article_ids and not _is_of_another(seen, changes):
            return
        if patience is None:
            of_use = seen.revision > 0 and not _is_of_another(seen, changes)
            patience = 0.0 if of_use else _PATIENCE_FOR_ALL
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
                f"{clean_line(str(self._folder))}: the search index is damaged again as soon as"
                f" it is made ({error}); the articles are safe"
            ) from error

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


def _is_of_another(seen: Mark, changes: Changes) -> bool:
    """Tell whether an index has seen another library, or one that a copy was put in place of."""
    followed = seen.revision > 0
    return followed and (seen.library != changes.library or seen.revision > changes.revision)
