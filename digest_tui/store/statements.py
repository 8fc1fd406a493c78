"""Pieces of SQL for lists of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Value = TypeVar("_Value", str, int)

_AT_ONCE = 500
"""Marks in one statement; SQLite takes more, but how many is up to whoever built it."""


def batches(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Give some values at a time, so that each can have a mark in one statement."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def marks(values: Sequence[str] | Sequence[int]) -> str:
    """Give the marks of some values: `?, ?, ?`."""
    return ", ".join("?" * len(values))


def of_sources(sources: Sequence[str | None]) -> tuple[str, tuple[str, ...]]:
    """Make the WHERE clause for some sources, and its values; None is the unknown source."""
    if not sources:
        return "", ()
    named = tuple(source for source in sources if source)
    parts = [f"source IN ({marks(named)})"] if named else []
    if len(named) < len(sources):
        parts.append("source IS NULL")
    return f"WHERE {' OR '.join(parts)}", named
