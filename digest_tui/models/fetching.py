"""What comes of asking the sources that a reader follows."""

from __future__ import annotations

from dataclasses import dataclass

from digest_tui.models.filing import Outcome
from digest_tui.models.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class FetchedArticle:
    """What became of one article of a source."""

    of: Subscription
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FetchedSource:
    """What became of one source, all of its articles done."""

    of: Subscription
    problem: str | None = None
    """Why nothing could be had of it."""
    unchanged: bool = False
    """It has nothing new since the last time."""
    entries: int = 0
    """How many its feed has."""
    new: int = 0
    """How many of them are filed now, new ones and new versions."""
    refused: int = 0
    notes: tuple[str, ...] = ()
    """What the reader should know of it."""
