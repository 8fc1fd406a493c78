"""Numbers that two sentences give differently."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.number_words import MEASURES, OF_MEASURES, TIMES
from digest_tui.analyse.discrepancies.quantities import Quantity, quantities
from digest_tui.analyse.discrepancies.setting import of_one_thing, words_in_common
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.models import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling

_BEFORE, _AFTER = 8, 8
_IN_COMMON = 1
_IN_COMMON_OF_MEASURES = 2
"""Words that sentences share beside what is counted; hours and roubles are of anything."""


def compare_numbers(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the quantities of what is counted in both sentences.

    A quantity that the other sentence has too, or that stands anywhere else in the other
    article, is no difference: the two may speak of different parts of one thing. Nor are
    several at once where nothing agrees: then the two speak of different things. For people
    who were killed or hurt see `casualties`.
    """
    couples = [
        (kinship, a, b)
        for a, b in product(unmatched(one, other), unmatched(other, one))
        if (kinship := _kinship(a, b)) and _told_alike(one.text, other.text, a, b)
    ]
    found: list[tuple[Quantity, Quantity]] = []
    for _, a, b in sorted(couples, key=lambda couple: -couple[0]):
        if all(a is not ours and b is not theirs for ours, theirs in found):
            found.append((a, b))
    if not found or len(found) > max(1, _agreeing(one.text, other.text)):
        return
    if of_one_thing(one, other):
        for a, b in found:
            yield Found(Difference.NUMBER, a.span, b.span)


def unmatched(one: Telling, other: Telling) -> list[Quantity]:
    """Give the quantities of a sentence that the other article has nowhere."""
    ours, theirs = quantities(one.text), quantities(other.text)
    left = [q for q in ours if not any(q.overlaps(their) for their in theirs)]
    if not left or not theirs:
        return left
    return [q for q in left if not _stands_in(q, tuple(other.article))]


@lru_cache(maxsize=8192)
def _stands_in(quantity: Quantity, article: tuple[str, ...]) -> bool:
    return any(
        quantity.overlaps(its) and _can_be_the_same(quantity, its) for its in _of_article(article)
    )


@lru_cache(maxsize=64)
def _of_article(article: tuple[str, ...]) -> tuple[Quantity, ...]:
    return tuple(quantity for text in article for quantity in quantities(text))


def _can_be_the_same(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities may count the same thing, even if not surely."""
    if a.unit != b.unit:
        return False
    if not a.counted or not b.counted or a.fate or b.fate:
        return True
    return bool({*a.counted} & {*b.counted}) or bool(_kinship(a, b))


def _agreeing(one: str, other: str) -> int:
    """Count the numbers that both sentences have, of the same things."""
    theirs = quantities(other)
    return sum(any(a.overlaps(b) and _kinship(a, b) for b in theirs) for a in quantities(one))


def _told_alike(one: str, other: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether what stands beside two numbers has words in common.

    Of hours and roubles, more has to agree than of drones.
    """
    beside = len(words_in_common(_beside(one, a), _beside(other, b)))
    both = set(a.counted) & set(b.counted)
    if a.unit:
        return beside + len(both - set(MEASURES)) >= _IN_COMMON_OF_MEASURES
    return beside + len(both - {a.counted[0]}) >= _IN_COMMON


def _beside(text: str, quantity: Quantity) -> str:
    """Give the words before and after a number and what it counts."""
    before = text[: quantity.span.start].split()[-_BEFORE:]
    return " ".join([*before, "—", *text[quantity.span.end :].split()[:_AFTER]])


def _kinship(a: Quantity, b: Quantity) -> int:
    """Tell how surely two quantities count the same: 0 is not at all.

    What is counted is told by the head of the phrase; an adjective in common is no sign.
    """
    if a.unit != b.unit or a.fate or b.fate or a.part or b.part:
        return 0
    if a.spelled != b.spelled or not a.counted or not b.counted:
        # A small word is too loose for a figure; "25%" or "$2bn" alone may be of anything.
        return 0
    if {*a.counted} & {*MEASURES} and {*b.counted} & {*MEASURES}:
        return _same_measure(a, b)
    if a.counted[0] == b.counted[0]:
        return 2 + len(set(a.counted[1:]) & set(b.counted[1:]))
    groups = lexicon().stem_groups
    group = groups.get(a.counted[0])
    return int(group is not None and group == groups.get(b.counted[0]))


def _same_measure(a: Quantity, b: Quantity) -> int:
    """Tonnes can be of crude oil or of nothing in particular, but then not of grain."""
    ours, theirs = ({*q.counted} - {*MEASURES} - {*OF_MEASURES} for q in (a, b))
    if ours and theirs:
        return 2 + len(ours & theirs) if ours & theirs else 0
    if ours or theirs:
        return int(a.unit not in TIMES)  # of time, everything takes some
    return 2
