"""Says what a command waits for, where it takes long."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest_tui.cli.output import echo_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.library import Library

_PATIENCE = 1.0
"""Seconds before anything is said, and between two looks."""


@contextmanager
def index_awaited(library: Library) -> Iterator[None]:
    """Say so if a search index has to be made first: at a hundred thousand articles, a minute."""
    is_done = threading.Event()

    def watch() -> None:
        while not is_done.wait(_PATIENCE):
            indexed = library.searches.indexing
            if indexed:
                echo_words(f"making the search index of {indexed[1]:,} articles; it is kept")
                return

    watching = threading.Thread(target=watch, name="waiting for the index", daemon=True)
    watching.start()
    try:
        yield
    finally:
        is_done.set()
        watching.join()
