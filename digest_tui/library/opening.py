"""How a front end comes to a library: the reader's own, one for a while, the samples."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digest_tui import kiosk
from digest_tui.errors import LibraryError
from digest_tui.library.folder import is_made, require, require_read_only
from digest_tui.library.library import Library
from digest_tui.library.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.config import Config


def open_library(config: Config) -> Library:
    """Open the reader's library with the reader's rules.

    Raises:
        NoLibrary: The reader has named a folder that is none.
        LibraryError: The folder cannot be used.
    """
    if kiosk.is_on():
        require_read_only(config.library)
    elif config.is_named:
        require(config.library)
    return _open(config)


def open_to_fill(config: Config) -> tuple[Library, bool]:
    """Open the reader's library, made where there is none; tell whether a named one was made.

    Raises:
        LibraryError: The folder cannot be used.
    """
    is_new = config.is_named and not is_made(config.library)
    return _open(config), is_new


def _open(config: Config) -> Library:
    return Library(config.library, Rules(config.rules), config.state)


@contextmanager
def throw_away_library(config: Config) -> Iterator[Library]:
    """Open an empty library that is gone afterwards; the reader's own is not touched.

    What the reader decides is kept: it holds for these texts wherever they are.

    Raises:
        LibraryError: There is no room for it.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="digest-tui-", ignore_cleanup_errors=True)
    except OSError as error:
        raise LibraryError(
            f"no temporary folder can be made ({error.strerror or error})"
        ) from error
    with (
        folder as place,
        Library(Path(place), Rules(config.rules), config.state) as library,
    ):
        yield library


def samples() -> Path:
    """Give the folder of the sample articles: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "samples"
    return installed if installed.is_dir() else package.parent / "seeds"
