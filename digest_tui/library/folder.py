"""The folder of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make the folder of a library where there is none.

    Raises:
        LibraryError: It cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        shown = clean_line(str(folder))
        if isinstance(error, FileExistsError):
            raise LibraryError(f"{shown} is a file; a library is a folder") from error
        raise LibraryError(
            f"{shown}: no library can be made here ({error.strerror or error})"
        ) from error
