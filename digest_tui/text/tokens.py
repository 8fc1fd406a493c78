"""The words of a text, as they are searched and compared.

The index and every highlighter take their words from here, so that what is found is
also what is marked.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)+|{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ,")
_POSSESSIVE = re.compile(r"['’]s$")
# Cyrillic letters that Unicode writes as a letter and a mark: they are letters.
_LETTER_MARKS = {"\u0306", "\u0308"}


class Token(NamedTuple):
    """One word of a text."""

    word: str
    """Folded: lower case, no accents, no apostrophes, no possessive ending."""
    start: int
    end: int
    """Where it stands, in characters of the text; the possessive ending is part of it."""


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text in order."""
    for match in _TOKEN.finditer(text):
        yield Token(fold(match[0]), match.start(), match.end())


def words(text: str) -> Iterator[str]:
    """Give the words of a text, folded, where nobody asks for their places."""
    return map(fold, written(text))


def written(text: str) -> list[str]:
    """Give the words of a text in order, as they are written, ready to be folded."""
    return [text] if text.isalnum() else _TOKEN.findall(text)


def matches(text: str) -> Iterator[re.Match[str]]:
    """Give the words of a text as they are written, where most of them need no folding."""
    return _TOKEN.finditer(text)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Bring the spellings of one word together: `Russia’s` -> `russia`, `12,000` -> `12000`."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = _POSSESSIVE.sub("", word).translate(_APOSTROPHES).casefold()
    if word.isascii():
        return word
    letters: list[str] = []
    base = ""
    for letter in unicodedata.normalize("NFKD", word):
        if not unicodedata.combining(letter):
            base = letter
            letters.append(letter)
        elif "\u0400" <= base <= "\u04ff" and letter in _LETTER_MARKS:
            letters.append(letter)
    # Some letters are capitals only once they are taken apart: `𝞐` is `Α`.
    return unicodedata.normalize("NFC", "".join(letters).casefold())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give the stem of a folded word: `officers` -> `offic`. Other scripts stay as they are.

    Snowball's English stemmer: https://snowballstem.org/algorithms/english/stemmer.html
    """
    if not word.isascii() or word.isdigit():
        return word
    with _STEMMER_LOCK:  # it keeps its state in itself
        stemmed: str = _stemmer().stemWord(word)
        return stemmed


_STEMMER_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer  # noqa: PLC0415 - not every command needs it

    return Stemmer("english", 0)  # we remember ourselves
