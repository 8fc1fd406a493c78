"""The items of a list of Key Takeaways, and what of their words is theirs."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest_tui.ingest.markers import sign_at_start
from digest_tui.text.sentences import ends_sentence

_NOTA_BENE = re.compile(r"\[N\.?\s?B\.?", re.IGNORECASE)
_BY_EDITOR = re.compile(r"[–—-]\s*(?:прим\.\s?)?(?:ed|ред)\.?$", re.IGNORECASE)
_LONGEST_NOTE = 400
_FOOTNOTE = re.compile(
    r"\s*\\?\[\^?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}|[ivxlcdm]{1,9})\\?\]|(?<=[.!?…\"”»)])[¹²³⁰⁴-⁹]{1,4}"
)
_OF_A_THREAD = re.compile(r"\s\(?\d{1,2}/\d{1,2}\)?$")
_FEWEST_CLAUSE_WORDS = 9
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
    """Give an item without what is not of its words.

    The notes that an outlet or an editor put into it, the picture before it, its place in
    a thread.
    """
    text = text[len(sign_at_start(text)) :].strip()
    if text[-1:].isdigit() or text.endswith(")"):
        text = _OF_A_THREAD.sub("", text)
    if "[" in text and "]" in text:
        text = _without_editors_notes(text, "[", "]")
    if "(" in text and ")" in text:
        text = _without_editors_notes(text, "(", ")")
    return text if text.isascii() and "[" not in text else _FOOTNOTE.sub("", text).strip()


def _without_editors_notes(text: str, opening: str, closing: str) -> str:
    """Take out `[N.B. ...]` and `[... – ed.]`."""
    *closed, last = text.split(closing)
    pieces: list[str] = []
    for piece in closed:
        start = _editors_note(piece, opening)
        pieces.append(f"{piece}{closing}" if start is None else piece[:start].rstrip())
    return "".join((*pieces, last))


def _editors_note(text: str, opening: str) -> int | None:
    """Give where the note starts that ends with a text, up to its closing bracket."""
    starts = []
    for nota_bene in _NOTA_BENE.finditer(text) if opening == "[" else ():
        if len(text) - nota_bene.end() <= _LONGEST_NOTE:
            starts.append(nota_bene.start())
            break
    if by_editor := _BY_EDITOR.search(text):
        dash = by_editor.start()
        starts.append(text.find(opening, max(0, dash - _LONGEST_NOTE - 1), dash))
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


def is_clause(text: str) -> bool:
    """Tell what could be a statement but for its stop from a headline or a section's name.

    Not sure of one by itself: a list of them is none of headlines.
    """
    words = item_text(text).split()
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= _FEWEST_CLAUSE_WORDS
        and len(text) <= _LONGEST_ITEM
        and not words[0][0].islower()
        and not text.endswith(":")
        and small * 2 >= len(words)
    )
