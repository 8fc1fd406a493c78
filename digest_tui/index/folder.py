"""The folder of the index: opened, made, thrown away, and how far it follows which store."""

from __future__ import annotations

import shutil
import time
import uuid
from typing import TYPE_CHECKING, NamedTuple

from whoosh.index import FileIndex, create_in, open_dir

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.index.damage import whoosh_at_work
from digest_tui.index.lock import PAUSE, held
from digest_tui.index.schema import VERSION, make_schema
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

_PATIENCE = 10.0
"""Seconds to wait for a session that is making the index, which takes milliseconds."""


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

    def __init__(self, library: Path) -> None:
        self.path = library / f"index-v{VERSION}"
        self._mark = self.path / "mark"
        self._lock = library / "index.lock"

    def lock(
        self, patience: float, wanted: Callable[[], bool] = lambda: True
    ) -> AbstractContextManager[None]:
        """Keep all other sessions from making the index and from writing to it.

        Raises:
            LibraryBusy: Another session has been doing so all the time.
        """
        return held(self._lock, patience, wanted)

    def open(self) -> FileIndex:
        """Open the index.

        Raises:
            IndexDamaged: What is there is no index of this version.
            LibraryError: The system does not let us.
        """
        with whoosh_at_work(self.path):
            return open_dir(str(self.path))

    def ensure(self) -> None:
        """Make an empty index where there is none.

        Raises:
            LibraryError: It cannot be made.
        """
        # A session that fills an index has made it first: who waits for the folder waits
        # for milliseconds, who waited for the lock would wait until it is full.
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
        with whoosh_at_work(self.path):
            return self._mark.exists()

    def make(self) -> None:
        """Put an empty index in the place of what is there, while the lock is held.

        It is made aside, so that no session ever sees half of one; what another session
        has open stays readable until it is closed.

        Raises:
            LibraryError: There is no room or no permission.
        """
        build = uuid.uuid4().hex
        aside = self.path.with_name(f"{self.path.name}.{build}")
        try:
            aside.mkdir(mode=0o700, parents=True)
            create_in(str(aside), make_schema())
            (aside / self._mark.name).write_text(" ".join(map(str, Mark(build))))
            if self.path.exists():
                self.path.rename(self.path.with_name(f"{aside.name}.old"))
            aside.rename(self.path)
            self._sweep()
        except OSError as error:
            shutil.rmtree(aside, ignore_errors=True)
            raise LibraryError(
                f"{clean_line(str(self.path))}: the index cannot be made"
                f" ({error.strerror or error})"
            ) from error

    def _sweep(self) -> None:
        """Throw away what older versions left, and what was being made when it was killed."""
        for old in self.path.parent.glob("index-v*"):
            if old.is_symlink() or not old.is_dir():
                if old.suffix == ".old":  # no folder of ours, but it stood in its place
                    old.unlink()
            elif old != self.path:
                shutil.rmtree(old, ignore_errors=True)

    @property
    def mark(self) -> Mark:
        """Which index this is now, and how far it has come.

        Raises:
            IndexDamaged: It does not say.
        """
        with whoosh_at_work(self.path):
            build, library, revision = self._mark.read_text().split()
            return Mark(build, library, int(revision))

    def set_mark(self, mark: Mark) -> None:
        """Note how far the index has come, after it was committed."""
        aside = self._mark.with_suffix(".new")
        aside.write_text(" ".join(map(str, mark)))
        aside.replace(self._mark)
