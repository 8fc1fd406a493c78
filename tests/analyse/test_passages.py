from __future__ import annotations

from digest_tui.analyse.passages import passage_text, tellings
from digest_tui.analyse.similarity import Similarity
from tests.helpers import article

TAKEAWAY = "Ukrainian drones struck an oil refinery in Ryazan on February 10."
OTHERS = [
    "Russian forces recently advanced near Pokrovsk.",
    "The Kremlin refused a ceasefire in the Black Sea.",
]
TOLD = article(
    "The weather was cold. Drones struck a refinery near Ryazan overnight, officials said.\n"
    "Nobody was hurt.",
    id="told",
)
LOOKS_ALIKE = article("Drones were shown at a fair in Paris. Oil was cheap.", id="alike")
OTHER = article("The minister resigned on Monday. A successor was not named.", id="other")


def test_who_tells_it_and_where() -> None:
    (telling,) = tellings(TAKEAWAY, OTHERS, [OTHER, LOOKS_ALIKE, TOLD])
    assert telling.article is TOLD
    best = telling.passages[0]
    assert best.paragraph == 0
    assert passage_text(TOLD, best).startswith("Drones struck a refinery near Ryazan")


def test_the_standfirst_counts() -> None:
    told = article("Nothing more.", id="dek", dek="Drones hit an oil refinery in Ryazan.")
    (telling,) = tellings(TAKEAWAY, OTHERS, [OTHER, told])
    assert telling.passages[0].paragraph is None
    assert passage_text(told, telling.passages[0]) == "Drones hit an oil refinery in Ryazan."


def test_nothing_to_look_in() -> None:
    assert tellings(TAKEAWAY, [], []) == []
    assert tellings(TAKEAWAY, OTHERS, [article("")]) == []


def test_similarity_is_symmetric_and_within_bounds() -> None:
    texts = ["Drones struck it.", "Drones struck it.", "A cat slept.", ""]
    similarity = Similarity(texts)
    for one in range(len(texts)):
        for other in range(len(texts)):
            score = similarity.score(one, other)
            assert abs(score - similarity.score(other, one)) < 1e-9
            assert 0 <= score <= 1 + 1e-9
    assert similarity.score(0, 1) > 0.99
    assert similarity.score(0, 2) == 0
