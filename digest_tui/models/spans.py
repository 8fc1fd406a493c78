"""Places in texts, and texts with some of their parts marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of some text."""

    start: int
    end: int


class Place(NamedTuple):
    """Where something stands in an article's text as it came."""

    first_line: int
    """Counted from 1."""
    last_line: int
    start: int
    """The first character, counted from 0, in the cleaned text of the whole input."""
    end: int


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A text with some of its parts marked; below the screen emphasis has no other form."""

    text: str
    spans: tuple[Span, ...] = ()
    """In order, not empty, not overlapping."""
