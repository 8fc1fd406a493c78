"""Makes segments of articles, in this process or in several, and counts what came of them.

A process that dies, or gives less than it was given, is noticed here: what every segment
holds is read from the segment itself, and a slice that is short is made again.
"""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Self

from digest_tui.errors import LibraryError
from digest_tui.index import durable
from digest_tui.index.codec import ArraySegment
from digest_tui.index.schema import ARTICLE, documents
from digest_tui.index.segment import ArraysDamaged, SegmentBuilder
from digest_tui.index.storage import NAME
from digest_tui.index.work import untold
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from pathlib import Path

    from digest_tui.index.work import Load, Tell

MOST_DOCUMENTS = 32_768
"""In a segment: more cost memory to make, fewer cost time to search."""
_MOST_WORDS = 16_000_000
"""Taken in by one process before it writes: some 25 bytes each."""
_SLICE = 25_000
"""Articles that a process makes a segment of: what has to be made again if it dies. They can
have some more documents, their takeaways."""
_WORTH_A_PROCESS = 1_000
"""Articles: a process takes as long to begin as a few hundred of them do."""
_AT_ONCE = 100
"""Articles taken from the store at once."""


class Filling:
    """Makes segments in a folder, from where they are made to count or swept."""

    def __init__(self, folder: Path, load: Load, jobs: int, tell: Tell = untold) -> None:
        """Begin nothing yet.

        Args:
            folder: Where to.
            load: Gives those of some articles that are still there. Where there are to be
                several processes, it has to be picklable.
            jobs: How many processes there may be.
            tell: Takes how many more articles are in.
        """
        self._folder = folder
        self._load = load
        self._jobs = jobs
        self._tell = tell
        self._stack = ExitStack()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def segments(self, ids: Sequence[str]) -> list[ArraySegment]:
        """Make segments of those of some articles that are still there.

        Raises:
            LibraryError: They come out short again and again, or the store cannot be read.
            OSError: There is no room or no permission.
        """
        made: list[ArraySegment] = []
        try:
            for some, segments in self._filled(ids):
                made += self._sound(some, segments)
                self._tell(len(some))
        except BaseException:
            remove(self._folder, made)
            raise
        return made

    def _sound(
        self, ids: Sequence[str], segments: list[ArraySegment] | None
    ) -> list[ArraySegment]:
        """Give the segments of some articles if nothing is wrong with them, else others."""
        if segments is not None and not self._is_short(ids, segments):
            return segments
        remove(self._folder, segments or ())
        again = fill(self._folder, ids, self._load)
        if self._is_short(ids, again):
            remove(self._folder, again)
            raise LibraryError(
                f"{clean_line(str(self._folder))}: the index does not hold what was written"
                " to it; the articles are safe in the library"
            )
        return again

    def _filled(
        self, ids: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], list[ArraySegment] | None]]:
        """Give slices of articles and their segments, or None where they were lost."""
        jobs = min(self._jobs, len(ids) // _WORTH_A_PROCESS)
        slices = [*_slices(ids, jobs)]
        if jobs < 2:
            for some in slices:
                yield some, fill(self._folder, some, self._load)
            return
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see below

        waiting: deque[tuple[Sequence[str], Future[list[ArraySegment]] | None]] = deque()
        for some in slices:
            waiting.append((some, self._given(some)))
        while waiting:
            some, future = waiting.popleft()
            try:
                segments = future.result() if future else None
            except BrokenProcessPool:  # all that were at work are lost with the one that died
                self._pool = None
                segments = None
            yield some, segments

    def _given(self, some: Sequence[str]) -> Future[list[ArraySegment]] | None:
        """Have another process make the segments of a slice, if that can be."""
        # All of this takes a while to import, and most of the time there is little to do.
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        from digest_tui.processes import begun, processes  # noqa: PLC0415

        if self._pool is None:
            self._pool = processes(self._jobs)
            self._stack.callback(self._pool.shutdown, wait=True, cancel_futures=True)
        try:
            return begun(self._pool, fill, self._folder, some, self._load)
        except BrokenProcessPool:
            return None

    def _is_short(self, ids: Sequence[str], segments: Iterable[ArraySegment]) -> bool:
        """Tell whether segments lack an article that is there, or are not as they were written."""
        try:
            held = [one for segment in segments for one in articles_of(self._folder, segment)]
        except (ArraysDamaged, FileNotFoundError):
            return True
        known = set(held)
        if len(known) < len(held) or not known.issubset(ids):
            return True
        lacking = [one for one in ids if one not in known]
        # What is lacking should be what was removed.
        return bool(lacking) and any(True for _ in self._load(lacking))


def fill(folder: Path, ids: Sequence[str], load: Load) -> list[ArraySegment]:
    """Make segments of articles, in this process.

    Raises:
        OSError: There is no room or no permission.
    """
    made: list[ArraySegment] = []
    builder = SegmentBuilder()
    try:
        for start in range(0, len(ids), _AT_ONCE):
            for article in load(ids[start : start + _AT_ONCE]):
                for document in documents(article):
                    builder.add(document)
            if builder.documents >= MOST_DOCUMENTS or builder.size >= _MOST_WORDS:
                _write(folder, builder, made)
                builder = SegmentBuilder()
        if builder.documents:
            _write(folder, builder, made)
    except BaseException:
        remove(folder, made)
        raise
    return made


def _write(folder: Path, builder: SegmentBuilder, made: list[ArraySegment]) -> None:
    segment = ArraySegment(NAME)
    made.append(segment)
    segment.is_written(builder.write(segment.path(folder)))
    durable.keep(segment.path(folder))


def articles_of(folder: Path, segment: ArraySegment) -> list[str]:
    """Give the ids of the articles that a segment holds, after a look at all of its bytes.

    Raises:
        ArraysDamaged: It is not what was written.
    """
    arrays = segment.open(folder)
    arrays.verify()
    kind, article = arrays.keywords["kind"], arrays.keywords["article"]
    docs = kind.docs(kind.lexicon.find(ARTICLE.encode()))
    return [article.lexicon[ordinal].decode() for ordinal in article.ordinals[docs].tolist()]


def remove(folder: Path, segments: Iterable[ArraySegment]) -> None:
    """Throw away the files of segments that count nowhere."""
    for segment in segments:
        with suppress(OSError):  # what is left is swept by the next writer
            segment.path(folder).unlink(missing_ok=True)


def _slices(ids: Sequence[str], jobs: int) -> Iterator[Sequence[str]]:
    """Cut into slices of nearly one size, so many that all processes end at nearly one time."""
    number = -(-len(ids) // _SLICE)
    if jobs > 1:
        number = -(-number // jobs) * jobs
    return (
        ids[len(ids) * n // number : len(ids) * (n + 1) // number] for n in range(max(number, 0))
    )
