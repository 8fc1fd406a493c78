"""The stems of words: what the forms of one word have in common, in three languages."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

from digest_tui.text.tokens import stem
from digest_tui.text.ukrainian import ukrainian_stem

_SHARED = frozenset("абвгдежзийклмнопрстуфхцчшщьюя")
ONLY_UKRAINIAN = frozenset("іїєґ")
ONLY_RUSSIAN = frozenset("ыэъё")


@lru_cache(maxsize=16_384)
def stems(word: str) -> tuple[str, ...]:
    """Give the keys under which a folded word is kept and looked for, one or two.

    English: `officers` -> `offic`. A Cyrillic word is of the language that its letters are
    of; one whose letters are of both has the stem of each, since articles quote in either:
    the word alone does not tell, and the forms of one word meet in at least one of them.
    Words of other alphabets, and of several, stay as they are.
    """
    if word.isascii():
        return (stem(word),)
    others = frozenset(word) - _SHARED
    if not others:
        keys = (_russian_stem(word), ukrainian_stem(word))
        return keys[:1] if keys[0] == keys[1] else keys
    if others <= ONLY_UKRAINIAN:
        return (ukrainian_stem(word.replace("ґ", "г")),)
    if others <= ONLY_RUSSIAN:
        return (_russian_stem(word),)
    return (word,)


_STEMMER_LOCK = threading.Lock()


def _russian_stem(word: str) -> str:
    """Snowball's: https://snowballstem.org/algorithms/russian/stemmer.html."""
    with _STEMMER_LOCK:  # it keeps its state in itself
        stemmed: str = _stemmer().stemWord(word.replace("ё", "е"))
        return stemmed


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer  # noqa: PLC0415 - most libraries have no Cyrillic word

    return Stemmer("russian", 0)  # we remember ourselves
