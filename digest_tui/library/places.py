"""Where the reader was in a library, as far as that is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from digest_tui.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models.last_place import LastPlace
    from digest_tui.reader_state import ReaderState
    from digest_tui.store import Store

_LEAST = 2
"""Articles that a comparison needs."""


class LibraryPlaces:
    """The places of one reader in one library. Safe to call from any thread."""

    def __init__(self, store: Store, reader: ReaderState) -> None:
        self._store = store
        self._reader = reader
        self._identity = ""

    def last(self) -> LastPlace | None:
        """Give the last place, without the articles that are gone.

        Raises:
            LibraryError: It cannot be read.
        """
        place = self._reader.places.take(self._library())
        if place is None:
            return None
        place = replace(place, marked=self._there(place.marked))
        compared = place.comparison
        if compared is not None and (there := self._there(compared.articles)) != compared.articles:
            kept = replace(compared, articles=there, spots=()) if len(there) >= _LEAST else None
            place = replace(place, comparison=kept)
        return place

    def keep(self, place: LastPlace) -> None:
        """Keep a place, instead of the one before.

        Raises:
            LibraryError: It cannot be kept.
        """
        self._reader.places.keep(self._library(), place)

    def _library(self) -> str:
        self._identity = self._identity or self._store.identity()
        return self._identity

    def _there(self, articles: Sequence[str]) -> tuple[str, ...]:
        return tuple(filter(self._is_there, articles))

    def _is_there(self, article: str) -> bool:
        try:
            self._store.entry(article)
        except NotFound:
            return False
        return True
