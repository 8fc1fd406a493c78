"""The items of a list of Key Takeaways, and what of their words is theirs."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest_tui.text.sentences import ends_sentence

_NOTA_BENE = re.compile(r"\[N\.?\s?B\.?", re.IGNORECASE)
_BY_EDITOR = re.compile(r"[–—-]\s*(?:ed|ред)\.?$", re.IGNORECASE)
_LONGEST_NOTE = 400
_FOOTNOTE = re.compile(r"\s*\\?\[(?:\d{1,3}|[ivxlcdm]{1,9})\\?\]")
_LONGEST_ITEM = 900


class Item(NamedTuple):
    """One item and the line it stands on."""

    line: int
    """By index."""
    text: str
    number: int | None

    def joined(self, more: str) -> Item:
        """Give the item with a further sentence."""
        return self._replace(text=f"{self.text} {more}")


def item_text(text: str) -> str:
    """Give an item without the notes that an outlet or an editor put into it."""
    if "[" not in text or "]" not in text:
        return text.strip()
    return _FOOTNOTE.sub("", _without_editors_notes(text)).strip()


def _without_editors_notes(text: str) -> str:
    """Take out `[N.B. ...]` and `[... – ed.]`."""
    *closed, last = text.split("]")
    pieces: list[str] = []
    for piece in closed:
        start = _editors_note(piece)
        pieces.append(f"{piece}]" if start is None else piece[:start].rstrip())
    return "".join((*pieces, last))


def _editors_note(text: str) -> int | None:
    """Give where the note starts that ends with a text, up to its closing bracket."""
    starts = []
    for nota_bene in _NOTA_BENE.finditer(text):
        if len(text) - nota_bene.end() <= _LONGEST_NOTE:
            starts.append(nota_bene.start())
            break
    if by_editor := _BY_EDITOR.search(text):
        dash = by_editor.start()
        starts.append(text.find("[", max(0, dash - _LONGEST_NOTE - 1), dash))
    return min((start for start in starts if start >= 0), default=None)


def is_statement(text: str) -> bool:
    """Tell whether a line says something in whole sentences, as a takeaway does."""
    text = item_text(text)
    return (
        len(text) <= _LONGEST_ITEM
        and len(text.split()) >= 4
        and not text[:1].islower()
        and ends_sentence(text)
    )
