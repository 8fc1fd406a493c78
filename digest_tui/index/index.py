"""What can be asked of the index, and how it follows the store."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError
from digest_tui.index.damage import IndexDamaged, whoosh_at_work
from digest_tui.index.folder import IndexFolder, Mark
from digest_tui.index.looking import Looking
from digest_tui.index.resident import Resident
from digest_tui.index.work import ALONE, Change, Work
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from whoosh.searching import Searcher

    from digest_tui.index.asked import Completion, FoundTakeaways, Scored, Wanted
    from digest_tui.index.storage import OpenedIndex
    from digest_tui.index.work import Load


class Index:
    """The index of one library folder. Safe to call from any thread.

    Every call but `close` and `end` raises IndexDamaged where it has to be made again,
    IndexDoubted where that is not certain, and LibraryError where the system does not let us.
    """

    def __init__(self, library: Path, like: Path | None = None) -> None:
        """Open no file yet.

        Args:
            library: The library's folder.
            like: Who may read this file may read the index; without it, only its owner.
        """
        self._folder = IndexFolder(library, like)
        self._lock = threading.Lock()
        self._index: OpenedIndex | None = None
        self._open: Searcher | None = None
        self._look: Looking | None = None
        self._resident = Resident()
        self._build = ""
        self._ended = False

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

    def reset(self, build: str) -> bool:
        """Throw an index away, and make an empty one to be filled again.

        Args:
            build: The one that is not wanted; if there is another one now, another
                session was quicker, and nothing is done.

        Returns:
            Whether that was done.
        """
        with self._lock:
            self._close()
            with suppress(IndexDamaged):
                if self._folder.build != build:
                    return False
            self._folder.make()
            return True

    def verify(self) -> str:
        """Read all of the index that is there now, and compare it with what was written.

        Returns:
            Which it is.

        Raises:
            IndexDamaged: It is not whole; or another session is writing to it just now.
        """
        from digest_tui.index.verifying import verify  # noqa: PLC0415 - hardly ever wanted

        return verify(self._folder)

    def close(self) -> None:
        """Let go of all files; the next call opens them again."""
        with self._lock:
            self._close()

    def end(self) -> None:
        """Let go of all files for good: who comes late would leave them open, or make them."""
        with self._lock:
            self._close()
            self._ended = True

    def follow(
        self,
        library: str,
        revision: int,
        changed: Sequence[str],
        load: Load,
        work: Work = ALONE,
    ) -> None:
        """Take changes of a library in: all of them or, if this is ended, none.

        Args:
            library: The library's id.
            revision: The library's, with all of the changes.
            changed: The articles that were added, read anew or removed.
            load: Gives those of some articles that are still there.
            work: Who does it.
        """
        with self._lock:
            self._opened()  # so that what turns out to be damaged has a name
        # What writes takes as long to import as a search takes.
        from digest_tui.index.following import follow  # noqa: PLC0415

        follow(self._folder, Change(library, revision, changed, load), work)

    def rebuild(
        self,
        library: str,
        revision: int,
        articles: Sequence[str],
        load: Load,
        work: Work = ALONE,
    ) -> None:
        """Make an index of all articles beside the one that is there, and put it in its place.

        Searches go on in the old one until then.

        Args:
            library: The library's id.
            revision: The library's, with all of the articles.
            articles: All that it has ever had.
            load: Gives those of some articles that are still there.
            work: Who does it.
        """
        from digest_tui.index.following import rebuild  # noqa: PLC0415 - see above

        rebuild(self._folder, Change(library, revision, articles, load), work)

    def merge(self, wanted: Callable[[], bool] = lambda: True) -> bool:
        """Merge some segments if there are too many; nobody has to wait for it.

        Args:
            wanted: Asked some times a second; when it says no, nothing has been done.

        Returns:
            Whether that was done; then more may be left to do.

        Raises:
            NoLongerWanted: So it was said.
        """
        from digest_tui.index.merging import merge_some  # noqa: PLC0415 - see above

        return merge_some(self._folder, wanted)

    def find(self, wanted: Wanted) -> Scored:
        """Find the articles that answer a query."""
        with self._looking() as looking:
            return looking.find(wanted)

    def like(self, words: Sequence[str], limit: int, wanted: Wanted) -> Scored:
        """Find the articles that have the most of some words.

        Args:
            words: The most telling words of an article or of a passage, folded.
            limit: How many articles are wanted.
            wanted: What besides: its node is not asked for.
        """
        with self._looking() as looking:
            return looking.like(words, limit, wanted)

    def takeaways(self, wanted: Wanted) -> FoundTakeaways:
        """Find the takeaways that answer a query, best first."""
        with self._looking() as looking:
            return looking.takeaways(wanted)

    def completions(self, beginning: str, limit: int, part: str = "text") -> list[Completion]:
        """Give the most frequent words of a part that begin with some folded letters."""
        with self._looking() as looking:
            return looking.completions(beginning, limit, part)

    def suggested(self, word: str) -> str | None:
        """Give a word of the index that may have been meant; None where there is no better."""
        with self._looking() as looking:
            return looking.suggested(word)

    def frequencies(self, words: Sequence[str]) -> list[int]:
        """Tell how many articles have some words, folded, in any form."""
        with self._looking() as looking:
            return looking.frequencies(words)

    def alike(
        self, wanted: Sequence[Iterable[str]], limit: int, among: Collection[str]
    ) -> list[list[str]]:
        """Give the articles that have the most of some words, most first.

        Args:
            wanted: The stems of the words; several times.
            limit: How many articles are wanted for each.
            among: The articles that come into question.
        """
        with self._looking() as looking:
            return looking.alike(wanted, limit, among)

    @contextmanager
    def _looking(self) -> Iterator[Looking]:
        """Give what looks at the index as it is now, to one thread at a time."""
        with self._lock:
            index = self._opened()
            with whoosh_at_work(self._folder.path):
                if self._open is not None and not self._open.up_to_date():
                    # Whoosh's own refresh keeps segments without their new deletions.
                    self._open.close()
                    self._open = None
                    self._look = None
                if self._open is None:
                    self._open = index.searcher()
                if self._look is None:
                    self._look = Looking(self._open)
                yield self._look
            self._resident.keep_small(self._open)

    def _opened(self) -> OpenedIndex:
        """Open the index that is there now, which another session may have made anew."""
        if self._ended:
            raise LibraryError(f"{clean_line(str(self._folder.path))}: this index has been closed")
        if self._index is not None and self._folder.build != self._build:
            self._close()
        if self._index is None:
            self._build = ""
            self._folder.ensure()
            self._build = self._folder.build  # what is damaged cannot say which it is
            self._index = self._folder.open()
            self._build = self._index.build
        return self._index

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        if self._index is not None:
            self._index.close()
        self._look = self._open = self._index = None
