"""The words that stand with a picture: captions, told by their credit, and alt texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.models import Caption
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_LONGEST = 400
_KIND = (
    r"(?:(?:illustrative|file|stock|courtesy|handout|ap|afp|reuters)\s+)?"
    r"(?:photo(?:graph)?s?|images?|pictures?|pic|credits?|screenshot|illustration|video|"
    r"фото|фотографія|ілюстрація|иллюстрация|скриншот|скріншот)"
    r"(?:\s+(?:credits?|from))?"
)
_CREDIT = re.compile(
    rf"(?:^|[.!?)\]…\"”]\s*|[(\[|,—–-]\s*){_KIND}\s*(?::|/|©|\.\.\.)\s*(?P<credit>[^\n]{{2,120}})$",
    re.IGNORECASE,
)
# "by" is a word of every sentence: only where nothing else can stand, before a name.
_CREDIT_BY = re.compile(
    rf"(?:^|[.!?…][)\"'”’]*\s+|[(\[]\s*){_KIND}\s*\b(?:by|від)\s+(?P<credit>[^\n]{{2,80}})$",
    re.IGNORECASE,
)
# A page can have lost the space before it, as in MondayImage.
_FUSED = re.compile(r"[a-zа-я](?:Image|Photo|Picture|Фото): (?P<credit>[^\n]{2,120})$")
_ILLUSTRATIVE = re.compile(
    r"\b(?:illustrative|file|stock) (?:photo|image|picture)\b\.?$"
    r"|^(?:photo|image|picture) for illustrative purposes\b"
    r"|ілюстративне (?:фото|зображення)",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-zа-яіїєґ][\w.&'’-]*"
_NAME = rf"{_WORD}(?:\s(?:of\s|for\s|the\s|via\s)?{_WORD}){{0,5}}"
_TWO_NAMES = re.compile(
    rf"[.!?…][\"'”’)]*\s(?:\|\s)?(?P<bare>{_NAME}\s?/\s?{_NAME})(?:\s+Purchase Licensing.*)?$"
    rf"|[(\[](?P<bracket>{_NAME}(?:\s?/\s?{_NAME})+)[)\]]$"
)
_IN_BRACKETS = re.compile(r"[(\[](?P<credit>[^()\[\]\n]{2,60})[)\]]$")
_PLACED = re.compile(
    r"\((?:left|right|centre|center|file|pictured)\)|\bpictured\b|\bin this (?:undated )?(?:photo|"
    r"image|picture|handout)\b|^(?:Item )?\[?\d{1,2}(?:/| of )\d{1,2}\]?\s",
    re.IGNORECASE,
)
_JOINTS = frozenset("of the for and via & de von van та".split())
_MIXED = re.compile(r"[a-z][а-яіїєґ]|[а-яіїєґ][a-z]", re.IGNORECASE)
_FEWEST_ALT_WORDS = 6


def read_caption(text: str, line: int) -> Caption | None:
    """Give the caption that a line is, told by its credit."""
    if len(text) > _LONGEST:
        return None
    credit = _CREDIT.search(text) or _FUSED.search(text)
    if credit and not _is_said(credit["credit"]):
        # The words of the caption can stand first, and whose it is after them in brackets.
        named = _IN_BRACKETS.search(credit["credit"]) or credit
        return Caption(text, named["credit"].strip(" .)]") or None, line)
    if (credit := _CREDIT_BY.search(text)) and _is_credit(credit["credit"].strip(" .)]")):
        return Caption(text, credit["credit"].strip(" .)]"), line)
    return Caption(text, None, line) if _ILLUSTRATIVE.search(text) else None


def read_agency_caption(text: str, agencies: AbstractSet[str], line: int) -> Caption | None:
    """Give the caption that a line under the title is, told by an agency or by two names.

    `... on Monday. REUTERS/Jane Doe`, `... (State Emergency Service / Telegram)`.
    """
    if len(text) > _LONGEST:
        return None
    if two := _TWO_NAMES.search(text):
        return Caption(text, two["bare"] or two["bracket"], line)
    bracket = _IN_BRACKETS.search(text)
    if bracket and bracket.start() > 0 and plain(bracket["credit"]) in agencies:
        return Caption(text, bracket["credit"], line)
    return None


def agency_before(text: str, agencies: AbstractSet[str]) -> str | None:
    """Give the agency that a picture's line starts with: `EPA Soldiers fire a howitzer`."""
    if ends_sentence(text) or len(text) > _LONGEST:
        return None
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:count])
        if plain(name) in agencies and name[0].isupper():
            return name if len(words) == count or words[count][0].isupper() else None
    return None


def shows_picture(text: str) -> bool:
    """Tell whether a line says itself that it stands with a picture, credit or none."""
    return _PLACED.search(text) is not None


def is_alt_text(text: str) -> bool:
    """Tell the words that describe a picture to machines: many, all lower case, no stop."""
    words = text.split()
    return (
        len(words) >= _FEWEST_ALT_WORDS
        and text == text.lower()
        and text != text.upper()  # many scripts have no capitals
        and not ends_sentence(text)
        and not text.endswith((":", ";", ","))
    )


def has_mixed_words(text: str) -> bool:
    """Tell a text with a word of Latin and Cyrillic letters together."""
    return not text.isascii() and _MIXED.search(text) is not None


def _is_said(credit: str) -> bool:
    """Tell prose after a colon: `Photo: that was all he had of her`."""
    return (
        credit[:1].islower() and len(credit.split()) >= _FEWEST_ALT_WORDS and ends_sentence(credit)
    )


def _is_credit(text: str) -> bool:
    words = re.findall(r"[^\s/,]+", text)
    return bool(words) and all(word[0].isupper() or word in _JOINTS for word in words)
