"""What changed from one version of an article to the next, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from digest_tui.analyse.altered import differing, effort, ends_apart
from digest_tui.analyse.versions.content import lines_of, pieces
from digest_tui.analyse.versions.pairing import altered_sentences, in_order, same_sentences
from digest_tui.models import Change, Fate, Span, VersionDiff, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.versions.content import Line
    from digest_tui.models import Article

    Numbered = Sequence[tuple[int, Line]]

_ONE_LINE = frozenset({Where.TITLE, Where.BYLINE, Where.PUBLISHED})
"""Parts that are one line, and are altered whatever they are changed to."""
_MOST_EFFORT = 20_000
"""Of one sentence; those of a normal one are some dozens. What takes more is marked whole."""
_MOST_EFFORT_IN_ALL = 500_000


def changed(before: Article, after: Article) -> VersionDiff:
    """Tell what became of every sentence from one version to another."""
    ours, theirs = list(enumerate(lines_of(after))), list(enumerate(lines_of(before)))
    marker = _Marker()
    changes: list[Change] = []
    for where in Where:
        was = [numbered for numbered in theirs if numbered[1].where is where]
        now = [numbered for numbered in ours if numbered[1].where is where]
        changes += _changes(was, now, marker)
    return VersionDiff(tuple(changes))


class _Marker:
    """Marks words, as long as that takes no longer than it may."""

    def __init__(self) -> None:
        self._left = _MOST_EFFORT_IN_ALL

    def mark(self, before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Give the words that differ, before and after."""
        one, other = pieces(before), pieces(after)
        needed = effort(one, other)
        if needed <= min(_MOST_EFFORT, self._left):
            self._left -= needed
            found = differing(one, other)
        else:
            found = ends_apart(one, other)
        return (
            tuple(was for was, _ in found if was.start < was.end),
            tuple(now for _, now in found if now.start < now.end),
        )


def _changes(was: Numbered, now: Numbered, marker: _Marker) -> Iterator[Change]:
    before, after = [line for _, line in was], [line for _, line in now]
    same = same_sentences([line.key for line in before], [line.key for line in after])
    if len(before) == len(after) == 1 and after[0].where in _ONE_LINE:
        altered = {} if same else {0: 0}
    else:
        texts = [line.text for line in before], [line.text for line in after]
        altered = altered_sentences(*texts, same)
    kept = in_order(same)
    backbone = _with_altered(kept, altered)
    unmoved = dict(kept)
    gone = set(range(len(before))) - set(same.values()) - set(altered.values())
    at = there = 0
    for upto, upto_there in (*backbone, (len(after), len(before))):
        for removed in range(there, upto_there):
            if removed in gone:
                number, line = was[removed]
                yield Change(Fate.REMOVED, line.where, line.text, None, number, None)
        for position in range(at, min(upto + 1, len(after))):
            number, line = now[position]
            origin = same.get(position, altered.get(position))
            if origin is None:
                yield Change(Fate.ADDED, line.where, None, line.text, None, number)
                continue
            before_at, old = was[origin]
            spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
            kind = Fate.KEPT if position in unmoved else Fate.MOVED
            if position in altered:
                kind, spans = Fate.ALTERED, marker.mark(old.text, line.text)
            yield Change(kind, line.where, old.text, line.text, before_at, number, *spans)
        at, there = upto + 1, upto_there + 1


def _with_altered(
    kept: Sequence[tuple[int, int]], altered: dict[int, int]
) -> list[tuple[int, int]]:
    """Give what stands in the same order in both, altered or not; what is kept goes first."""
    ats, theres = [at for at, _ in kept], [there for _, there in kept]
    inside: dict[int, dict[int, int]] = {}
    for at, there in altered.items():
        gap = bisect_left(ats, at)
        if gap == bisect_left(theres, there):
            inside.setdefault(gap, {})[at] = there
    found: list[tuple[int, int]] = []
    for gap in range(len(kept) + 1):
        found += in_order(inside.get(gap, {}))
        found += kept[gap : gap + 1]
    return found
