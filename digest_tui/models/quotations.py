"""Passages in quotation marks, and where else their words stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from digest_tui.models.spans import Span

NOTHING = Span(0, 0)
"""Where there are no words."""


class Match(StrEnum):
    """How the words of a quotation stand elsewhere."""

    EXACT = "exact"
    ALTERED = "altered"
    NOWHERE = "nowhere"
    """No other article has them, nor a Key Takeaway that one carries."""


class CarriedTakeaway(NamedTuple):
    """A Key Takeaway, by the positions of what it stands in."""

    article: int
    """Which article of the comparison carries it, from 0."""
    assessment: int
    """Which of the article's assessments, from 0."""
    takeaway: int
    """Which of the assessment's takeaways, from 0."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks, and one place that has its words; or that none has."""

    match: Match
    one: int
    """The sentence that quotes, by its position."""
    one_span: Span
    """The words that are quoted, without the marks."""
    other: int | None = None
    """The sentence of another article that has the same words."""
    takeaway: CarriedTakeaway | None = None
    """The takeaway that has them."""
    other_span: Span = NOTHING
    """Where they stand in the sentence or the takeaway."""
    altered: tuple[tuple[Span, Span], ...] = ()
    """The words that differ, here and there; where one has none, `NOTHING`."""
