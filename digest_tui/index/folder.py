"""The folder of the index: builds beside each other, and a pointer that names the one that counts.

    index-v4            "index-v4.<build>", replaced by renaming another over it
    index-v4.<build>/   Whoosh's index, and how far it follows which library (`mark`)
    index.lock          held by the one session that makes or writes an index

Nothing is changed in place, so whoever has a build open can read it to the end.
"""

from __future__ import annotations

import re
import shutil
import time
import uuid
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from whoosh.index import clean_files

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.index import durable, trust
from digest_tui.index.damage import IndexDamaged, explained, whoosh_at_work
from digest_tui.index.lock import PAUSE, held, is_held
from digest_tui.index.schema import VERSION, make_schema
from digest_tui.index.storage import NAME, BuildStorage, OpenedIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from whoosh.codec.base import Segment

_PATIENCE = 10.0
"""Seconds to wait for a session that is making the index, which takes milliseconds."""
_BUILD = re.compile("[0-9a-f]{32}")
_MARK = "mark"
_LAST = 2**63 - 1
"""The last change that SQLite can count."""
_FILLING = "filling"
"""Locked in a folder beside the builds as long as a session fills it without the lock."""

Found = TypeVar("Found")


class Mark(NamedTuple):
    """Which index this is, and how far it follows which library."""

    build: str
    """Made anew with the index: two of one generation are not the same."""
    library: str = "-"
    """The id of the library that it has followed."""
    revision: int = 0
    """The last change of the library that it has seen; 0 before the first."""


class IndexFolder:
    """One version of the index in a library's folder."""

    def __init__(self, library: Path, like: Path | None = None) -> None:
        """Look at no file yet.

        Args:
            library: The library's folder.
            like: Who may read this file may read the index; without it, only its owner.
        """
        self.path = library / f"index-v{VERSION}"
        self._like = like
        self._lock = library / "index.lock"

    def lock(
        self, patience: float, wanted: Callable[[], bool] = lambda: True
    ) -> AbstractContextManager[None]:
        """Keep all other sessions from making the index and from writing to it.

        Raises:
            LibraryBusy: Another session has been doing so all the time.
        """
        return held(self._lock, patience, wanted)

    @property
    def build(self) -> str:
        """The build that counts now.

        Raises:
            IndexDamaged: None does.
            IndexRefused: Others can have said so.
        """
        with whoosh_at_work(self.path):
            with trust.open_file(self.path.parent, self.path.name) as file:
                name, _, build = file.read(100).decode().strip().partition(".")
            if name != self.path.name or not _BUILD.fullmatch(build):
                raise IndexDamaged(f"{self.path.name} names no index")
            return build

    def place(self, build: str) -> Path:
        """Tell where a build is."""
        return self.path.with_name(f"{self.path.name}.{build}")

    def open(self) -> OpenedIndex:
        """Open the build that counts.

        Raises:
            IndexDamaged: What is there is no index of this version.
            IndexRefused: Others can have written it.
            LibraryError: The system does not let us.
        """

        def opened(build: str) -> OpenedIndex:
            storage = BuildStorage(self.place(build))
            try:
                return OpenedIndex(storage, build)
            except BaseException:
                storage.let_go()
                raise

        return self._of_present(opened)

    @property
    def mark(self) -> Mark:
        """Which index this is now, and how far it has come.

        Raises:
            IndexDamaged: It does not say.
            IndexRefused: Others can have written it.
        """

        def read(build: str) -> Mark:
            with trust.open_file(self.place(build), _MARK) as file:
                named, library, revision = file.read(1000).decode().split()
            if named != build:
                raise IndexDamaged(f"{_MARK} is that of another index")
            if not 0 <= int(revision) <= _LAST:
                raise IndexDamaged(f"{_MARK} names a change that no library can have")
            return Mark(build, library, int(revision))

        return self._of_present(read)

    def _of_present(self, act: Callable[[str], Found]) -> Found:
        """Do something with the build that counts, once more if it was replaced meanwhile."""
        build = self.build
        while True:
            try:
                with whoosh_at_work(self.path):
                    return act(build)
            except IndexDamaged:
                before, build = build, self.build
                if build == before:
                    raise

    def set_mark(self, mark: Mark) -> None:
        """Note how far the index has come, after it was committed."""
        with whoosh_at_work(self.path):
            _put_mark(self.place(mark.build), mark)

    def ensure(self) -> None:
        """Make an empty index where there is none.

        Raises:
            IndexRefused: What is there can be written by others.
            LibraryError: It cannot be made.
        """
        # Who waits for an index waits for milliseconds; who waited for the lock would wait
        # until another session has filled it.
        until = time.monotonic() + _PATIENCE
        while not self._is_there():
            try:
                with self.lock(patience=0):
                    if not self._is_there():
                        self.make()
            except LibraryBusy:
                if time.monotonic() >= until:
                    raise
                time.sleep(PAUSE)

    def _is_there(self) -> bool:
        try:
            return (self.place(self.build) / _MARK).exists()
        except IndexDamaged:
            return False

    def make(self) -> None:
        """Put an empty index in the place of what is there, while the lock is held.

        Raises:
            LibraryError: There is no room or no permission.
        """
        with self.building() as (build, place):
            fill_build(place, [])
            self.swap(Mark(build))

    @contextmanager
    def building(self) -> Iterator[tuple[str, Path]]:
        """Give a new build and its folder, to be filled while the lock is held.

        It is thrown away unless `swap` has made it count.

        Raises:
            LibraryError: There is no room or no permission.
        """
        build = uuid.uuid4().hex
        place = self.place(build)
        with explained(self.path, "made"):
            try:
                durable.make_folder(place, self._like)
                yield build, place
            except BaseException:
                with suppress(LibraryError):  # what cannot be told now is swept later
                    if not self._counts(build):
                        shutil.rmtree(place, ignore_errors=True)
                raise

    def _counts(self, build: str) -> bool:
        try:
            return self.build == build
        except IndexDamaged:
            return False

    def swap(self, mark: Mark) -> None:
        """Make a build count that is whole, while the lock is held.

        The one before is thrown away. Who has it open can read on, and who was about to
        open it looks once more which one counts.
        """
        place = self.place(mark.build)
        _put_mark(place, mark)
        if self.path.is_dir() and not self.path.is_symlink():  # an early form of this version
            self.path.rename(place.with_name(f"{place.name}.old"))
        durable.put(self.path, f"{place.name}\n".encode())
        self.sweep()

    @contextmanager
    def beside(self) -> Iterator[Path]:
        """Give a folder to be filled without the lock, which is held as this is called.

        It is gone at the end; sessions that sweep meanwhile leave it.
        """
        place = self.place(f"{uuid.uuid4().hex}.merge")
        try:
            with explained(self.path, "merged"):
                durable.make_folder(place, self._like)
                with held(place / _FILLING, 0):
                    yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def sweep(self) -> None:
        """Throw away what counts no more, and what killed sessions left; the lock is held."""
        counts = {self.path, self.place(self.build)}
        for old in self.path.parent.glob("index-v*"):
            if old in counts or is_held(old / _FILLING):
                continue
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old, ignore_errors=True)
            elif _is_ours(old.name):
                old.unlink(missing_ok=True)


def fill_build(place: Path, segments: Sequence[Segment]) -> None:
    """Write the table of contents of a new build, and throw away what is not in it."""
    storage = BuildStorage(place)
    try:
        storage.put_toc(make_schema(), segments, 0)
        clean_files(storage, NAME, 0, segments)
    finally:
        storage.let_go()


def _is_ours(name: str) -> bool:
    """Tell whether a file can be a pointer, or a part of the index, of any version."""
    return re.fullmatch(r"index-v[0-9]+(\.new|\.[0-9a-f]{32}.*)?", name) is not None


def _put_mark(place: Path, mark: Mark) -> None:
    durable.put(place / _MARK, " ".join(map(str, mark)).encode())
