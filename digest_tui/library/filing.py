"""Filing what is behind paths: known ones are passed over, the others read and kept."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import LibraryError, Refused
from digest_tui.library.inputs import source_name
from digest_tui.library.reading import Reader, read_or_refuse
from digest_tui.models import Entry, Filed, Outcome
from digest_tui.store import ToFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library.indexing import Indexing
    from digest_tui.library.inputs import Piece
    from digest_tui.models import Article, Received, Volume
    from digest_tui.store import Store
    from digest_tui.store.desk import Desk

_INDEX_EVERY = 200
"""Articles after which what was added becomes searchable."""
_AT_ONCE = 64
_AT_LEAST_EVERY = 0.25
"""Articles and seconds after which what was read is kept: a transaction for each would make
the disk the slowest part, and what is not kept has to be read again after an interruption."""
_MOST_WAITING = 8 << 20
"""Bytes of texts that wait to be kept, or are read ahead: pages can have megabytes each."""
_CHANGED = frozenset({Filed.NEW, Filed.READ_ANEW, Filed.NEW_VERSION})


class _Given(NamedTuple):
    """A text on its way: known already, refused already, or being read."""

    piece: Piece
    known: Entry | None


class _Read(NamedTuple):
    """What came of a text before it is kept."""

    origin: str
    done: Volume
    what: Entry | Refused | ToFile


class Filing:
    """Puts articles into a store."""

    def __init__(self, store: Store, indexing: Indexing, outlets: Outlets) -> None:
        self._store = store
        self._indexing = indexing
        self._outlets = outlets

    def file(
        self, given: Iterable[Piece | None], source: str | None = None, jobs: int = 1
    ) -> Iterator[Outcome]:
        """File texts, as `file_on` does, and tell of nothing else."""
        return (one for one in self.file_on(given, source, jobs) if one is not None)

    def file_on(
        self, given: Iterable[Piece | None], source: str | None = None, jobs: int = 1
    ) -> Iterator[Outcome | None]:
        """File texts; one that cannot be read stops none. What is told of has been kept.

        Nothing (None) is told before the next text is waited for, if that can take a while.

        Args:
            given: The texts; None where the next one can take a while to come.
            source: The source of all of them, where the reader says it.
            jobs: How many processes read.

        Raises:
            WrongName: No source can be called so.
            LibraryError: An article cannot be filed.
        """
        source = None if source is None else source_name(source)
        waiting = 0
        with self._store.desk() as desk, Reader(self._outlets, source, jobs) as reader:
            work = _Work(desk, reader, self._outlets, source)
            for outcome in work.kept(work.read(given)):
                waiting += outcome is not None and outcome.filed in _CHANGED
                yield outcome
                if waiting == _INDEX_EVERY:
                    # What hinders this is said at the end, if it is still there: whatever
                    # the index does, the last of the articles is filed.
                    with suppress(LibraryError):
                        self._indexing.catch_up(patience=0)
                    waiting = 0


class _Work:
    """One filing: what it needs, and its steps."""

    def __init__(self, desk: Desk, reader: Reader, outlets: Outlets, source: str | None) -> None:
        self._desk = desk
        self._reader = reader
        self._outlets = outlets
        self._source = source

    def read(self, given: Iterable[Piece | None]) -> Iterator[_Read | None]:
        """Read texts, in their order; None where the next one can take a while to come."""
        ahead: deque[_Given] = deque()
        size = 0
        for piece in given:
            if piece is None:
                while ahead:
                    yield self._taken(ahead.popleft())
                size = 0
                yield None
                continue
            known = None
            if not isinstance(piece.what, Refused):
                known = self._known(piece.what)
                if known is None:
                    self._reader.give(piece.what)
            ahead.append(_Given(piece, known))
            size += _size(piece.what)
            while len(ahead) > self._reader.ahead or (ahead and size > _MOST_WAITING):
                size -= _size(ahead[0].piece.what)
                yield self._taken(ahead.popleft())
        while ahead:
            yield self._taken(ahead.popleft())

    def _known(self, received: Received) -> Entry | None:
        """Give the article that came of the same bytes, if it would be read as it is."""
        if received.url is not None and received.url == received.origin:
            return None  # fresh from the web: an outlet can take back what it has changed
        seen = self._desk.seen(received)
        if seen is None or seen.rules != self._outlets.fingerprint:
            return None
        if self._source is not None and self._source != seen.said_source:
            return None
        return seen.article

    def _taken(self, given: _Given) -> _Read:
        what, done = given.piece
        if isinstance(what, Refused):
            return _Read(what.origin, done, what)
        if given.known:
            return _Read(what.origin, done, given.known)
        article = self._reader.take()
        if self._source is None and not isinstance(article, Refused):
            article = self._as_said(article, what)
        if isinstance(article, Refused):
            return _Read(what.origin, done, article)
        to_file = ToFile(article, what, self._source, self._outlets.fingerprint)
        return _Read(what.origin, done, to_file)

    def _as_said(self, article: Article, received: Received) -> Article | Refused:
        """Read a text again where the reader has said before which source it is of."""
        said = self._desk.said_source(article, received)
        return read_or_refuse(received, self._outlets, said) if said else article

    def kept(self, read: Iterable[_Read | None]) -> Iterator[Outcome | None]:
        """Keep what was read, some at a time, and tell what became of each."""
        waiting: list[_Read] = []
        since, size = 0.0, 0
        for one in read:
            if one is not None:
                since = since if waiting else time.monotonic()
                waiting.append(one)
                size += len(one.what.received.data) if isinstance(one.what, ToFile) else 0
            late = time.monotonic() - since >= _AT_LEAST_EVERY
            enough = len(waiting) >= _AT_ONCE or size > _MOST_WAITING
            if waiting and (one is None or enough or late):
                yield from self._outcomes(waiting)
                waiting, size = [], 0
            if one is None:
                yield None
        yield from self._outcomes(waiting)

    def _outcomes(self, read: Sequence[_Read]) -> Iterator[Outcome]:
        to_file = [one.what for one in read if isinstance(one.what, ToFile)]
        filed = iter(self._desk.file(to_file) if to_file else ())
        for origin, done, what in read:
            if isinstance(what, Refused):
                yield Outcome(origin, None, refused=what.reason, done=done)
            elif isinstance(what, ToFile):
                became, article = next(filed)
                yield Outcome(origin, became, Entry.of(article), done=done)
            else:
                yield Outcome(origin, Filed.KNOWN, what, done=done)


def _size(what: Received | Refused) -> int:
    return 0 if isinstance(what, Refused) else len(what.data)
