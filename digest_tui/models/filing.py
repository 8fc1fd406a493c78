"""What becomes of what is put into a library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest_tui.models.search import Entry


class Filed(StrEnum):
    """What became of an article that was given to the store."""

    NEW = "filed"
    KNOWN = "already known"
    READ_ANEW = "read anew"
    """The text was there; it is now read by other rules or with another source."""
    NEW_VERSION = "new version"
    """The article was there; its outlet has changed it since."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A number of files and their bytes."""

    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    origin: str
    filed: Filed | None
    """None where it was refused."""
    article: Entry | None = None
    refused: str | None = None
    """Why it could not be read."""
    done: Volume = Volume()
    """How much of the inputs has been gone through, this one and all before it."""
