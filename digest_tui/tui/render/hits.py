"""A hit in a list: its title, where it is from, why it is a hit, what is of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from digest_tui.export.signs import TOLD as SIGNS
from digest_tui.models import Highlighted, Told, shown_date
from digest_tui.text.width import fit
from digest_tui.tui.render.rows import Piece, Row, filled, one_line, origin_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Entry, Hit
    from digest_tui.tui.grouping import InStory

_TOLD = {Told.TOLD: "told", Told.PARTLY: "in part", Told.NOT: "not"}

_GAP = "  "
_LONGEST_DATE = len("30 September 2025, 14:05")


def hit_height(hit: Hit) -> int:
    """Tell how many rows a hit takes: title; source and date; a passage, where there is one."""
    return 2 + bool(hit.snippets or hit.entry.dek)


def hit_row(hit: Hit, which: int, width: int, names: int) -> Row:
    """Draw one of the rows of a hit.

    Args:
        hit: The hit.
        which: The row, from 0.
        width: The cells there are.
        names: The cells of the column of the sources' names.
    """
    if which == 0:
        return one_line(hit.title, width, "text")
    if which == 1:
        return _origin(hit, width, names)
    return one_line(_passage(hit), width, "text", from_mark=True)


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


def _origin(hit: Hit, width: int, names: int) -> Row:
    """Say where a hit is from.

    The dates stand in a column where there is room: that is easier to go down by eye, and
    much of the row stays as it is when others are shown.
    """
    told = f"{SIGNS[hit.told]} {_TOLD[hit.told]} · " if hit.told else ""
    entry = hit.entry
    room = width - cell_len(told)
    if names + len(_GAP) + _LONGEST_DATE <= room:
        words = filled(entry.source_name, names) + _GAP + shown_date(entry.published)
    else:
        words = origin_line(entry.source_name, entry.published, room)
    return (Piece(fit(told + words, width, cell_len), "meta"),)


def _passage(hit: Hit) -> Highlighted:
    if not hit.snippets:
        return Highlighted(hit.entry.dek or "")
    snippet = hit.snippets[0]
    if not snippet.where.startswith("takeaway"):
        return snippet.words
    head = f"{snippet.where}: "
    spans = tuple(type(s)(s.start + len(head), s.end + len(head)) for s in snippet.words.spans)
    return Highlighted(head + snippet.words.text, spans)
