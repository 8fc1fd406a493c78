"""Which articles are about one event."""

from __future__ import annotations

import math
import random
import struct
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from digest_tui.analyse.spellings import spelling_key
from digest_tui.analyse.stories.clusters import Clusters
from digest_tui.analyse.stories.common_words import common_words
from digest_tui.analyse.stories.copies import accounts
from digest_tui.analyse.stories.days import Filing, days_of
from digest_tui.analyse.stories.lead_names import lead_names
from digest_tui.analyse.stories.profile import Profile, profile, profile_of, word_term
from digest_tui.analyse.stories.vectors import ALIKE, Vectors
from digest_tui.models import GivenDate
from tests.helpers import article

REFINERY = [
    (
        "Drones hit Ryazan refinery",
        (
            "Ukrainian drones struck the oil refinery in Ryazan overnight. The fire at the Rosneft"
            " plant spread to two storage tanks, governor Pavel Malkov said. Nobody was hurt."
        ),
    ),
    (
        "Fire at refinery in Ryazan",
        (
            "A fire broke out at the Rosneft oil refinery in Ryazan after drones struck. Malkov,"
            " the governor, said that falling debris had set a storage tank of the plant alight."
        ),
    ),
]
AIRFIELD = [
    (
        "Drones hit Engels airfield",
        (
            "Ukrainian drones struck the Engels airfield near Saratov overnight. Bombers that fly"
            " missions against Ukraine are based there; residents filmed explosions at the runway."
        ),
    ),
    (
        "Engels airfield attacked",
        (
            "The airfield at Engels was struck by drones, Saratov governor Roman Busargin said."
            " Residents heard explosions near the runway, from which bombers attack Ukraine."
        ),
    ),
]
OTHER = [
    ("Minister resigns", "The minister of culture resigned on Monday over a tender for books."),
    ("Match abandoned", "Police stopped the match on Monday after fans ran onto the pitch."),
]
ALL = [*REFINERY, *AIRFIELD, *OTHER]


def profiles(*texts: tuple[str, str]) -> list[Profile]:
    return [profile_of(title, [text]) for title, text in texts]


def groups(texts: list[tuple[str, str]], days: list[int] | None = None) -> list[list[int]]:
    return Clusters(profiles(*texts), days or [0] * len(texts)).groups


def test_look_alikes_stay_apart() -> None:
    assert groups(ALL) == [[0, 1], [2, 3], [4], [5]]


def test_what_shares_common_words_only_is_no_story() -> None:
    """Among two articles every shared word is as rare as can be: other news must count."""
    assert groups(OTHER) == [[0], [1]]
    assert groups(REFINERY) == [[0, 1]]


def test_what_is_days_apart_is_another_story() -> None:
    texts = [*REFINERY, *OTHER]
    assert groups(texts, [0, 2, 0, 0]) == [[0, 1], [2], [3]]
    assert groups(texts, [3, 0, 0, 0]) == [[0], [1], [2], [3]]


def test_nothing_and_one() -> None:
    assert Clusters([], []).groups == []
    assert groups([("", "")]) == [[0]]
    assert groups([("", ""), ("a", "the of")]) == [[0], [1]]
    nothing = Clusters([], [])
    assert nothing.add(profiles(*REFINERY)[0], 0) == 0
    assert nothing.add(profiles(*REFINERY)[1], 0) == 1
    assert nothing.groups == [[0, 1]]


def test_what_comes_later_joins_its_story() -> None:
    clusters = Clusters(profiles(REFINERY[0], *OTHER), [0] * 3)
    snow = ("Snow in the Alps", "Snow closed alpine passes, Geneva airport said.")
    for each in profiles(REFINERY[1], snow):
        clusters.add(each, 0)
    assert clusters.groups == [[0, 3], [1], [2], [4]]
    more = ("Passes closed in the Alps", "Alpine passes are closed by snow, said Geneva airport.")
    for day in (0, 9):
        clusters.add(profiles(more)[0], day)
    assert clusters.groups == [[0, 3], [1], [2], [4, 5], [6]]
    clusters.link()
    assert clusters.groups == [[0, 3], [1], [2], [4, 5], [6]]


def test_what_a_reader_says_counts_more() -> None:
    clusters = Clusters(profiles(*ALL), [0, 0, 0, 0, 9, 0])
    clusters.link({(4, 5): True})
    assert clusters.groups == [[0, 1], [2, 3], [4, 5]]
    clusters.link({(0, 1): False, (0, 2): True, (0, 3): True, (2, 3): True})
    assert clusters.groups == [[0, 2, 3], [1], [4], [5]]
    clusters.link({(2, 3): True, (0, 2): True, (0, 3): False})  # what is parted stays apart
    assert not any({0, 3} <= set(group) for group in clusters.groups)
    clusters.link()
    assert clusters.groups == [[0, 1], [2, 3], [4], [5]]


def test_edges_are_the_cosines() -> None:
    rng = random.Random(4)
    words = [f"w{n}" for n in range(60)]
    some = [profile_of("", [" ".join(rng.choices(words, k=20))]) for _ in range(60)]
    days = sorted(rng.choices(range(8), k=60))
    edges = Vectors(some, days).edges()
    found = zip(edges.ones.tolist(), edges.others.tolist(), edges.weights.tolist(), strict=True)
    expected = {
        (one, other): cosine
        for one, other in combinations(range(60), 2)
        if days[other] - days[one] <= 2
        if (cosine := plain_cosine(some, one, other)) >= ALIKE
    }
    assert len(expected) > 20
    assert {(one, other): weight for one, other, weight in found} == pytest.approx(expected)


def plain_cosine(some: list[Profile], one: int, other: int) -> float:
    """The formula of `Vectors`, read aloud."""
    counts = [
        dict(zip(struct.unpack(f"<{len(p.times)}I", p.terms), p.times, strict=True)) for p in some
    ]
    size, elsewhere = len(some), 100
    frequency = Counter(term for count in counts for term in count)

    def vector(at: int) -> dict[int, float]:
        weights = {
            term: (1 + math.log(times))
            * math.log(
                (size + elsewhere + 1)
                / (frequency[term] + elsewhere * common_words().get(term, 0) + 0.5)
            )
            for term, times in counts[at].items()
        }
        singles = {term for term in weights if frequency[term] == 1}
        length = sum(w**2 for term, w in weights.items() if term not in singles)
        length += max(0.15, 10 / size) * sum(
            weights[term] ** 2 for term in singles if term % 2 == 0
        )
        return {t: w / math.sqrt(length) for t, w in weights.items() if t not in singles}

    ours, theirs = vector(one), vector(other)
    return sum(weight * theirs.get(term, 0.0) for term, weight in ours.items())


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("Drones hit Samara", "In the city of Samara a plant burns. Volga is safe.", "samara"),
        ("Drones Hit A Plant", "Drones hit a plant. Nobody is hurt.", ""),
        ("Talks", "On Monday the Russian envoy met Yermak in Kyiv, Ukraine.", "yermak kyiv"),
        ("Переговори", "У місті Києві зустрілися посли.", "києві"),
        ("", "", ""),
    ],
)
def test_the_names_at_the_start(title: str, text: str, names: str) -> None:
    assert lead_names(title, text) == {spelling_key(name) for name in names.split()}


def test_what_names_others_is_less_alike() -> None:
    one, other = profiles(*AIRFIELD)
    known, stranger = other.names, b"another name"[:4]

    def likeness(names: bytes) -> float:
        edges = Vectors([one, other._replace(names=names)], [0, 0]).edges()
        return float(edges.weights[0])

    assert likeness(known) == likeness(b"") == likeness(known + stranger)
    assert likeness(stranger) == pytest.approx(0.6 * likeness(b""))
    late = Clusters([one], [0])
    late.add(other._replace(names=stranger), 0)
    assert late._edges[0][2] == pytest.approx(likeness(stranger), rel=0.5)


def test_common_words_are_common() -> None:
    shares = common_words()
    assert shares[word_term("polic")] > 0.1
    assert word_term("pokrovsk") not in shares
    assert all(term % 2 == 0 and 0 < share < 1 for term, share in shares.items())


def test_copies_are_one_account() -> None:
    text = "The army said on Monday that the bridge over the river had been hit twice at night."
    other = "A bridge was struck two times in the night, according to the army of the country."
    story = [article(text), article(f"PARIS - {text} Read on."), article(other)]
    assert accounts(story) == [[0, 1], [2]]
    assert accounts([]) == []
    assert accounts([article("Short."), article("Short.")]) == [[0], [1]]


def test_a_profile_is_of_the_start() -> None:
    long = profile(article("word " * 400 + "\nlate", title="Title words"))
    terms = struct.unpack(f"<{len(long.times)}I", long.terms)
    assert dict(zip(terms, long.times, strict=True))[word_term("titl")] == 2
    assert word_term("late") not in terms
    assert long.times[terms.index(word_term("word"))] == 152


NOON = datetime(2025, 2, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("filings", "days"),
    [
        ([(GivenDate(2, 10, 2025), 0)], ["2025-02-10"]),
        ([(GivenDate(2, 10), 0)], ["2025-02-10"]),
        ([(GivenDate(2, 13), 0)], ["2025-02-13"]),  # tomorrow is today somewhere
        ([(GivenDate(2, 14), 0)], ["2024-02-14"]),
        ([(GivenDate(2, 29), 0)], ["2024-02-29"]),
        ([(None, 0)], ["2025-02-12"]),
        ([(GivenDate(3, 5), 0), (GivenDate(3, 4, 2019), 0)], ["2019-03-05", "2019-03-04"]),
        ([(GivenDate(1, 1), 0), (GivenDate(12, 31, 2019), 0)], ["2020-01-01", "2019-12-31"]),
        # filed together with what is dated
        ([(None, 0), (GivenDate(1, 3, 2020), 0)], ["2020-01-03", "2020-01-03"]),
        ([(None, 0), (GivenDate(1, 3, 2020), 60)], ["2025-02-12", "2020-01-03"]),
        (
            [(None, 0), (GivenDate(1, 3, 2020), 0), (GivenDate(1, 3, 2021), 0)],
            ["2025-02-12", "2020-01-03", "2021-01-03"],
        ),
    ],
)
def test_the_day_that_an_article_counts_as_of(
    filings: list[tuple[GivenDate | None, int]], days: list[str]
) -> None:
    given = [Filing(of, NOON + timedelta(minutes=minutes)) for of, minutes in filings]
    assert [str(date.fromordinal(day)) for day in days_of(given)] == days
