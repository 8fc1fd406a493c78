"""What stands for a large collection where only a few of its articles are put together."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from digest_tui.analyse.stories.clusters import Clusters
from digest_tui.analyse.stories.leads import BYTES, TERMS, Leads, filled
from digest_tui.analyse.stories.profile import profile_of, word_term
from digest_tui.analyse.stories.spread import Spread
from digest_tui.analyse.stories.vectors import WINDOW


def packed(*terms: int) -> bytes:
    return struct.pack(f"<{len(terms)}I", *terms)


@pytest.mark.parametrize(
    ("start", "day", "most", "expected"),
    [
        (packed(2, 4, 6), 100, 9, [0, 1]),
        (packed(2, 4, 6), 100, 1, [0]),
        (packed(2, 4, 6), 101 + WINDOW, 9, [2, 1]),
        (packed(2, 8), 100, 9, [0]),
        (packed(2, 12), 100, 9, []),
        (packed(2, 2, 2), 100, 9, []),
        (packed(*range(100, 100 + 2 * TERMS, 2), 2, 4), 100, 9, []),
        (packed(word_term("said"), word_term("year"), 2), 100, 9, []),
        (b"", 100, 9, []),
    ],
)
def test_what_begins_alike(start: bytes, day: int, most: int, expected: list[int]) -> None:
    said = packed(word_term("said"), word_term("year"))
    starts = [packed(2, 4, 6, 8), packed(4, 2, 10), packed(2, 4, 6), b"", said]
    leads = Leads(filled(starts), [100, 101, 101 + 2 * WINDOW, 100, 100])
    assert leads.alike(start[:BYTES], day, most) == expected


def test_nothing_is_like_anything_in_an_empty_collection() -> None:
    assert Leads(b"", []).alike(packed(2, 4), 100, 9) == []


def test_terms_of_a_small_collection_are_all_counted() -> None:
    spread = Spread({"a": packed(2, 4, 5), "b": packed(4, 6), "c": packed(4)}, 3)
    assert spread.without({"a": packed(2, 4, 5)}) is spread
    terms = np.array([2, 4, 5, 8, 10], dtype=np.uint32)
    frequency, shared = spread.counted(terms, np.array([1, 2, 1, 1, 2]))
    assert frequency.tolist() == [1, 3, 1, 1, 2]
    assert shared.tolist() == [0, 1, 0, 0, 1]


@pytest.mark.parametrize("sample", [{}, {"a": packed(2, 4), "b": packed(4)}])
def test_a_sample_tells_of_a_large_one(sample: dict[str, bytes]) -> None:
    terms = np.array([2, 4, 5, 6], dtype=np.uint32)
    frequency, shared = Spread(sample, 1_000).counted(terms, np.array([1, 1, 1, 40]))
    if sample:
        assert 2 < frequency[2] < frequency[0] < frequency[1] == 1_000
        assert shared[0] == shared[1] == 1
    assert 0 < shared[2] < shared[3] == 1, "who knows whether others have it"
    assert frequency[3] == 40, "never fewer than are at hand"


def test_what_is_at_hand_is_no_sample() -> None:
    terms = np.array([2, 4, 6], dtype=np.uint32)
    own = np.array([1, 1, 1])
    sample = {"a": packed(2, 4), "b": packed(4), "c": packed(8)}
    _, shared = Spread(sample, 1_000).without({"a": packed(2, 4), "d": b""}).counted(terms, own)
    assert shared[0] == shared[2] < shared[1] == 1
    assert Spread(sample, 1_000).counted(terms, own)[1][0] == 1


def test_what_all_of_a_large_collection_say_joins_no_few_of_it() -> None:
    frame = "The news agency told its readers on Monday that"
    profiles = [
        profile_of(f"{name} reports", [f"{frame} {name} {act} near {place} {name}."])
        for name, act, place in (("Kovalenko", "fished", "Sumy"), ("Bondar", "danced", "Poltava"))
    ]
    assert len(Clusters(profiles, [100, 100]).groups) == 1
    many = [profile_of("reports", [f"{frame} x{number} near"]).terms for number in range(400)]
    sample = {f"many {number}": terms for number, terms in enumerate(many)}
    everything = sample | {f"two {number}": one.terms for number, one in enumerate(profiles)}
    for spread in (Spread(everything, len(everything)), Spread(sample, 40_000)):
        assert len(Clusters(profiles, [100, 100], spread).groups) == 2
