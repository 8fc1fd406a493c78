"""The three samples against what was said of them by hand, from the texts alone."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.analyse.comparison import compare
from digest_tui.models import Tier
from tests.helpers import CALIBER, DATA, EUROMAIDAN, PRAVDA

if TYPE_CHECKING:
    from digest_tui.models import Article, Comparison

LABELLED: dict[str, Any] = json.loads((DATA / "seeds-same.json").read_text(encoding="utf-8"))
FILES = {"euromaidan": EUROMAIDAN, "caliber": CALIBER, "pravda": PRAVDA}
NAMES = list(LABELLED["sentences"])


@pytest.fixture(scope="module")
def found(seeds: dict[str, Article]) -> Comparison:
    return compare([seeds[FILES[name]] for name in NAMES])


def labelled(found: Comparison, label: str) -> set[tuple[int, int]]:
    at = {(NAMES[s.article], s.number): place for place, s in enumerate(found.sentences)}
    return {
        (at[one, int(number)], at[other, its])
        for couple in LABELLED["pairs"]
        for one, other in [couple["articles"]]
        for number, theirs in couple[label].items()
        for its in theirs
    }


def test_the_numbers_are_those_of_the_sentences(found: Comparison) -> None:
    counts = {name: len(found.of(at)) for at, name in enumerate(NAMES)}
    assert counts == LABELLED["sentences"]
    assert [tuple(couple["articles"]) for couple in LABELLED["pairs"]] == [*combinations(NAMES, 2)]


def test_strong_pairs_are_right(found: Comparison) -> None:
    same, partly = labelled(found, "same"), labelled(found, "partly")
    strong = {pair[:2] for pair in found.pairs if pair.tier is Tier.STRONG} - partly
    assert len(strong & same) >= 0.8 * len(strong), sorted(strong - same)
    assert len(strong & same) >= 0.4 * len(same)  # precision alone could be had by silence


def test_what_only_one_tells_is_found(found: Comparison) -> None:
    told = {at for pair in labelled(found, "same") for at in pair}
    unsure = {at for pair in labelled(found, "partly") for at in pair} - told
    everything = set(range(len(found.sentences)))
    only_here, said = everything - told - unsure, set(found.only_here) - unsure
    right = len(only_here & said)
    assert 2 * right / (len(only_here) + len(said)) >= 0.8, (only_here ^ said, len(only_here))
