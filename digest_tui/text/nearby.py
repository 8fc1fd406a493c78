"""Words a slip or two away: what a fuzzy word may stand for, and what a mistyped one meant."""

from __future__ import annotations

from itertools import groupby
from math import log
from typing import TYPE_CHECKING

from digest_tui.text.keyboards import in_other_layouts, neighbours
from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONG = 8
"""Letters from which a word may have two slips; four of five misspellings have one."""
LEAST = 4
"""Letters of a word that can be mistyped: every three letters are a slip from some word."""
_SLIP = 4.0
"""What a slip weighs, in logarithms of articles: one word in e**4 = 55 is mistyped."""
_USUAL, _FIRST = 0.3, 0.5
"""What is taken from the weight of a usual slip, and added for a wrong first letter."""
_RARE = 10_000
"""A word that is in more than one article of so many is no slip."""
_CLEARLY = log(2)
"""By how much the best has to be better than the next."""


def slips(word: str) -> int:
    """Give the slips that are looked past: insertions, omissions, wrong or swapped letters."""
    return 2 if len(word) >= _LONG else 1


def within(word: str, candidates: Sequence[str], most: int) -> list[str]:
    """Give the candidates that are at most `slips` away, the nearest first.

    The first letter stands. Of equally near ones, those that come first in the candidates
    come first: give them by frequency.
    """
    return [
        other
        for other, _ in _near(word, [c for c in candidates if c[:1] == word[:1] and c != word])
    ][:most]


def meant(word: str, candidates: Iterable[tuple[str, int]], articles: int) -> str | None:
    """Give the word that was probably meant; None where none is clearly better.

    Args:
        word: As it was typed, folded.
        candidates: Words of the index, and in how many articles each is: those with one of
            `first_letters`, the typed one itself, and what `in_other_layouts` gives.
        articles: How many articles there are.
    """
    if len(word) < LEAST or not word.isalpha():
        return None
    counts = dict(candidates)
    known = counts.pop(word, 0)
    if known > max(1, articles // _RARE):
        return None
    if not known:
        switched = [other for other in in_other_layouts(word) if counts.get(other)]
        if switched:
            return max(switched, key=counts.__getitem__)
    near = [(other, d) for other, d in _near(word, list(counts)) if counts[other] > 0]
    forms = {other for other, _ in near if _one_word(word, other)}
    known += sum(counts[form] for form in forms)
    if known > max(1, articles // _RARE):
        return None
    scored = sorted(
        (
            (log(counts[other]) - _SLIP * _weight(word, other, distance), other)
            for other, distance in near
            if other not in forms
        ),
        reverse=True,
    )
    if not scored:
        return None
    best, other = scored[0]
    if known and best < log(known):  # a slip of it would be rarer still
        return None
    rival = next((score for score, one in scored[1:] if not _one_word(other, one)), None)
    return other if rival is None or best - rival >= _CLEARLY else None


def first_letters(word: str) -> frozenset[str]:
    """Give the letters that a mistyped word may begin with.

    Its own, those of the keys beside, and its second, for two swapped or a first too many.
    """
    return neighbours().get(word[:1], frozenset()) | frozenset(word[:2])


def _near(word: str, candidates: Sequence[str]) -> list[tuple[str, int]]:
    """Give those near enough, and how far they are: optimal string alignment distance."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few questions need it
    from rapidfuzz.process import extract  # noqa: PLC0415

    found = extract(word, candidates, scorer=OSA.distance, score_cutoff=slips(word), limit=None)
    return [(other, int(distance)) for other, distance, _ in found]


def _weight(word: str, other: str, distance: int) -> float:
    """Weigh the slips: a letter left out or doubled, two swapped, the key beside."""
    weight = float(distance)
    if word[0] != other[0]:
        weight += _FIRST
    if distance > 1:
        return weight
    if len(word) != len(other):
        usual = len(word) < len(other) or _undoubled(word) == _undoubled(other)
        return weight - (_USUAL if usual else 0)
    differ = [(a, b) for a, b in zip(word, other, strict=True) if a != b]
    beside = len(differ) > 1 or differ[0][1] in neighbours().get(differ[0][0], ())
    return weight - (_USUAL if beside else 0)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _one_word(one: str, other: str) -> bool:
    """Tell forms of one word: a search for one finds the other."""
    return not set(stems(one)).isdisjoint(stems(other))
