"""Made-up news: words as frequent as words are (Zipf), events with accounts; always the same."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.str_]

_WORDS = np.array(
    [
        "".join(parts)
        for parts in product(
            *[[a + b for a, b in product("bdfgklmnprstv", "aeiou")]] * 2, ["", "n", "r", "st", "l"]
        )
    ]
)
_LIKELY = 1 / np.arange(3, len(_WORDS) + 3)
_LIKELY /= _LIKELY.sum()
_OWN, _SHARED = 60, 40
"""Words of an article that are only its own, and that come from what its event has."""
_ACCOUNTS = 5


def articles(number: int) -> list[list[str]]:
    """Make up articles of a title and a line each, five of an event one after the other."""
    chance = np.random.default_rng(1)
    found = []
    for at in range(number):
        if at % _ACCOUNTS == 0:
            event = _some(chance, _SHARED)
        words = np.concatenate([_some(chance, _OWN), chance.choice(event, _SHARED)])
        found.append([" ".join(words[-8:]), " ".join(words)])
    return found


def story(number: int, sentences: int) -> list[list[str]]:
    """Make up articles of one event: most of their sentences tell what others tell too."""
    chance = np.random.default_rng(2)
    facts = [_some(chance, 14) for _ in range(2 * sentences)]
    return [
        [_sentence(chance, facts[at]) for at in chance.permutation(len(facts))[:sentences]]
        for _ in range(number)
    ]


def _sentence(chance: np.random.Generator, fact: Words) -> str:
    told = chance.choice(fact, 10, replace=False)
    return " ".join([*told, *_some(chance, 8)]).capitalize() + "."


def _some(chance: np.random.Generator, number: int) -> Words:
    return chance.choice(_WORDS, number, p=_LIKELY)
