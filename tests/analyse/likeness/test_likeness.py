"""The two ways of comparing sentences are one measure; runs are words in their order."""

from __future__ import annotations

import pytest

from digest_tui.analyse.alignment import cosine
from digest_tui.analyse.alignment.align import measures
from digest_tui.analyse.likeness.runs import Runs
from digest_tui.analyse.likeness.sparse import Likeness

TEXTS = [
    "North Korea refused Russia's offer to pay for the treatment of wounded soldiers.",
    "The DPRK declined Russian compensation for treating injured troops.",
    "Drones struck an oil refinery in Ryazan, Russia, overnight.",
    "Drones hit the refinery again; again nobody was hurt.",
    "",
]


def test_term_by_term_is_what_the_table_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cosine, "_OWN_LENGTH", 1.0)  # the table draws lengths together
    words, pieces = measures(TEXTS)
    table = (words + pieces) / 2
    likeness = Likeness(TEXTS[:2], TEXTS[2:])
    for asked in range(2):
        assert likeness.scores(asked) == pytest.approx(table[asked, 2:].tolist(), abs=1e-6)
    assert max(likeness.scores(0)) > 0.05


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("They saw tall ships enter Odesa.", "Many tall ships enter Odesa today.", 4),
        ("They saw tall ships enter Odesa.", "Odesa: enter ships, tall.", None),  # another order
        ("Tall ships enter Odesa.", f"Tall ships {'old ' * 30} enter Odesa.", None),  # too far
        ("They saw tall ships enter Odesa.", "Tall ships left.", None),
        ("", "Tall ships enter Odesa.", None),
    ],
)
def test_runs(one: str, other: str, words: int | None) -> None:
    runs = Runs([one, other, "Something else was told.", "And more."])
    run = runs.best(0, 1, 1.6, 4)
    assert (run.words if run else None) == words
    assert runs.best(1, 0, 1.6, 4) == run
