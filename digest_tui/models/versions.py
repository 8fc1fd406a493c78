"""Versions of one article, and what changed from one to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from digest_tui.models.dates import GivenDate
from digest_tui.models.spans import Span


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was at one time."""

    number: int
    """From 1, the oldest first; people type it."""
    filed: datetime
    origin: str
    """The file or address it came from, for people."""
    url: str | None
    published: GivenDate | None
    title: str


class Fate(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    """In the same words; quotation marks, dashes and spaces may be others."""
    MOVED = "moved"
    """In the same words, elsewhere."""
    ALTERED = "altered"
    ADDED = "added"
    REMOVED = "removed"


class Where(StrEnum):
    """The part of an article that a sentence stands in, in the order of reading."""

    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    PUBLISHED = "published"
    BODY = "body"
    TAKEAWAY = "takeaway"


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence, before and after. A heading and a takeaway count as one, too."""

    kind: Fate
    where: Where
    before: str | None
    """Its words before; None where it was added."""
    after: str | None
    """None where it was removed."""
    before_at: int | None = None
    """Which sentence of the version before it was, from 0."""
    after_at: int | None = None
    before_spans: tuple[Span, ...] = ()
    """The words that are there no more, in an altered sentence."""
    after_spans: tuple[Span, ...] = ()
    """The words that came in."""


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What changed from one version to another."""

    changes: tuple[Change, ...]
    """All sentences, in the order of the version after. What was removed stands where it
    was, what was moved where it is."""

    @property
    def counts(self) -> Counter[Fate]:
        """How many sentences each thing became of."""
        return Counter(change.kind for change in self.changes)

    @property
    def differing(self) -> int:
        """How many sentences are not what they were."""
        return sum(change.kind is not Fate.KEPT for change in self.changes)
