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

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been
    before being below between both but by can could did do does doing down during each few
    for from further had has have having he her here hers him his how i if in into is it its
    itself just me more most my no nor not now of off on once only or other our out over own
    said same say says she should so some such than that the their theirs them then there
    these they this those through to too under until up very was we were what when where
    which while who whom why will with would you your""".split()
)
"""English words that say nothing of what a sentence is about."""


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


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Bring the spellings of one word together: `Russia’s` -> `russia`, `12,000` -> `12000`."""
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
    return unicodedata.normalize("NFC", "".join(letters))


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
    from snowballstemmer.english_stemmer import EnglishStemmer  # noqa: PLC0415

    return EnglishStemmer()
