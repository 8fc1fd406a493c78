"""Going through a comparison."""

from __future__ import annotations

import pytest

from digest_tui.models import (
    Claim,
    Comparison,
    Difference,
    Discrepancy,
    Pair,
    Part,
    Sentence,
    Source,
    Span,
    Tier,
)
from digest_tui.tui.render.compared import marks_of, merged
from digest_tui.tui.render.table import Table
from digest_tui.tui.walk import Stop, Walk
from tests.helpers import article

TEXTS = [
    ["Soldiers went there.", "It rained.", "Oil is dear."],
    ["Officers went there.", "Oil costs much."],
    ["Troops are there."],
]


def compared() -> Comparison:
    sentences = tuple(
        Sentence(of, number, Part.BODY, number - 1, Span(0, len(text)), text)
        for of, texts in enumerate(TEXTS)
        for number, text in enumerate(texts, 1)
    )
    pairs = (
        Pair(0, 3, 0.5, Tier.STRONG),
        Pair(0, 5, 0.3, Tier.STRONG),
        Pair(2, 4, 0.2, Tier.POSSIBLE),
    )
    found = Discrepancy(Difference.ROLE, 0, 3, Span(0, 8), Span(0, 8), "“Soldiers” / “Officers”")
    doubt = Discrepancy(Difference.CERTAINTY, 2, 4, Span(0, 3), Span(0, 0), "")
    return Comparison(
        tuple(
            article("\n".join(texts), id=str(at), title="", source=Source(str(at), f"Paper {at}"))
            for at, texts in enumerate(TEXTS)
        ),
        sentences,
        pairs,
        (Claim((0, 3, 5), 0.4), Claim((2, 4), 0.2)),
        (found, doubt),
    )


@pytest.mark.parametrize(
    ("article_at", "at", "by", "stop", "expected"),
    [
        (0, None, 1, Stop.CLAIM, 0),
        (0, None, -1, Stop.CLAIM, 2),
        (0, 0, 1, Stop.CLAIM, 2),
        (0, 2, 1, Stop.CLAIM, 0),
        (0, 0, -1, Stop.CLAIM, 2),
        (0, 0, 1, Stop.ONLY_HERE, 1),
        (1, None, 1, Stop.DIFFERENCE, 3),
        (1, 4, 1, Stop.DIFFERENCE, 3),
        (2, None, 1, Stop.DIFFERENCE, None),
        (1, None, 1, Stop.ONLY_HERE, None),
    ],
)
def test_what_comes_next(
    article_at: int, at: int | None, by: int, stop: Stop, expected: int | None
) -> None:
    assert Walk(compared()).following(article_at, at, by, stop) == expected


def test_counterparts_are_the_best_of_each_article() -> None:
    walk = Walk(compared())
    assert walk.counterparts(0) == {1: 3, 2: 5}
    assert walk.counterparts(1) == {}
    assert walk.told_with(3) == [0, 5]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (
            0,
            (
                "≠ role: “Soldiers” here, “Officers” in Paper 1"
                " · claim 1 of 2, also told by Paper 1, Paper 2"
            ),
        ),
        (3, "≠ role: “Officers” here, “Soldiers” in Paper 0 · claim 1 of 2, also told by Paper 0"),
        (1, "○ Only Paper 0 tells this."),
        (2, "claim 2 of 2, also told by Paper 1"),
    ],
)
def test_what_a_sentence_is_is_said(at: int, words: str) -> None:
    assert Walk(compared()).detail(at) == words


def test_marks() -> None:
    walk = Walk(compared())
    assert marks_of(walk, 0, 0) == {
        ("body", 0): {"focus": [Span(0, 20)], "differs": [Span(0, 8)]},
        ("body", 1): {"only": [Span(0, 10)]},
        ("body", 2): {},
    }
    assert marks_of(walk, 1, 0)["body", 0] == {"passage": [Span(0, 20)], "differs": [Span(0, 8)]}
    assert marks_of(walk, 1, None)["body", 0] == {"differs": [Span(0, 8)]}


def test_places_that_touch_are_one() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(2, 5), Span(11, 12)]) == [Span(0, 9), Span(11, 12)]


def test_the_table_has_a_row_a_claim_and_one_a_lone_sentence() -> None:
    table = Table(Walk(compared()), 60)
    assert [row.sentences for row in table.rows] == [(0, 3, 5), (2, 4), (1,)]
    assert [table.sign(at) for at in range(3)] == [" ≠", "  ", "○ "]
    assert table.height == sum(row.height for row in table.rows)
    drawn = ["".join(piece.text for piece in table.line(n, "")) for n in range(table.height)]
    assert drawn[0].split("│")[0].strip() == "Soldiers went"
    assert all(len(line) == len(drawn[0]) for line in drawn)
    assert [table.row_at(line) for line in (-1, 0, table.height - 1, table.height)] == [
        None,
        0,
        2,
        None,
    ]
