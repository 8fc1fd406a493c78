"""What a finder of differences gets, and what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest_tui.models import Difference, Span


class Telling(NamedTuple):
    """A sentence and what surrounds it."""

    text: str
    article: tuple[str, ...]
    """All sentences of its article."""
    at: int = 0
    """Which of them it is."""


class Found(NamedTuple):
    """A difference between two sentences."""

    kind: Difference
    one: Span
    other: Span
