"""Which articles a reader wants side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Hit

MOST_COLUMNS = 4


def to_compare(hits: Sequence[Hit], cursor: int, marked: Sequence[str]) -> list[str]:
    """Give the ids of the articles to compare, fewer than two where that cannot be told.

    The marked ones; one mark and the article under the cursor; without marks that
    article and the best hit of each other source, or the best other one.
    """
    if len(marked) > 1 or not hits:
        return list(marked)
    here = hits[cursor].entry
    if marked:
        return [*marked] if here.id in marked else [*marked, here.id]
    chosen, seen = [here.id], {here.source}
    for hit in hits:
        if hit.entry.source not in seen and len(chosen) < MOST_COLUMNS:
            chosen.append(hit.entry.id)
            seen.add(hit.entry.source)
    if len(chosen) == 1:  # all are of one source: the best other one, then
        chosen += [hit.entry.id for hit in hits if hit.entry.id != here.id][:1]
    return chosen


def toggled(marked: Sequence[str], article_id: str) -> tuple[str, ...] | None:
    """Mark an article or take its mark away; None where all marks are given out."""
    if article_id in marked:
        return tuple(one for one in marked if one != article_id)
    return (*marked, article_id) if len(marked) < MOST_COLUMNS else None
