"""The index as the library uses it: level with the store, mended by itself, closed at the end."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import LibraryBusy, LibraryError, LibraryReadOnly, NoLongerWanted
from digest_tui.library.catching_up import GLANCE, PATIENCE, CatchingUp
from digest_tui.library.mending import Mending
from digest_tui.library.present_index import PresentIndex
from digest_tui.library.tidying import Tidying
from digest_tui.library.turn import Turn, always

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.index import Index
    from digest_tui.store import Store

_BEHIND = "the newest articles are found once the owner of the library has indexed them"
_OF_ANOTHER_VERSION = (
    "the search index of this library is of another version of digest-tui; once its owner has"
    " opened the library with this one, it can be searched"
)
_MANY = 5_000
"""Articles that take longer to index than a reader of somebody else's library likes to wait."""
_TAKING_IN = "with new articles"

Found = TypeVar("Found")


class Indexing:
    """The index of a library, opened when it is first needed. Safe to call from any thread."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.present = PresentIndex(folder)
        self._store = store
        self._catching_up = CatchingUp(store, self.present)
        self._turn = Turn()
        self._mending = Mending(self.present, self._catching_up, self._turn, self._tell)
        self.tidying = Tidying(self._merge)
        self._news: list[str] = []
        self._lock = threading.Lock()
        """Held while it is looked at or changed what there is to tell."""

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many articles of how many are in, while this session takes them in."""
        return self._catching_up.progress

    def news(self) -> list[str]:
        """Give what became of the index that the reader should know: each time what is new."""
        with self._lock:
            news, self._news = self._news, []
        return news

    def tell_news(self, tell: Callable[[str], object]) -> None:
        """Tell what there is of that."""
        for words in self.news():
            tell(words)

    def catch_up(self, patience: float | None = None) -> None:
        """Take in what has changed in the store.

        Args:
            patience: Seconds to wait for another session.

        Raises:
            LibraryBusy: Another session is indexing; it takes our changes in as well, or
                the next search does.
            LibraryError: The index cannot be written.
        """
        with self._turn.held():
            self._follow(PATIENCE if patience is None else patience, always)

    def search(
        self, look: Callable[[Index], Found], wanted: Callable[[], bool] = always
    ) -> tuple[Found, str | None]:
        """Search the index as it is after catching up; where that cannot be done, before.

        An index that another session fills for the first time is waited for: there is
        nothing in it to be found before.

        Returns:
            What was found, and how it is behind the store.

        Raises:
            NoLongerWanted: So it was said while this was waiting.
            LibraryBusy: Another session has been making the index all the time.
            IndexMistake: The index is whole, and yet cannot be searched so.
        """
        before = self.present.opened().build
        found, note = self._searched(look, wanted)
        # Where another thread has found damage, there was nothing in the new index yet.
        if before and self.present.opened().build != before:
            found, note = self._searched(look, wanted)
        return found, note

    def _searched(
        self, look: Callable[[Index], Found], wanted: Callable[[], bool]
    ) -> tuple[Found, str | None]:
        note = self._level(wanted)
        if not wanted():
            raise NoLongerWanted
        return self._mending.use(look, wanted), note

    def get_ready(self) -> None:
        """Open the index, if there is one that is of use, before the first search needs it."""
        with suppress(LibraryError):  # the first search says what is wrong
            if self._catching_up.is_of_use():
                self._mending.use(lambda index: index.frequencies(["a"]))

    def close(self) -> None:
        """Let go of the index, for good."""
        self.present.end()
        self.tidying.close()
        with self._turn.held():
            self.present.close()

    def _level(self, wanted: Callable[[], bool]) -> str | None:
        """Catch up as far as that can be done; tell how the index is behind."""
        self.present.opened()  # where it is closed, nothing below is of any help
        while not self._turn.take(GLANCE, wanted):
            if self._catching_up.is_of_use():
                return "articles are being indexed; the newest are found in a moment"
        try:
            self._follow(None, wanted)
        except LibraryError as error:
            if not wanted():
                raise NoLongerWanted from error
            if self._catching_up.is_of_use():
                if isinstance(error, LibraryReadOnly):
                    return _BEHIND
                busy = isinstance(error, LibraryBusy)
                return str(error) if busy else f"{error}; later changes are not found"
            ours_to_wait = isinstance(error, LibraryReadOnly) and self._catching_up.is_begun()
            if isinstance(error, LibraryBusy) or ours_to_wait:
                raise LibraryBusy(
                    "another session is making the search index; try again in a moment"
                ) from error
            if self.present.is_aside:
                raise
            if isinstance(error, LibraryReadOnly) and self._owner_can_do_better():
                raise LibraryReadOnly(_OF_ANOTHER_VERSION) from error
            self.present.set_aside()
            self._follow(None, wanted)
            self._tell(f"{error}; this session has made one for itself")
        finally:
            self._turn.give()
        return None

    def _owner_can_do_better(self) -> bool:
        """Tell whether all readers would take long over what the owner does once."""
        return self._store.count() > _MANY and self.present.is_of_another_version()

    def _follow(self, patience: float | None, wanted: Callable[[], bool]) -> None:
        def follow(index: Index) -> bool:
            return self._catching_up.follow(index, patience, wanted)

        if self._mending.use(follow, wanted, _TAKING_IN):
            self.tidying.wake()

    def _tell(self, words: str) -> None:
        with self._lock:
            self._news.append(words)

    def _merge(self, wanted: Callable[[], bool]) -> bool:
        """Merge some segments; whoever is next does what cannot be done now."""
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - Whoosh takes 0.1 s

        with suppress(LibraryError, IndexDamaged, NoLongerWanted):
            return self.present.opened().merge(wanted)
        return False
