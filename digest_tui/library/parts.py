"""What a library consists of: what not every command needs is imported once it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.library.folder import make_folder
from digest_tui.library.indexing import Indexing
from digest_tui.library.reading_anew import ReadAnew
from digest_tui.library.rules import Rules
from digest_tui.library.stories import Stories
from digest_tui.reader_state import ReaderState
from digest_tui.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.covering import Covering
    from digest_tui.library.everything import Everything
    from digest_tui.library.grouping import Grouping
    from digest_tui.library.incoming import Incoming
    from digest_tui.library.listing import Listing
    from digest_tui.library.meanings import Meanings
    from digest_tui.library.places import LibraryPlaces
    from digest_tui.library.searches import Searches
    from digest_tui.library.searching import Searching
    from digest_tui.library.versions import Versions


class Parts:
    """The parts of one library.

    Two threads that ask for one at the same moment may each be given their own; what takes
    much memory is made at once.
    """

    def __init__(self, folder: Path, outlets: Outlets | Rules, state: Path | None = None) -> None:
        """Open a library, making it where there is none.

        Args:
            folder: Where it is.
            outlets: How the texts of each outlet are read, or the files that say so.
            state: The folder of what the reader decides; without one, the library's.

        Raises:
            LibraryError: The folder cannot be used.
        """
        self.folder = folder
        self.rules = outlets if isinstance(outlets, Rules) else Rules(outlets=outlets)
        make_folder(folder)
        self.reader = ReaderState(state or folder)
        self._store = Store(folder, ReadAnew(self.rules))
        self._indexing = Indexing(folder, self._store)
        self.stories = Stories(self._store, self.reader)

    @property
    def outlets(self) -> Outlets:
        """How the texts of each outlet are read."""
        return self.rules.outlets

    @cached_property
    def covering(self) -> Covering:
        """Who tells what reports conclude."""
        from digest_tui.library.covering import Covering  # noqa: PLC0415

        return Covering(self._store, self._indexing)

    @cached_property
    def versions(self) -> Versions:
        """What outlets have changed of their articles."""
        from digest_tui.library.versions import Versions  # noqa: PLC0415

        return Versions(self._store, self.outlets)

    @cached_property
    def places(self) -> LibraryPlaces:
        """Where the reader was."""
        from digest_tui.library.places import LibraryPlaces  # noqa: PLC0415

        return LibraryPlaces(self._store, self.reader)

    @cached_property
    def searches(self) -> Searches:
        """What helps with searching."""
        from digest_tui.library.proposing import Proposing  # noqa: PLC0415
        from digest_tui.library.searches import Searches  # noqa: PLC0415

        proposing = Proposing(self._store, self._indexing, self._meanings)
        return Searches(self._searching, proposing, self._grouping, self.reader.history)

    @cached_property
    def _everything(self) -> Everything:
        from digest_tui.library.everything import Everything  # noqa: PLC0415

        return Everything(self._store)

    @cached_property
    def _searching(self) -> Searching:
        from digest_tui.library.searching import Searching  # noqa: PLC0415

        return Searching(
            self._store, self._indexing, lambda: self.covering, self._meanings, self._listing
        )

    @cached_property
    def _listing(self) -> Listing:
        from digest_tui.library.listing import Listing  # noqa: PLC0415

        return Listing(self._store, self._indexing, self._meanings)

    @cached_property
    def _meanings(self) -> Meanings:
        from digest_tui.library.meanings import Meanings  # noqa: PLC0415

        return Meanings(self._store, self.rules, self._story_of)

    def _story_of(self, article_id: str) -> Sequence[str]:
        return self._grouping.story_of(article_id)

    @cached_property
    def _grouping(self) -> Grouping:
        from digest_tui.library.grouping import Grouping  # noqa: PLC0415

        return Grouping(self._store, self.stories)

    @cached_property
    def _incoming(self) -> Incoming:
        from digest_tui.library.incoming import Incoming  # noqa: PLC0415

        return Incoming(self.folder, self._store, self._indexing, self.outlets)
