"""What a mistake of the program leaves: a log for who mends it, one line for the reader."""

from __future__ import annotations

import os
import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest_tui import __version__
from digest_tui.errors import Crashed
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from pathlib import Path

LOG = "crash.log"
MOST_KEPT = 200_000
"""Bytes of the log; the oldest go first."""
_MOST_TOLD = 20_000
"""Characters of one mistake; a message can quote all of an article."""
_SHOWN = 120


def crashed(error: BaseException, folder: Path) -> Crashed:
    """Log a mistake, and give the error that tells the reader of it.

    Args:
        error: The mistake.
        folder: The reader's folder for what the program remembers.
    """
    said = clean_line(str(error).strip()[:_SHOWN])
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    place = _logged(_told(error), folder)
    where = f"its log is {clean_line(str(place))}" if place else "its log cannot be written"
    return Crashed(f"the program made a mistake and had to end ({what}); {where}")


def _told(error: BaseException) -> str:
    """Give the traceback, without the values in it: they are what the reader reads."""
    lines = "".join(traceback.format_exception(error))
    if len(lines) > _MOST_TOLD:
        half = _MOST_TOLD // 2
        lines = f"{lines[:half]}\n[...]\n{lines[-half:]}"
    head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, digest-tui {__version__}"
    running = f"Python {platform.python_version()}, {platform.system()}"
    told = "\n".join(map(clean_line, lines.splitlines()))
    return f"{head}, {running}, TERM={clean_line(os.environ.get('TERM', ''))}\n{told}\n\n"


def _logged(told: str, folder: Path) -> Path | None:
    """Add to the log, which is for its reader's eyes alone; None where that cannot be."""
    path, aside = folder / LOG, folder / f"{LOG}.{os.getpid()}"
    new = told.encode(errors="backslashreplace")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write((_before(path) + new)[-MOST_KEPT:])
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        return None
    return path


def _before(path: Path) -> bytes:
    """Read what is there of the log, if it is one of ours."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MOST_KEPT)
