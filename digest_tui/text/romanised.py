"""A name in Latin letters, as it sounds: what its spellings have in common.

Ukrainian and Russian letters by the tables that outlets follow; what those differ in is
folded: y, i, ii, iy, yi and j; ie, ye and e; kh and h; x and ks; double letters.
"""

from __future__ import annotations

import re

# Ukrainian: resolution 55 of the Cabinet of Ministers (2010) and BGN/PCGN 2019. Russian:
# BGN/PCGN 1947. Where they differ, what the folding below makes of either. G is the letter
# that is G in Russian and H in Ukrainian.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгґдезиіїйклмнопрстуфыэё", "abvGgdeziiiiklmnoprstufiee", strict=True)),
        **{"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ю": "iu", "я": "ia", "ь": "", "ъ": ""},
    }
)
# K is kh, Z is zh, S is sh, C is ch.
_SOUNDS = {
    **{"shch": "S", "sch": "S", "sh": "S", "tch": "C", "ch": "C", "kh": "K", "zgh": "Z"},
    **{"zh": "Z", "dzh": "j", "dj": "j", "gh": "g", "ph": "f", "th": "t", "tz": "ts"},
    **{"ck": "k", "ce": "se", "ci": "si", "cy": "si", "c": "k", "x": "ks", "qu": "kv", "q": "k"},
    **{"ou": "u", "oo": "u", "y": "i", "ij": "i", "aj": "ai", "ej": "ei", "oj": "oi"},
}
_SPELLED = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLE = re.compile(r"(.)\1+")
_VKA = re.compile(r"[ieo]v(?=k)")


def sounded(name: str) -> str:
    """Give a folded name of Latin or Cyrillic letters as it sounds."""
    sound = name if name.isascii() else name.translate(_LATIN)
    sound = _SPELLED.sub(_heard, sound)
    sound = _DOUBLE.sub(r"\1", sound).replace("ie", "e").replace("io", "o")
    return ended(_VKA.sub("V", sound) if "vk" in sound else sound)


def ended(sound: str) -> str:
    """Bring endings together: Kiev, Kyiv; Lvov, Lviv (V); Lukashenka; Sergei; Alexander."""
    if sound.endswith(("ev", "iv", "ov")):
        return f"{sound[:-2]}V"
    if sound.endswith("ei"):
        return f"{sound[:-2]}i"
    if sound.endswith("enka"):
        return f"{sound[:-1]}o"
    if sound.endswith("er") and sound[-3:-2] not in _VOWELS:
        return f"{sound[:-2]}r"
    return sound


_VOWELS = frozenset("aeiou")


def _heard(spelled: re.Match[str]) -> str:
    return _SOUNDS[spelled[0]]
