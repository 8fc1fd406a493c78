"""Spellings of one name, and of one word.

The key under which spellings fall together follows how Ukrainian, Russian and Korean
names are written in English: Kyiv / Kiev, Zelensky / Zelenskyy, Aleksandr / Alexander.
"""

from __future__ import annotations

import re
from functools import lru_cache

from digest_tui.text.countries import country_words
from digest_tui.text.tokens import fold, stem

_KEY = (
    ("kh", "h"), ("gh", "h"), ("g", "h"), ("iia", "ia"), ("iy", "i"), ("yi", "i"), ("yy", "i"),
    ("ii", "i"), ("y", "i"), ("x", "ks"), ("ie", "e"), ("ye", "e"), ("io", "o"), ("yo", "o"),
    ("w", "v"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("j", "i"), ("tz", "ts"), ("q", "k"),
    ("ck", "k"), ("th", "t"),
)  # fmt: skip
PLACES = {
    name: group
    for group in (
        "kyiv kiev",
        "kharkiv kharkov",
        "odesa odessa",
        "lviv lvov",
        "dnipro dnepr",
        "mykolaiv nikolaev",
        "zaporizhzhia zaporozhye zaporizhia",
        "chornobyl chernobyl",
        "luhansk lugansk",
        "chernihiv chernigov",
        "vinnytsia vinnitsa",
        "donbas donbass",
        "bakhmut artemovsk artyomovsk",
        "rivne rovno",
        "ternopil ternopol",
        "uzhhorod uzhgorod",
        "moldova moldavia",
    )
    for name in group.split()
}
"""Places that are spelled too differently for a key."""
_ENDINGS = re.compile(
    r"(?:ian|ean|an|ese|ish|i|ic|s|es|ing|ed|er|ers|or|ors|ion|ions|ly|ism|ist|ists|um|a)$"
)
_AMERICAN_S = re.compile(r"(?<=en)s(?=e)")
_AMERICAN_RE = re.compile(r"ter$")
LEAST = 4
"""Letters of a name: shorter ones are alike by chance."""


@lru_cache(maxsize=65_536)
def spelling_key(word: str) -> str:
    """Give what the spellings of one name have in common."""
    key = fold(word)
    for written, heard in _KEY:
        key = key.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", key)


def key_of_name(word: str) -> str:
    """Give what all spellings of a folded word have in common, of known places too."""
    return PLACES.get(word) or spelling_key(word)


@lru_cache(maxsize=16_384)
def same_name(a: str, b: str, *, strict: bool = True) -> bool:
    """Tell two spellings of one name from two names.

    Args:
        a: A folded word.
        b: Another.
        strict: Go by the key alone; else some letters may differ, for words that stand in
            names with another word in common.
    """
    if a == b or min(len(a), len(b)) < LEAST:
        return False
    if PLACES.get(a) is not None and PLACES.get(a) == PLACES.get(b):
        return True
    if {a, b} & _countries() or stem(a) == stem(b) or _british(a) == _british(b):
        return False
    one, other = spelling_key(a), spelling_key(b)
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if strict or one[0] != other[0] or shorter < 6:
        return False
    if _ENDINGS.sub("", a) == _ENDINGS.sub("", b):
        return False  # forms of one word
    return distance(one, other) <= (2 if shorter >= 8 else 1)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(fold(part) for name in country_words() for part in name.split())


def _british(word: str) -> str:
    """Bring Organization and Organisation, Defense and Defence, Center and Centre together."""
    return _AMERICAN_RE.sub("tre", _AMERICAN_S.sub("c", word.replace("iz", "is"))).replace(
        "or", "our"
    )


def distance(one: str, other: str) -> int:
    """Give the letters to change, add or leave out (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]
