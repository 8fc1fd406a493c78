"""Coverage: which sources tell what a report concludes, and by which sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest_tui.models.reports import Report
from digest_tui.models.search import Entry, Told
from digest_tui.models.spans import Span


class Dated(StrEnum):
    """By what an article is known to be of the days of a report."""

    GIVEN = "dates"
    """The dates of both are given."""
    YEAR = "nearest year"
    """The year of one of them is not: it is taken to be the one that makes them nearest."""
    QUOTED = "quoted report"
    """The date of the article is not: it counts as of the day of a report that it quotes."""
    FILED = "filing"
    """The date of one of them is not: it counts as of the day on which it was filed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that tells a takeaway, or part of it."""

    paragraph: int | None
    """Which of the body's paragraphs, from 0; None is the standfirst."""
    span: Span
    """Where it stands in the paragraph."""
    text: str
    score: float
    """How much it is like the takeaway, from 0 to 1."""
    run: int = 0
    """How many words of a part of the takeaway it has in their order, where that and not
    the score is what speaks for it."""


@dataclass(frozen=True, slots=True)
class ToldBy:
    """An article that tells a takeaway, or part of it."""

    article: Entry
    told: Told
    score: float
    passages: tuple[Passage, ...]
    """Best first; never empty."""
    dated: Dated


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source makes of one takeaway."""

    told: Told
    by: tuple[ToldBy, ...] = ()
    """Its articles that tell it, best first."""


@dataclass(frozen=True, slots=True)
class CoveredBy:
    """A source with articles of the days of a report: a column of the coverage."""

    slug: str | None
    """None stands for the articles whose source is unknown."""
    name: str
    articles: tuple[Entry, ...]
    """Those in which tellings were looked for."""
    dated: tuple[Dated, ...]
    """For each of them, by what it is known to be of these days."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Takeaways down, sources across."""

    report: Report
    sources: tuple[CoveredBy, ...]
    """Those that tell most first."""
    rows: tuple[tuple[Cell, ...], ...]
    """One a takeaway, in it a cell a source."""
    note: str | None = None
    """What the reader should know: what the index is behind with."""
