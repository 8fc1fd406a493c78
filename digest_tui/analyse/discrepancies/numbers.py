"""Numbers that two sentences give differently."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.quantities import Quantity, quantities
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.models import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling


def compare_numbers(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the quantities of what is counted in both sentences.

    A quantity that the other sentence has too, or that stands anywhere else in the other
    article, is no difference: the two may speak of different parts of one thing.
    """
    couples = [
        (kinship, a, b)
        for a, b in product(quantities(one.text), quantities(other.text))
        if _comparable(a, b) and (kinship := _kinship(a, b))
    ]
    taken: set[Quantity] = set()
    for _, a, b in sorted(couples, key=lambda couple: -couple[0]):
        if not (taken & {a, b} or _stands_in(a, other) or _stands_in(b, one)):
            taken |= {a, b}
            yield Found(Difference.NUMBER, a.span, b.span)


def _stands_in(quantity: Quantity, telling: Telling) -> bool:
    return any(quantity.overlaps(its) for text in telling.article for its in quantities(text))


def _comparable(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and a.spelled == b.spelled


def _kinship(a: Quantity, b: Quantity) -> int:
    """Tell how surely two quantities count the same: 0 is not at all.

    What is counted is told by the head of the phrase; an adjective in common is no sign.
    """
    if not a.counted or not b.counted:
        # "25%" or "$2bn" alone may be of anything.
        return 0
    if a.counted[0] == b.counted[0]:
        return 2 + len(set(a.counted[1:]) & set(b.counted[1:]))
    groups = lexicon().stem_groups
    group = groups.get(a.counted[0])
    return int(group is not None and group == groups.get(b.counted[0]))
