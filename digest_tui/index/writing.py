"""A commit: which segments count from now on, and which of their documents do not any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from whoosh.index import clean_files

from digest_tui.index.storage import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from digest_tui.index.codec import ArraySegment
    from digest_tui.index.storage import BuildStorage


def commit(storage: BuildStorage, added: Sequence[ArraySegment], gone: Collection[str]) -> int:
    """Add segments that are in the folder to those that count, while the lock is held.

    Args:
        storage: The build.
        added: The segments.
        gone: The articles that do not count any more, but for what the segments hold.

    Returns:
        How many segments there are now.
    """

    def changed(segments: list[ArraySegment]) -> list[ArraySegment]:
        for segment in segments:
            forget(storage.path, segment, gone)
        return [*segments, *added]

    return change(storage, changed)


def change(
    storage: BuildStorage, changed: Callable[[list[ArraySegment]], list[ArraySegment]]
) -> int:
    """Let other segments count from now on, while the lock is held.

    Readers go on with what they have; who comes later finds all of it changed, or nothing.

    Args:
        storage: The build.
        changed: Gives the segments that are to count, of those that do.

    Returns:
        How many there are now.
    """
    toc = storage.toc()
    try:
        segments = [one for one in changed(toc.segments) if len(one.deleted) < one.documents]
        storage.put_toc(toc.schema, segments, toc.generation + 1)
    finally:
        sweep(storage)
    return len(segments)


def sweep(storage: BuildStorage) -> None:
    """Remove what does not count any more, or was to count and could not be made to."""
    toc = storage.toc()
    clean_files(storage, NAME, toc.generation, toc.segments)


def forget(folder: Path, segment: ArraySegment, articles: Collection[str]) -> None:
    """Mark the documents of some articles in a segment as deleted."""
    field = segment.open(folder).keywords["article"]
    found = [one for article in articles if (one := field.lexicon.find(article.encode())) >= 0]
    if found:
        segment.deleted.update(np.flatnonzero(np.isin(field.ordinals, found)).tolist())
