"""A name in Latin letters, as it sounds: what its spellings have in common.

Ukrainian and Russian letters by the tables that outlets follow; what those differ in is
folded: y, i, ii, iy, yi and j; ie, ye and e; kh and h; x and ks; double letters.
"""

from __future__ import annotations

import re
from operator import eq

# Ukrainian: resolution 55 of the Cabinet of Ministers (2010) and BGN/PCGN 2019. Russian:
# BGN/PCGN 1947. Where they differ, what the folding below makes of either. G is the letter
# that is G in Russian and H in Ukrainian.
_LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэё", "abvGgdeziiiiklmnoprstufiee", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)
# What letters sound like, by one sign: K is kh, Z is zh, S is sh, C is ch. E, T, U and X are
# what is only nearly the same as e, t, u and s: ie, th, oo, and the c of Cyprus.
_SOUNDS = (
    {"shch": "S", "sch": "S", "sh": "S", "ch": "C", "kh": "K", "zgh": "Z", "zh": "Z"}
    | {"dzh": "j", "dj": "j", "gha": "ga", "ghe": "ge", "gho": "go", "ph": "f", "th": "T"}
    | {"tz": "ts", "ck": "k"}
    | {"ce": "Xe", "ci": "Xi", "cy": "Xi", "qu": "kv", "ou": "U", "oo": "U"}
)
_SPELLED = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_LETTERS = str.maketrans({"c": "k", "q": "k", "x": "ks", "y": "i"})
_J = re.compile(r"(?<=[aeiouy])j(?![aeiouy])")
_DOUBLE = re.compile(r"(.)\1+")
_YO = re.compile(r"yo(?=[^aeiou])")
_IE = re.compile(r"(?<=.)ie(?=.)")
_VKA = re.compile(r"[ieEo]v(?=k)")
_ENDED = (
    dict.fromkeys(("ev", "iv", "ov", "Ev"), "V")  # Kiev, Kyiv; Lvov, Lviv
    | dict.fromkeys(("dovo", "dove"), "dVe")  # Selidovo, Selydove
    | dict.fromkeys(("tsevo", "tseve"), "tsVe")  # Debaltsevo, Debaltseve
    | dict.fromkeys(("oe", "oie", "oE"), "e")  # Yuzhnoye, Pivdenne
    | {"hirsk": "horsk", "girsk": "gorsk", "Girsk": "Gorsk"}  # Bilohirsk, Belogorsk
    | {"opil": "opol", "spil": "spol"}  # Ternopil, Boryspil
    | {"tsia": "tsa", "naia": "na", "enka": "enko", "ie": "i"}  # Vinnytsia, Kreminna
    | {f"{letter}er": f"{letter}r" for letter in "bdfgklmnprstvz"}  # Alexander, Aleksandr
)
"""How Ukrainian and Russian names end, and what either is brought to."""
_LONGEST = max(map(len, _ENDED))


def sounded(name: str) -> str:
    """Give a folded name of Latin or Cyrillic letters as it sounds."""
    sound = name if name.isascii() else name.translate(_LATIN)
    if "yo" in sound:  # ё, which is printed as е: Korolyov, Korolev
        sound = _YO.sub("e", sound)
    if "j" in sound:
        sound = _J.sub("i", sound)
    sound = _SPELLED.sub(_heard, sound).translate(_LETTERS)
    if any(map(eq, sound, sound[1:])):
        sound = _DOUBLE.sub(r"\1", sound)
    if "ie" in sound:
        sound = _IE.sub("E", sound.removeprefix("i") if sound.startswith("ie") else sound)
    return ended(_VKA.sub("V", sound) if "vk" in sound else sound)


def ended(sound: str) -> str:
    """Bring together what endings differ in between the two languages and their spellings."""
    for letters in range(min(_LONGEST, len(sound) - 1), 1, -1):
        if (ending := _ENDED.get(sound[-letters:])) is not None:
            return sound[:-letters] + ending
    return sound


def _heard(spelled: re.Match[str]) -> str:
    return _SOUNDS[spelled[0]]
