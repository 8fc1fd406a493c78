"""What one piece of a query without a blank stands for: a word, open words, an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.errors import QueryError
from digest_tui.query.limits import FUZZY_LETTERS, OPEN_LETTERS
from digest_tui.query.pieces import shown
from digest_tui.query.tree import And, Fuzzy, Node, Or, Phrase, Prefix, Wildcard, Word
from digest_tui.text.tokens import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FUZZY = re.compile(r"(?P<word>.*?)~+\d*")
_OPEN = re.compile(r"\*|\?+\w")
"""`who sent it?` leaves no letter open."""
_PART = re.compile("(?:[^\\W_]|[*?'’ʼ\u0300-\u036f])+")
_SCHEME = re.compile(r"https?:/*(?:www\.)?|www\.", re.IGNORECASE)
_NOT_OF_THE_PATH = re.compile(r"[?#].*", re.DOTALL)


def no_word(text: str, position: int) -> QueryError:
    """Make the error of a piece that is nothing but signs."""
    if text == "-":
        return QueryError("- excludes the word that it stands right before", position)
    return QueryError(f"there is no word in {shown(text)!r}", position)


def term(text: str, position: int, *, grows: bool = False) -> Node | None:
    """Understand a piece; None where there is no word in it.

    Args:
        text: The piece.
        position: Where it stands, for messages.
        grows: It is still being typed, so that it stands for what begins with it, too.

    Raises:
        QueryError: Something in it stands for too many words.
    """
    if text.endswith("~") or _FUZZY.fullmatch(text):
        return _fuzzy(text, position)
    if _OPEN.search(text):
        return _open(text, position)
    found = tuple(words(text))
    if len(found) == 1:
        return growing(found[0]) if grows else Word(found[0])
    return phrase(found, grows=grows) if found else None  # combat-experienced, 10:30


def phrase(found: Sequence[str], *, grows: bool = False) -> Node:
    """Make a phrase; of one that is still being typed, the last word can go on."""
    if not grows:
        return Phrase(tuple(found))
    *whole, last = found
    return And((Phrase(tuple(whole)), growing(last))) if whole else growing(last)


def growing(word: str) -> Node:
    """Ask for a word that is still being typed: for itself, and what begins with it."""
    return Or((Word(word), Prefix(word)))


def both(parts: Sequence[Node]) -> Node | None:
    """Ask for all of some things, of which there may be one or none."""
    return And(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def address_words(text: str) -> tuple[str, ...]:
    """Give the words of a web address that all its forms have."""
    return tuple(words(_NOT_OF_THE_PATH.sub("", _SCHEME.sub("", text, count=1))))


def _fuzzy(text: str, position: int) -> Node:
    match = _FUZZY.fullmatch(text)
    found = tuple(words(match["word"])) if match else ()
    if not found:
        raise QueryError(
            "~ stands right after a word; for words close to each other write a NEAR/5 b",
            position,
        )
    if len(found) > 1 or _OPEN.search(text):
        raise QueryError(f"{shown(text)}: only a single whole word can have a ~", position)
    if len(found[0]) < FUZZY_LETTERS:
        raise QueryError(
            f"{shown(text)}: at least {FUZZY_LETTERS} letters must stand before ~", position
        )
    return Fuzzy(found[0])


def _open(text: str, position: int) -> Node | None:
    """Understand `soldier*` and `so?dier`; before another sign stand words of a phrase."""
    *before, open_part = _PART.findall(text)
    if any(map(_OPEN.search, before)) or not _OPEN.search(open_part):
        raise QueryError(f"{shown(text)}: only the last word can have a * or ?", position)
    pattern = "*".join(
        "?".join(fold(piece) for piece in part.split("?")) for part in open_part.split("*")
    )
    pattern = re.sub(r"[^\w*?]|_", "", pattern)
    beginning = Wildcard(pattern).beginning
    if len(beginning) < OPEN_LETTERS:
        raise QueryError(
            f"{shown(text)}: at least {OPEN_LETTERS} letters must stand before * or ?", position
        )
    opened = (
        Prefix(beginning)
        if pattern.rstrip("*") == beginning
        else Wildcard(re.sub(r"\*+", "*", pattern))
    )
    whole = tuple(words(" ".join(before)))
    return both([Phrase(whole), opened] if whole else [opened])
