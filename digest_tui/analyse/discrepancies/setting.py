"""What a sentence speaks of, told by the names in it or before it.

Two accounts of look-alike events share whole sentences that name nothing ("he faces up to
ten years in prison"). Whom and where such a sentence means stands before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.names import NO_NAMES, RUN
from digest_tui.analyse.discrepancies.number_words import NUMBER_WORDS
from digest_tui.analyse.discrepancies.weak import SAID, speakers
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.analyse.spellings import key_of_name
from digest_tui.text.countries import country_words
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold, stem, tokens

if TYPE_CHECKING:
    from digest_tui.analyse.discrepancies.finding import Telling

_LEAST = 4
_NEAR = 20
"""Letters before a word that tell what part it has."""
_ENDS_BEFORE = frozenset(["", *'.:!?–—-…”"’»'])
_INITIAL = re.compile(r"\s[A-Z]\b")
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|of|on|over|outside|around|into|through|across)\s+(?:the\s+)?\Z"
)
_HE_SAID = re.compile(rf"\b(?:he|she|they) (?:has |had |have )?(?:also )?{SAID}\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|their)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_CASE = 0.75
"""A line in which this share of the longer words have a capital tells no name from a word."""
_NOTHING = frozenset({"=say", *NUMBER_WORDS})
"""Words that any two sentences of the news can share."""
_LATELY = 3
"""Sentences before one that tell of whom it speaks."""
_PARTS = frozenset(
    "mount lake river street avenue road square north south east west northern southern eastern"
    " western central city region oblast county district province state national regional".split()
)
"""Words of many names, which tell none from another."""
_CARRIERS = frozenset("telegram facebook twitter youtube instagram tiktok whatsapp".split())
"""Where something was said is not what it is about."""


def of_one_thing(one: Telling, other: Telling) -> bool:
    """Tell whether two sentences can speak of the same: not if each is about other names.

    What one names itself, the other may have named a little before. Where one of them, and
    all before it, names nothing, they can.
    """
    ours, theirs = _own(one), _own(other)
    if ours and theirs:
        return len(ours & theirs) > min(len(ours - theirs), len(theirs - ours))
    if (ours & _lately(other)) or (theirs & _lately(one)):
        return True
    ours, theirs = setting(one), setting(other)
    return not ours or not theirs or bool(ours & theirs)


def share_a_name(one: Telling, other: Telling, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether two sentences, or what stands beside them, have a name in common."""
    return bool((_around(one) & _around(other)) - but)


def words_in_common(one: str, other: str) -> frozenset[str]:
    """Give the words that two sentences share, other than that somebody said it."""
    return _words(one) & _words(other)


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    words = [token.word for token in tokens(text) if not token.word[0].isdigit()]
    return frozenset(
        stem(word) if word[0] != "=" else word
        for word in lexicon().canonical(words)
        if word not in STOP_WORDS and word not in _NOTHING
    )


def setting(telling: Telling) -> frozenset[str]:
    """Give the names of a sentence or, where it has none, of the last one before that has.

    Who "he" is, no place tells.
    """
    before = _named(tuple(telling.article))[telling.at :: -1]
    if not before[0].all and _PRONOUN.search(_HE_SAID.sub("", telling.text)):
        for named in before:
            if named.all - named.places:
                return named.all - named.places
    return next((named.all for named in before if named.all), frozenset())


def _own(telling: Telling) -> frozenset[str]:
    return _named(tuple(telling.article))[telling.at].all


def _lately(telling: Telling) -> frozenset[str]:
    return _all_of(telling, telling.at - _LATELY, telling.at + 1)


def _around(telling: Telling) -> frozenset[str]:
    return _all_of(telling, telling.at - 1, telling.at + 2)


def _all_of(telling: Telling, start: int, end: int) -> frozenset[str]:
    near = _named(tuple(telling.article))[max(0, start) : end]
    return frozenset().union(*(named.all for named in near))


class Named(NamedTuple):
    """Keys of what a sentence names: persons and places, no countries, no speakers."""

    all: frozenset[str]
    places: frozenset[str]
    """What something is in or comes from."""


@lru_cache(maxsize=64)
def _named(article: tuple[str, ...]) -> tuple[Named, ...]:
    """Give what each sentence of an article names.

    A word that the article writes small as well is no name; nor is one that only ever
    begins a sentence.
    """
    found = [_capitals(text) for text in article]
    small = {
        key_of_name(fold(word))
        for text in article
        for word in _WORD.findall(text)
        if len(word) >= _LEAST and word[0].islower()
    }
    inside = frozenset().union(*(capitals.inside for capitals in found))
    return tuple(
        Named((each.inside | (each.first & inside)) - small, each.places - small) for each in found
    )


class _Capitals(NamedTuple):
    inside: frozenset[str]
    first: frozenset[str]
    """Of the first word of a sentence, whose capital says nothing by itself."""
    places: frozenset[str]


@lru_cache(maxsize=4096)
def _capitals(text: str) -> _Capitals:
    """Give the keys of words that can be names; a line in Title Case has none."""
    long = [word for word in _WORD.findall(text) if len(word) >= _LEAST]
    if long and sum(word[0].isupper() for word in long) > _TITLE_CASE * len(long):
        return _Capitals(frozenset(), frozenset(), frozenset())
    said = {at for span in speakers(text) for at in range(*span)}
    inside: set[str] = set()
    first: set[str] = set()
    places: set[str] = set()
    for run in RUN.finditer(text):
        if run.start() in said:
            continue
        words = [fold(word) for word in _WORD.findall(run[0])]
        keys = {key_of_name(word) for word in words if _can_name(word)}
        alone = len(words) == 1 and not _INITIAL.match(text, run.end())
        (first if alone and _begins(text, run.start()) else inside).update(keys)
        if _PLACE.search(text, max(0, run.start() - _NEAR), run.start()):
            places |= keys
    return _Capitals(frozenset(inside), frozenset(first), frozenset(places))


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins a sentence, or what is said in one."""
    before = text[max(0, at - _NEAR) : at].rstrip(" \t\"“'‘«(")
    return before[-1:] in _ENDS_BEFORE


def _can_name(word: str) -> bool:
    return len(word) >= _LEAST and word not in _no_names()


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    countries = frozenset(fold(part) for name in country_words() for part in name.split())
    return NO_NAMES | countries | _CARRIERS | _PARTS
