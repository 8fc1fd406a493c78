"""What changed from one version of an article to another, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.versions import (
    IS,
    LEGEND,
    PARTS,
    SIGNS,
    WAS,
    excerpts,
    heading,
    parts,
    summary,
    unchanged,
)
from digest_tui.models import Fate, Span
from digest_tui.tui.render.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Change, Version, VersionDiff

_NOTE = " " * len(WAS) + "… "


def version_blocks(before: Version, after: Version, found: VersionDiff) -> Iterator[Block]:
    """Give what changed, part by part, with what stands around it.

    Every change has a hit, so that `n` and `N` go from one to the next, and a key:
    `("change", 3)`, as it is numbered in `found`.
    """
    yield Block(heading(before, after), "title", after=0)
    yield Block(summary(found), "meta")
    for where, changes in parts(found):
        yield Block(PARTS[where], "heading", after=0, key=(where.value,))
        shown = list(excerpts(changes))
        for at, each in enumerate(shown, 1):
            space = int(at == len(shown))
            if isinstance(each, int):
                yield Block(unchanged(each), "meta", head=_NOTE, after=space)
            else:
                yield from _blocks(*each, space)
    if found.differing:
        yield Block(LEGEND, "meta")


def _blocks(number: int, change: Change, space: int) -> Iterator[Block]:
    key = ("change", number)
    was, now = change.before or "", change.after or ""
    if change.kind is Fate.ALTERED:
        # Where words only went, there is nothing to go to in what came of it.
        gone = "changed" if change.after_spans else "hit"
        marks = _marks(gone, change.before_spans)
        yield Block(was, head=WAS, marks=marks, after=0, key=key)
        yield Block(now, head=IS, marks=_marks("hit", change.after_spans), after=space)
        return
    text = now if change.after is not None else was
    marks = () if change.kind is Fate.KEPT else _marks("hit", (Span(0, len(text)),))
    style = "meta" if change.kind is Fate.REMOVED else "text"
    head = f"{SIGNS[change.kind]}   "
    yield Block(text, style, head=head, marks=marks, after=space, key=key)


def _marks(style: str, spans: tuple[Span, ...]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return ((style, spans),) if spans else ()
