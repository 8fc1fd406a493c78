"""What is known of all hits of a question beside the hits themselves, and how they are put."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    DATE = "date"
    """The newest first; what has no date last."""
    SOURCE = "source"
    """By the name of the source, of one source the newest first."""


@dataclass(frozen=True, slots=True)
class Like:
    """Asks for articles that are most like one, or like a passage of it."""

    article_id: str
    passage: str = ""
    """The words of the passage; empty where the whole article is meant."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many hits are of one month."""

    year: int
    month: int
    """From 1."""
    articles: int

    @property
    def name(self) -> str:
        """The month as people type it: `2025-02`."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def query(self) -> str:
        """What narrows a query to it."""
        return f"date:{self.name}"


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of all hits are of which source and of which month."""

    sources: tuple[tuple[str | None, int], ...] = ()
    """Slug and number, the most first; None is the unknown source."""
    months: tuple[MonthCount, ...] = ()
    """The newest first, only those that have any."""
    undated: int = 0
    """Hits whose day is not known."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name of a query, and how else it is spelled in the library."""

    word: str
    """As it was typed, folded."""
    others: tuple[str, ...]
    """What was looked for as well, the most frequent first."""
