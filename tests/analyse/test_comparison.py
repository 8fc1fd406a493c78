"""Odd articles beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.alignment.sentences import MOST_SENTENCES
from digest_tui.analyse.comparison import compare
from tests.helpers import article

if TYPE_CHECKING:
    from digest_tui.models import Article

TEXT = (
    "Drones struck the refinery in Ryazan. Nobody was hurt there.\nThe governor spoke of a fire."
)
EMPTY = article("", title="")


@pytest.mark.parametrize(
    "articles",
    [
        [EMPTY, EMPTY],
        [EMPTY, article(TEXT)],
        [
            article("Росія направила офіцерів.", title=""),
            article("Russia sent officers.", title=""),
        ],
    ],
)
def test_what_has_nothing_in_common(articles: list[Article]) -> None:
    found = compare(articles)
    assert (found.pairs, found.claims, found.discrepancies, found.quotations) == ((), (), (), ())
    assert len(found.only_here) == len(found.sentences)


@pytest.mark.parametrize("copies", [2, 4])
def test_copies_share_every_claim_and_differ_in_nothing(copies: int) -> None:
    found = compare([article(TEXT)] * copies)
    assert len(found.claims) == 4  # the title too
    assert all(len(claim.sentences) == copies for claim in found.claims)
    assert found.only_here == ()
    assert found.discrepancies == ()


def test_of_a_long_text_the_start_is_compared() -> None:
    long = article("\n".join(f"Sentence {n} of a long text is told here." for n in range(2000)))
    found = compare([long, article(TEXT)])
    assert len(found.of(0)) == MOST_SENTENCES
    assert found.cut == (0,)


def test_look_alikes_are_not_held_against_each_other() -> None:
    one = article(
        "A drone strike on Engels killed three people. The airfield burned for hours.",
        title="Drones strike Engels",
    )
    other = article(
        "A court in Moscow jailed five people. The trial took two hours.", title="Five are jailed"
    )
    found = compare([one, other])
    assert found.discrepancies == ()
