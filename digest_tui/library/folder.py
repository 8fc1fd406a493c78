"""The folder of a library: whether one is there, which may be meant, how it is made."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError, NoLibrary
from digest_tui.store import DATABASE
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NEAR = 1000
"""Folders that are looked at for one that may be meant."""
_LIKE_ENOUGH = 70


def is_made(folder: Path) -> bool:
    """Tell whether a library can be read from a folder: an empty one is meant to become one.

    What cannot be looked into is left to who opens it, and says why.
    """
    try:
        if not folder.is_dir():
            return folder.exists()
        with os.scandir(folder) as held:
            return next(held, None) is None or (folder / DATABASE).exists()
    except OSError:
        return True


def require(folder: Path) -> None:
    """See that there is a library in the folder that a reader names.

    Raises:
        NoLibrary: There is none; the message says which other folder may be meant.
    """
    if is_made(folder):
        return
    near = _near(folder)
    meant = f" (did you mean {clean_line(str(near))}?)" if near else ""
    raise NoLibrary(
        f"no library is in {clean_line(str(folder))}{meant}; `add` or `fetch` makes one there"
    )


def require_read_only(folder: Path) -> None:
    """See that there is a library in a folder, and that nothing can be written there.

    Raises:
        NoLibrary: There is none.
        LibraryError: It can be written.
    """
    if not os.access(folder / DATABASE, os.R_OK):
        raise NoLibrary("there is no library here that can be read; tell who runs this host")
    if any(os.access(each, os.W_OK) for each in (folder, folder / DATABASE)):
        raise LibraryError(
            "a kiosk shows the library of another account, and this one can be written;"
            " tell who runs this host"
        )


def _near(folder: Path) -> Path | None:
    """Give the library beside a folder that is called most like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only who has mistyped needs it

    try:
        with os.scandir(folder.parent) as beside:
            names = [one.name for one in islice(beside, _MOST_NEAR) if one.is_dir()]
        libraries = [name for name in names if (folder.parent / name / DATABASE).exists()]
    except OSError:  # what others keep there is not ours to know
        return None
    found = process.extractOne(
        folder.name, libraries, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return folder.parent / found[0] if found else None


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
