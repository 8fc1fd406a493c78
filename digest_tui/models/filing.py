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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    origin: str
    filed: Filed | None
    """None where it was refused."""
    article: Entry | None = None
    refused: str | None = None
    """Why it could not be read."""
