"""How many people two sentences say were killed, injured, missing or held."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.numbers import unmatched
from digest_tui.analyse.discrepancies.quantities import Quantity, quantities
from digest_tui.analyse.discrepancies.setting import of_one_thing
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.models import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling

_ANYONE = frozenset("=civilian person other victim man men woman women".split())
"""Groups and stems of words for people of whatever kind."""


def compare_casualties(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the numbers of people to whom the same has happened.

    These are meant exactly, so that "seven" is held against "12".
    """
    if not any(q.fate for q in quantities(one.text)):
        return
    ours, theirs = unmatched(one, other), unmatched(other, one)
    couples = [couple for couple in product(ours, theirs) if _same_people(*couple)]
    for a, b in couples:
        # Where one sentence gives two numbers of the dead, which is held against which?
        alone = sum(a is ours or b is theirs for ours, theirs in couples) == 1
        if alone and of_one_thing(one, other):
            yield Found(Difference.NUMBER, a.span, b.span)


def _same_people(a: Quantity, b: Quantity) -> bool:
    """Two guards can be among five people, but not seven guards."""
    if not a.fate or a.fate != b.fate or a.part or b.part:
        return False
    groups = [_group(q) for q in (a, b)]
    anyone = [not group or group in _ANYONE for group in groups]
    if all(anyone) or groups[0] == groups[1]:
        return True
    some, everyone = (b, a) if anyone[0] else (a, b)
    return any(anyone) and some.low > everyone.high


def _group(quantity: Quantity) -> str:
    head = quantity.counted[0] if quantity.counted else ""
    return lexicon().stem_groups.get(head, head)
