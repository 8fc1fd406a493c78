"""Which words of two wordings of one thing differ."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


class Piece(NamedTuple):
    """A word or a sign of a text."""

    key: str
    """The same for what is to count as the same."""
    start: int
    end: int


def differing(ours: Sequence[Piece], theirs: Sequence[Piece]) -> tuple[tuple[Span, Span], ...]:
    """Give the words that differ, here and there; where words came in, the place of that."""
    matcher = SequenceMatcher(
        None, [piece.key for piece in ours], [piece.key for piece in theirs], autojunk=False
    )
    return tuple(
        (_span(ours, i1, i2), _span(theirs, j1, j2))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def ends_apart(ours: Sequence[Piece], theirs: Sequence[Piece]) -> tuple[tuple[Span, Span], ...]:
    """Give all that stands between the words that both begin with and both end with."""
    least = min(len(ours), len(theirs))
    first = next((at for at in range(least) if ours[at].key != theirs[at].key), least)
    last = next(
        (at for at in range(least - first) if ours[-1 - at].key != theirs[-1 - at].key),
        least - first,
    )
    spans = (_span(ours, first, len(ours) - last), _span(theirs, first, len(theirs) - last))
    return (spans,) if len(ours) != len(theirs) or first < least else ()


def effort(ours: Sequence[Piece], theirs: Sequence[Piece]) -> int:
    """Tell what `differing` has to look at: each pair of places that have the same word."""
    counts = Counter(piece.key for piece in ours)
    return sum(counts[piece.key] for piece in theirs)


def _span(pieces: Sequence[Piece], first: int, last: int) -> Span:
    if first < last:
        return Span(pieces[first].start, pieces[last - 1].end)
    at = pieces[first - 1].end if first else 0
    return Span(at, at)
