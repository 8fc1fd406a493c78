"""Spellings of one name: Kyiv and Kiev, Zelensky, Zelenskyy and Зеленський.

Rules come before lists: a name is brought to how it sounds (`text.romanised`), a Cyrillic
one in each of the first forms that it may be a form of. Two names are one where they sound
the same; what Ukrainian and Russian sound differently in is allowed in names that end as
names of either do. `names.toml` has what no rule gives: Vladimir and Volodymyr.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from digest_tui.text.romanised import ended, sounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST = 8
"""Spellings that are looked for beside the one that is typed."""
LEAST = 4
"""Letters of a name: shorter ones are alike by chance."""
_CYRILLIC = re.compile(r"[абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя]+")
_FIRST_FORMS = {
    ending: tuple(first.split("|"))
    for ending, first in (
        pair.split(":")
        for pair in (
            "ого:ий ому:ий его:ий ему:ий им:ий| ым:ий| ої:а| ой:а| ою:а ею:я єю:я"
            " ом:|о ем:|й єм:й ові:|о еві:|й єві:й а:|о у:|а|о и:а| ы:а| і:а||о е:а||о"
            " я:|й ю:|й|я ї:я й:|я"
        ).split()
    )
}
"""By the ending of a form, those of the first form: `Зеленського`, `Умєровим`, `Дніпра`."""
_CASES = re.compile(r"(?<=...)(?:[ое](?:го|му)|[ое]в[іи]|[иыоеє]м|[ая](?:м|х|ми))$")
"""Endings of which a consonant would stay in a key."""
_LONGEST = max(map(len, _FIRST_FORMS))
_LOOSE = str.maketrans("GgKweETUX", "hhhviitus")
_ALIKE = frozenset({"Kh", "Gg", "Gh"})
_NEARLY = frozenset({"gh", "vw", "Ee", "Tt", "Uu", "Xs"})
"""Pairs of sounds that are one between two alphabets, and in names of the region."""
_VOWELS = frozenset({"ei", "Ei"})
"""One such pair may be in a name of the region: Siversk, Seversk."""
_EASTERN = re.compile(r"(?:V|Vka|sk|ska|ski|[gh]rad|[gh]orod|ko|uk|iC|[gh]a)$|.{5}i$")
"""How names of Ukraine, Russia and Belarus end, and few others."""


@lru_cache(maxsize=4096)
def spelling_keys(word: str) -> tuple[str, ...]:
    """Give up to four keys that the spellings of a name have in common; none for no name.

    Words that share a key are candidates: `same_name` decides. Names have four letters and
    more, all Latin or all Cyrillic.
    """
    if len(word) < LEAST or not word.isalpha():
        return ()
    listed = _listed_keys()
    if word.isascii():
        key = _key(word)
        return (key, listed[key]) if key in listed else (key,)
    if not _CYRILLIC.fullmatch(word):
        return ()
    keys = [_key(word)]
    if ending := _CASES.search(word):
        keys.append(_key(word[: ending.start()]))
    return (*keys, *(listed[key] for key in keys if key in listed))


def same_name(one: str, other: str) -> bool:
    """Tell whether two folded words are spellings of one name."""
    ours, theirs = _forms(one), _forms(other)
    if not _groups_of(ours).isdisjoint(_groups_of(theirs)):
        return True
    foreign = one.isascii() != other.isascii()
    return any(_sound_the_same(a, b, foreign=foreign) for a in ours for b in theirs)


def spellings(word: str, candidates: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Give those of some words that are other spellings of a name, the most frequent first.

    Args:
        word: The name, folded.
        candidates: Words that share a key with it, and in how many articles each is. Only
            names should be among them: words that are written with a small letter at most
            once in five times. Up to there no ordinary word met a name in 772 news articles;
            from one in three on (`mark`, `checks`) they begin to, and without any bound
            four times as many pairs meet, most of them wrongly (docs/names.md).
    """
    found = [(-count, other) for other, count in candidates if other != word]
    return tuple(other for _, other in sorted(found) if same_name(word, other))[:MOST]


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Give how a name sounds, in each first form that it may be a form of."""
    if len(word) < LEAST or not word.isalpha():
        return ()
    if word.isascii():
        return (sounded(word),)
    if not _CYRILLIC.fullmatch(word):
        return ()
    firsts = [word]
    for letters in range(min(_LONGEST, len(word) - 2), 0, -1):
        if endings := _FIRST_FORMS.get(word[-letters:]):
            firsts += [word[:-letters] + ending for ending in endings]
    return tuple(dict.fromkeys(sounded(first) for first in firsts if len(first) >= LEAST))


def _key(name: str) -> str:
    """What is left of a name when all is loose that `same_name` can allow."""
    sound = sounded(name)
    bare = sound.rstrip("aeiouEU")
    loose = ended(bare) if 1 < len(bare) < len(sound) else sound
    return loose.translate(_LOOSE).replace("ii", "i")


def _sound_the_same(one: str, other: str, *, foreign: bool) -> bool:
    """Compare two sounds, letter by letter, more freely in names of the region."""
    if one == other:
        return True
    if len(one) != len(other):
        return False
    eastern = len(one) > 4 and bool(_EASTERN.search(one) and _EASTERN.search(other))
    vowels = 1 if eastern else 0
    for a, b in zip(one, other, strict=True):
        pair = f"{min(a, b)}{max(a, b)}"
        if a == b or pair in _ALIKE or (pair in _NEARLY and (foreign or eastern)):
            continue
        if pair not in _VOWELS or not vowels:
            return False
        vowels -= 1
    return True


def _groups_of(forms: Iterable[str]) -> set[str]:
    listed = _listed()
    sounds = {form.replace("G", letter) for form in forms for letter in "gh"}
    return {listed[sound] for sound in sounds if sound in listed}


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, str]:
    """Give, by how a name sounds, the group of names that it is one of."""
    return {sounded(name).replace("G", "g"): group for name, group in _groups()}


@lru_cache(maxsize=1)
def _listed_keys() -> Mapping[str, str]:
    return {_key(name): group for name, group in _groups()}


def _groups() -> Iterator[tuple[str, str]]:
    table = (resources.files("digest_tui.text") / "names.toml").read_text(encoding="utf-8")
    for group in tomllib.loads(table)["groups"]:
        for name in group["names"]:
            yield name, f"={group['names'][0]}"
