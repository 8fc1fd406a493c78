"""Which language a text is in, told by its letters and its commonest words, or not told."""

from __future__ import annotations

import re
from collections import Counter

_READ = 2000
"""Characters that are looked at: the rest of a text is in the language of its beginning."""
_LEAST_LETTERS = 60
_LEAST_WORDS = 20
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_WORD = re.compile(r"[a-z\u00c0-\u024f]+")
_MARKS = {
    # Letters that only one of the languages writes, and the least share of all letters. In
    # prose `і` alone is 5 % of Ukrainian, `ы` 2 % of Russian, `ў` 1 % of Belarusian.
    "be": ("ў", 0.003),
    "uk": ("їєґ", 0.004),
    "ru": ("ыэё", 0.008),
}
_FOREIGN_MARKS = frozenset("ђѓјљњћќџәғқңөұүһ")
"""Of Serbian, Macedonian, Kazakh and others."""
_ENGLISH = frozenset(
    "the of and to that with from by this as it not on be or are were have has had said which"
    " their they his he been but".split()
)
_ENGLISH_SHARE = 0.14
"""Of words of English news a quarter are these; of Dutch and Danish 4 %, of French 1 %."""


def language_of(text: str) -> str | None:
    """Tell `en`, `uk`, `ru` or `be`; None for another, for several, and where it is not sure."""
    beginning = text[:_READ].lower()
    letters = Counter(beginning)
    for sign in [sign for sign in letters if not sign.isalpha()]:
        del letters[sign]
    all_ = letters.total()
    cyrillic = sum(count for letter, count in letters.items() if _CYRILLIC.match(letter))
    if cyrillic > all_ * 0.6:
        return _cyrillic_language(letters, cyrillic)
    return "en" if cyrillic < all_ * 0.1 and _is_english(beginning) else None


def _cyrillic_language(letters: Counter[str], all_: int) -> str | None:
    if all_ < _LEAST_LETTERS or sum(letters[mark] for mark in _FOREIGN_MARKS) > all_ * 0.002:
        return None
    shares = {
        language: sum(letters[letter] for letter in marks) / all_
        for language, (marks, _) in _MARKS.items()
    }
    if shares["be"] >= _MARKS["be"][1]:  # its `і`, `ы` and `ё` are the others' too
        return "be"
    own, other = ("uk", "ru") if shares["uk"] > shares["ru"] else ("ru", "uk")
    if own == "uk" and letters["і"] < all_ * 0.02:
        return None
    sure = shares[own] >= _MARKS[own][1] and shares[other] * 5 <= shares[own]
    return own if sure else None


def _is_english(text: str) -> bool:
    words = _LATIN_WORD.findall(text)
    common = sum(word in _ENGLISH for word in words)
    return len(words) >= _LEAST_WORDS and common >= len(words) * _ENGLISH_SHARE
