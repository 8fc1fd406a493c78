"""What stands for a large collection where only a few of its articles are put together."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from digest_tui.analyse.stories.clusters import Clusters
from digest_tui.analyse.stories.leads import BYTES, TERMS, Leads
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
    leads = Leads(starts, [100, 101, 101 + 2 * WINDOW, 100, 100])
    assert leads.alike(start[:BYTES], day, most) == expected


def test_nothing_is_like_anything_in_an_empty_collection() -> None:
    assert Leads([], []).alike(packed(2, 4), 100, 9) == []


def test_terms_are_counted_never_too_few() -> None:
    chance = np.random.default_rng(1)
    spread, counts = Spread(), dict[int, int]()
    for _ in range(5):
        profiles = [np.unique(chance.integers(0, 3_000, 40, np.uint32)) for _ in range(70)]
        spread.count(b"".join(one.astype("<u4").tobytes() for one in profiles), len(profiles))
        for term in np.concatenate(profiles).tolist():
            counts[term] = counts.get(term, 0) + 1
    terms = np.arange(4_000, dtype=np.uint32)
    assert spread.size == 350
    assert spread.frequency(terms).tolist() == [counts.get(term, 0) for term in range(4_000)]
    collided = np.array([0xFFFFFFFE], dtype=np.uint32)
    spread.count(collided.tobytes() * 300, 300)
    assert spread.frequency(collided).tolist() == [300]
    odd = np.array([0xFFFFFFFF], dtype=np.uint32)
    for _ in range(3):
        spread.count(odd.astype("<u4").tobytes() * 100, 100)
    assert spread.frequency(odd).tolist() == [255]


def test_what_all_of_a_large_collection_say_joins_no_few_of_it() -> None:
    frame = "The news agency told its readers on Monday that"
    profiles = [
        profile_of(f"{name} reports", [f"{frame} {name} {act} near {place} {name}."])
        for name, act, place in (("Kovalenko", "fished", "Sumy"), ("Bondar", "danced", "Poltava"))
    ]
    assert len(Clusters(profiles, [100, 100]).groups) == 1
    spread = Spread()
    for one in profiles:
        spread.count(one.terms, 1)
    for number in range(400):
        spread.count(profile_of("reports", [f"{frame} x{number} near"]).terms, 1)
    assert len(Clusters(profiles, [100, 100], spread).groups) == 2
