"""The stem of a Ukrainian word, by its ending: `ракетами`, `ракет` and `ракету` -> `ракет`.

Endings as the grammar lists them (Ukrainian orthography of 2019, parts on declension), in
the way of Snowball's Russian stemmer. No library that is kept has one: docs/names.md has
what was tried and what it found.
"""

from __future__ import annotations

import re

_NOUNS = """а я у ю о е є и і ї ь й ом ем єм ам ям ах ях ів їв ей ею єю ами ями ьо
ння нні нню нням ннях ннями тя ття тті ттю ттям ттями
ість ості остей остям остях остями істю ії ій ія ію ією іє іям іях іями"""
_ADJECTIVES = """ий ій їй а я у ю е є і ї им ім їм их іх їх ими іми їми ого ому ої ою
ього ьому ьої ьою"""
_VERBS = """ати аю аєш ає аємо аєте ають ав ала ало али ай айте аймо аючи аний
яти яю яєш яє яємо яєте яють яв яла яло яли яй яйте яючи ять ать
ити иш ить имо ите ив ила ило или їти їш їть їмо їте їв їла їло їли
іти ію іє іємо іють ів іла іло іли іть імо іте ійте йте
увати ую уєш ує уємо уєте ують ував увала увало ували уючи
ювати юю юєш ює юємо юєте юють ював ювала ювало ювали юючи ювання уванням
нути нув нула нуло нули уть ють еш єш емо ємо ете єте учи ючи ачи ячи овано ано яно ено"""
_ENDINGS = frozenset(f"{_NOUNS} {_ADJECTIVES} {_VERBS}".split())
_LONGEST = max(map(len, _ENDINGS))
_LEAST = 3
"""Letters that are left of a word: fewer are many words."""
_VOWELS = frozenset("аеєиіїоуюя")
_CLOSED = re.compile(r"([ії])([^аеєиіїоуюя]+)$")
_OPEN = {"і": "о", "ї": "є"}


def ukrainian_stem(word: str) -> str:
    """Give the stem of a folded word in Ukrainian letters."""
    stem = _without_ending(word[:-2] if len(word) > 5 and word.endswith(("ся", "сь")) else word)
    if len(stem) <= _LEAST:
        return stem
    stem = stem.rstrip("ьй") or word
    if len(stem) <= _LEAST:
        return stem
    if len(stem) > 4:
        stem = _without_fleeting_vowel(stem[:-1] if stem[-1] == stem[-2] else stem)
    # Харків, Харкова: a vowel that is `і` only where its syllable is closed.
    stem = _CLOSED.sub(lambda closed: _OPEN[closed[1]] + closed[2], stem)
    return stem[:-2] if len(stem) > 5 and stem.endswith(("ов", "ев", "єв")) else stem


def _without_ending(word: str) -> str:
    for letters in range(min(_LONGEST, len(word) - _LEAST), 0, -1):
        if word[-letters:] in _ENDINGS and not _VOWELS.isdisjoint(word[:-letters]):
            return word[:-letters]
    return word


def _without_fleeting_vowel(stem: str) -> str:
    """Список, списку; кінець, кінця; березень, березня."""
    if stem.endswith(("ок", "ек", "ец")) or (stem.endswith("ен") and stem[-3] not in _VOWELS):
        return stem[:-2] + stem[-1]
    return stem
