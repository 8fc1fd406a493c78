"""Numbers that two sentences give differently."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.lexicon import lexicon
from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.quantities import Quantity, quantities
from digest_tui.models import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling


def compare_numbers(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the quantities of what is counted in both sentences.

    A quantity that the other sentence has too, or that stands anywhere else in the other
    article, is no difference: the two may speak of different parts of one thing.
    """
    if not quantities(one.text) or not quantities(other.text):
        return
    ours = _unmatched(one, other)
    theirs = _unmatched(other, one)
    couples = [(_kinship(a, b), a, b) for a, b in product(ours, theirs) if _comparable(a, b)]
    taken: set[Quantity] = set()
    for kinship, a, b in sorted(couples, key=lambda couple: -couple[0]):
        if kinship and a not in taken and b not in taken:
            taken |= {a, b}
            yield Found(Difference.NUMBER, a.span, b.span)


def _unmatched(one: Telling, other: Telling) -> list[Quantity]:
    elsewhere = _all_quantities(other.article)
    return [q for q in quantities(one.text) if not any(q.overlaps(their) for their in elsewhere)]


@lru_cache(maxsize=64)
def _all_quantities(article: tuple[str, ...]) -> tuple[Quantity, ...]:
    return tuple(quantity for text in article for quantity in quantities(text))


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
