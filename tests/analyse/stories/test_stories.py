"""Which articles are about one event."""

from __future__ import annotations

import random

import pytest

from digest_tui.analyse.stories import accounts, cluster, profile
from digest_tui.analyse.stories.profile import profile_of
from digest_tui.analyse.stories.vectors import Vectors
from tests.helpers import article

REFINERY = [
    (
        "Drones hit Ryazan refinery",
        "Ukrainian drones struck the oil refinery in Ryazan overnight.",
    ),
    (
        "Fire at refinery in Ryazan",
        "A fire broke out at the Ryazan oil refinery after drones struck.",
    ),
]
AIRFIELD = [
    (
        "Drones hit Engels airfield",
        "Ukrainian drones struck the Engels airfield near Saratov overnight.",
    ),
    (
        "Engels airfield attacked",
        "The airfield at Engels was struck by drones, Saratov governor said.",
    ),
]
OTHER = [
    ("Minister resigns", "The minister of culture resigned on Monday over a tender for books.")
]
ALL = [*REFINERY, *AIRFIELD, *OTHER]


def test_look_alikes_stay_apart() -> None:
    profiles = [profile_of(title, [text]) for title, text in ALL]
    assert cluster(profiles, [0] * 5) == [[0, 1], [2, 3], [4]]


def test_what_is_days_apart_is_another_story() -> None:
    profiles = [profile_of(title, [text]) for title, text in [*REFINERY, *OTHER]]
    assert cluster(profiles, [0, 2, 0]) == [[0, 1], [2]]
    assert cluster(profiles, [0, 3, 0]) == [[0], [1], [2]]


def test_nothing_and_one() -> None:
    assert cluster([], []) == []
    assert cluster([profile_of("", [])], [0]) == [[0]]
    assert cluster([profile_of("", []), profile_of("a", ["the of"])], [0, 0]) == [[0], [1]]


def test_edges_are_the_cosines() -> None:
    rng = random.Random(4)
    words = [f"w{n}" for n in range(60)]
    profiles = [profile_of("", [" ".join(rng.choices(words, k=20))]) for _ in range(60)]
    vectors = Vectors(profiles)
    edges = vectors.edges()
    found = {
        (one, other): weight
        for one, other, weight in zip(
            edges.ones.tolist(), edges.others.tolist(), edges.weights.tolist(), strict=True
        )
    }
    assert found
    for at in range(60):
        near, weights = vectors.alike(profiles[at])
        for other, weight in zip(near.tolist(), weights.tolist(), strict=True):
            if other < at:
                assert found.pop((other, at)) == pytest.approx(weight)
    assert not found
    assert vectors.alike(profile_of("", ["quite unknown words"]))[0].tolist() == []


def test_copies_are_one_account() -> None:
    text = "The army said on Monday that the bridge over the river had been hit twice at night."
    other = "A bridge was struck two times in the night, according to the army of the country."
    story = [article(text), article(f"PARIS - {text} Read on."), article(other)]
    assert accounts(story) == [[0, 1], [2]]
    assert accounts([]) == []
    assert accounts([article("Short."), article("Short.")]) == [[0], [1]]


def test_a_profile_is_of_the_start() -> None:
    long = article("word " * 400 + "\nlate", title="Title words")
    terms = dict(zip(*profile(long), strict=True))
    assert terms["titl"] == 2
    assert "late" not in terms
