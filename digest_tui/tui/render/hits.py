"""A hit in a list: its title, where it is from, why it is a hit, what is of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.export.coverage import SIGNS
from digest_tui.models import Highlighted, Told
from digest_tui.text.width import fit
from digest_tui.tui.render.rows import Piece, Row, one_line, origin_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Entry, Hit
    from digest_tui.tui.grouping import InStory

_TOLD = {Told.TOLD: "told", Told.PARTLY: "in part", Told.NOT: "not"}


def hit_row(hit: Hit, which: int, width: int, style: str) -> Row:
    """Draw one of the three rows of a hit.

    Args:
        hit: The hit.
        which: The row, from 0.
        width: The cells there are.
        style: What the cursor adds, where it is on it.
    """
    if which == 0:
        return one_line(hit.title, width, f"title {style}")
    if which == 1:
        return _origin(hit, width, "text" if style == "cursor" else "meta")
    return one_line(_passage(hit), width, f"text {style}", from_mark=True)


def story_row(told: InStory, others: Sequence[Entry], width: int, *, is_open: bool) -> Row:
    """Say what else of a story was found: how much, and of whom."""
    more = f"+{len(others)} more"
    if told.articles > len(others) + 1:
        more += f" of {told.articles:,} articles"
    accounts = f"{told.accounts:,} account{'' if told.accounts == 1 else 's'}"
    names = ", ".join(dict.fromkeys(entry.source_name for entry in others))
    sign = "▾ " if is_open else "▸ "
    words = fit(f"{more}, {accounts} · {names}", width - len(sign), cell_len)
    return (Piece(sign, "sign"), Piece(words, "label"))


def _origin(hit: Hit, width: int, style: str) -> Row:
    told = f"{SIGNS[hit.told]} {_TOLD[hit.told]} · " if hit.told else ""
    entry = hit.entry
    origin = origin_line(entry.source_name, entry.published, width - cell_len(told))
    return (Piece(fit(told + origin, width, cell_len), style),)


def _passage(hit: Hit) -> Highlighted:
    if not hit.snippets:
        return Highlighted(hit.entry.dek or "")
    snippet = hit.snippets[0]
    if not snippet.where.startswith("takeaway"):
        return snippet.words
    head = f"{snippet.where}: "
    spans = tuple(type(s)(s.start + len(head), s.end + len(head)) for s in snippet.words.spans)
    return Highlighted(head + snippet.words.text, spans)
