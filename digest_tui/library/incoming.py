"""What comes into a library: what a reader names, and what the sources have that are followed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from digest_tui.library.fetching import Fetching
from digest_tui.library.filing import Filing
from digest_tui.library.inputs import pieces
from digest_tui.models import FetchSettings
from digest_tui.store.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.indexing import Indexing
    from digest_tui.models import (
        FetchedArticle,
        FetchedSource,
        Outcome,
        Subscriptions,
    )
    from digest_tui.store import Store


class Incoming:
    """Files what comes in. Safe to call from any thread."""

    def __init__(self, folder: Path, store: Store, indexing: Indexing, outlets: Outlets) -> None:
        self._filing = Filing(store, indexing, outlets)
        self._fetching = Fetching(self._filing, Entries(store.path), folder)

    def add(
        self, paths: Sequence[str], source: str | None, jobs: int, manners: FetchSettings | None
    ) -> Iterator[Outcome]:
        """File the articles behind some paths; see `Library.add`."""
        stop = threading.Event()
        try:
            with self._fetching.asking(manners or FetchSettings(), stop) as ask:
                yield from self._filing.file(pieces(paths, ask), source, jobs)
        finally:
            stop.set()

    def fetch(
        self, following: Subscriptions, stop: threading.Event, *, force: bool, anew: bool
    ) -> Iterator[FetchedArticle | FetchedSource]:
        """File what sources have new; see `Library.fetch`."""
        yield from self._fetching.fetch(following, stop, force=force, anew=anew)
