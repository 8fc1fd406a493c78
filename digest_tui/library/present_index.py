"""Which index a library has: the one in its folder or, where that is no use, a session's own."""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from digest_tui import kiosk
from digest_tui.errors import LibraryError
from digest_tui.store import DATABASE
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from digest_tui.index import Index


class PresentIndex:
    """Opens the index when it is first needed. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Index | None = None
        self._aside: TemporaryDirectory[str] | None = None
        self._closed = False
        self._lock = threading.Lock()

    @property
    def shown(self) -> str:
        """The library's folder, to be named in a message."""
        return clean_line(str(self._folder))

    @property
    def is_aside(self) -> bool:
        """Whether it is the session's own."""
        return self._aside is not None

    def opened(self) -> Index:
        """Give the index.

        Raises:
            LibraryError: The library has been closed.
        """
        from digest_tui.index import Index  # noqa: PLC0415 - Whoosh takes 0.1 s

        with self._lock:
            if self._closed:
                raise LibraryError(f"{self.shown}: this library has been closed")
            if self._index is None:
                self._index = Index(self._folder, self._folder / DATABASE)
            return self._index

    def is_of_another_version(self) -> bool:
        """Tell whether the library has an index, where it has none that can be read."""
        return any(self._folder.glob("index-v*"))

    def set_aside(self) -> None:
        """Have one in a folder of our own: the library's cannot be written, but can be read.

        Raises:
            LibraryError: There is no room for it.
        """
        from digest_tui.index import Index  # noqa: PLC0415 - see above

        if kiosk.is_on():  # it writes nowhere, and many who build would take all of the host
            raise LibraryError("nothing can be searched here now; tell who runs this host")
        try:
            aside = TemporaryDirectory(prefix="digest-tui-", ignore_cleanup_errors=True)
        except OSError as error:
            raise LibraryError(f"no temporary folder can be made ({error.strerror})") from error
        with self._lock:
            if self._index is not None:
                self._index.close()
            self._aside = aside
            self._index = Index(Path(aside.name))

    def end(self) -> None:
        """Give it to nobody any more; who has it may go on."""
        with self._lock:
            self._closed = True

    def close(self) -> None:
        """Let go of it, for good."""
        with self._lock:
            if self._index is not None:
                self._index.end()
            if self._aside is not None:
                self._aside.cleanup()
