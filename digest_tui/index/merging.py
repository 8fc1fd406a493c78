"""Merges small segments while everybody goes on reading, and writing, beside it.

The merged segment is written without the lock, from files that nobody changes. Only then is
the lock taken: what was deleted meanwhile is deleted in it too, and if one of the segments
counts no more, all was for nothing.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest_tui.errors import NoLongerWanted
from digest_tui.index import durable
from digest_tui.index.codec import ArraySegment
from digest_tui.index.damage import explained, whoosh_at_work
from digest_tui.index.segment.merging import merge
from digest_tui.index.storage import NAME, BuildStorage
from digest_tui.index.writing import change

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from digest_tui.index.folder import IndexFolder
    from digest_tui.index.segment import SegmentArrays

_ENOUGH = 10
"""Segments that are left as they are: each takes a part of a millisecond of every search."""
_TOO_MANY = 20
"""Segments of less than half the largest size, above which the two smallest are merged."""
_WORTH_IT = 4
"""Segments of about one size: merging fewer would move every document too often."""
_MOST_DOCUMENTS = 50_000
"""In a merged segment: from there on a search gains nothing by merging more."""
_MOST_BYTES = 64 << 20
"""In a merged segment. It is made in memory, of some seven times as much."""
_PATIENCE = 10.0
"""Seconds to wait for another session, whose commit takes a part of one."""


class _Part(NamedTuple):
    segment: ArraySegment
    arrays: SegmentArrays
    kept: NDArray[np.bool_] | None


def planned(sizes: Sequence[int], most: int = _MOST_DOCUMENTS) -> list[int]:
    """Choose which segments to merge next, of their numbers of documents.

    Segments of about one size are merged, the smallest first, so that a document is moved
    as many times as there are sizes, each some times as large as the one before.

    Args:
        sizes: The documents of each.
        most: The documents that a merged one may have.

    Returns:
        Their places, ascending; nothing where all can be left as they are.
    """
    if len(sizes) <= _ENOUGH:
        return []
    order = sorted(range(len(sizes)), key=lambda place: sizes[place])
    for first in range(len(order) - 1):
        chosen, total = [order[first]], sizes[order[first]]
        for place in order[first + 1 :]:
            if sizes[place] > total or total + sizes[place] > most:
                break
            chosen.append(place)
            total += sizes[place]
        if len(chosen) >= _WORTH_IT:
            return sorted(chosen)
    # Those that are as large as they may be do not count: where they alone were too many,
    # every article would be merged with all that came since.
    if sum(2 * size <= most for size in sizes) > _TOO_MANY:
        return sorted(order[:2])
    return []


def merge_some(folder: IndexFolder, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Merge some segments into one, if there are too many.

    Args:
        folder: Where.
        wanted: Asked some times a second; when it says no, all of it is thrown away.

    Returns:
        Whether that was done; then more may be left to do.

    Raises:
        IndexDamaged: What is there cannot be merged.
        NoLongerWanted: So it was said.
        LibraryBusy: Another session is writing; what was merged is thrown away.
        LibraryError: There is no room or no permission.
    """
    with whoosh_at_work(folder.path):
        storage = BuildStorage(folder.place(folder.build))
        try:
            if not _plan(storage)[1]:
                return False  # nobody is kept from writing for a mere look
        finally:
            storage.let_go()

    def go_on() -> None:
        if not wanted():
            raise NoLongerWanted

    with ExitStack() as held:
        with folder.lock(0):
            build = folder.build
            with whoosh_at_work(folder.path):
                storage = BuildStorage(folder.place(build))
                held.callback(storage.let_go)
                parts = _chosen(storage)
            if not parts:
                return False
            beside = held.enter_context(folder.beside())
        merged = ArraySegment(NAME)
        with explained(folder.path, "merged"):
            with whoosh_at_work(folder.path):
                whole = [(one.arrays, one.kept) for one in parts]
                written = merge(merged.path(beside), whole, go_on)
                merged.is_written(written)
                merged.open(beside).verify()
            durable.keep(merged.path(beside))
            go_on()
            with folder.lock(_PATIENCE, wanted):
                return folder.build == build and _exchanged(folder, storage, parts, merged, beside)


def _plan(storage: BuildStorage) -> tuple[list[ArraySegment], list[int]]:
    segments: list[ArraySegment] = storage.toc().segments
    if len(segments) <= _ENOUGH:
        return segments, []
    taken = sum(segment.path(storage.path).stat().st_size for segment in segments)
    documents = sum(segment.documents for segment in segments)
    most = min(_MOST_DOCUMENTS, _MOST_BYTES * documents // taken)
    return segments, planned([segment.doc_count() for segment in segments], most)


def _chosen(storage: BuildStorage) -> list[_Part]:
    segments, chosen = _plan(storage)
    return [
        _Part(segments[at], segments[at].open(storage.path), segments[at].kept) for at in chosen
    ]


def _exchanged(
    folder: IndexFolder,
    storage: BuildStorage,
    parts: Sequence[_Part],
    merged: ArraySegment,
    beside: Path,
) -> bool:
    """Let a merged segment count instead of its parts, if they still do; the lock is held."""
    with whoosh_at_work(folder.path):
        present: dict[ArraySegment, ArraySegment] = {
            segment: segment for segment in storage.toc().segments
        }
        if not all(part.segment in present for part in parts):
            return False
        merged.deleted = _deleted_since(parts, present)
        merged.path(beside).rename(merged.path(storage.path))
        old = {part.segment for part in parts}
        change(
            storage,
            lambda segments: [one for one in segments if one not in old] + [merged],
        )
    return True


def _deleted_since(parts: Sequence[_Part], present: dict[ArraySegment, ArraySegment]) -> set[int]:
    """Give what was deleted after a merge began, by where it is in the merged segment."""
    deleted: set[int] = set()
    before = 0
    for part in parts:
        kept = np.ones(part.arrays.documents, np.bool_) if part.kept is None else part.kept
        place = np.cumsum(kept) - 1 + before
        new = [one for one in present[part.segment].deleted if kept[one]]
        deleted.update(place[new].tolist())
        before += int(kept.sum())
    return deleted
