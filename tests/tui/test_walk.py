"""Going through a comparison."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest_tui.analyse.alignment.explain import Explanation
from digest_tui.models import (
    CarriedTakeaway,
    Claim,
    Comparison,
    Difference,
    Discrepancy,
    Match,
    Pair,
    Part,
    Quotation,
    Sentence,
    Source,
    Span,
    Tier,
)
from digest_tui.tui.detail import detail, discrepancy
from digest_tui.tui.render.compared import marks_of, merged
from digest_tui.tui.render.reasons import reasons_blocks
from digest_tui.tui.render.table import Table
from digest_tui.tui.walk import Stop, Walk
from tests.helpers import article, assessment

TEXTS = [
    ["Soldiers went there.", "It rained.", "Oil is dear."],
    ["Officers went there.", "Oil costs much."],
    ["Troops are there."],
]
ISW = assessment("Troops went there again.")
QUOTED = (
    Quotation(Match.ALTERED, 1, Span(0, 9), 4, None, Span(0, 9), ((Span(0, 2), Span(0, 3)),)),
    Quotation(Match.EXACT, 1, Span(0, 9), None, CarriedTakeaway(2, 0, 0), Span(0, 6)),
    Quotation(Match.NOWHERE, 4, Span(4, 9)),
)


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
            article(
                "\n".join(texts),
                id=str(at),
                title="",
                source=Source(str(at), f"Paper {at}"),
                assessments=(ISW,) if at == 2 else (),
            )
            for at, texts in enumerate(TEXTS)
        ),
        sentences,
        pairs,
        (Claim((0, 3, 5), 0.4), Claim((2, 4), 0.2)),
        (found, doubt),
        QUOTED,
    )


def weakly(walk: Walk) -> Walk:
    walk.look(walk.comparison, weak=True)
    return walk


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
        (0, None, 1, Stop.QUOTATION, 1),
        (1, None, -1, Stop.QUOTATION, 4),
        (2, None, 1, Stop.QUOTATION, None),
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
        (
            1,
            (
                "≈ altered in Paper 1: “It” here, “Oil” there"
                " · exact in ISW’s takeaway 1 as Paper 2 has it · ○ Only Paper 0 tells this."
            ),
        ),
        (2, "claim 2 of 2, also told by Paper 1"),
        (4, "” in no other article · claim 2 of 2, also told by Paper 0"),
    ],
)
def test_what_a_sentence_is_is_said(at: int, words: str) -> None:
    assert detail(Walk(compared()), at) == words


def test_weak_differences_count_on_request() -> None:
    walk = weakly(Walk(compared()))
    assert walk.following(0, 0, 1, Stop.DIFFERENCE) == 2
    assert detail(walk, 2).startswith("≠ certainty: “Oil” here, nothing of the kind in Paper 1")
    assert marks_of(walk, 0, None)["body", 2] == {"differs": [Span(0, 3)]}
    assert marks_of(walk, 1, None)["body", 1]["lacks"] == [Span(0, 1)]
    assert [Table(walk, 60).sign(at) for at in range(2)] == [" ≠", " ≠"]
    walk.look(walk.comparison, weak=False)
    assert walk.following(0, 0, 1, Stop.DIFFERENCE) == 0


def test_several_quotations_of_a_sentence_are_told_apart() -> None:
    two = (QUOTED[2], replace(QUOTED[2], one_span=Span(0, 3)))
    walk = Walk(replace(compared(), quotations=two))
    assert detail(walk, 4).startswith(
        "” “costs” in no other article · ” “Oil” in no other article"
    )


def test_what_is_quoted_stands_beside() -> None:
    walk = Walk(compared())
    assert walk.beside(1) == {1: 4}
    assert walk.counterparts(1) == {}
    assert marks_of(walk, 1, 1)["body", 1]["passage"] == [Span(0, 15)]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, ("role: “Soldiers” / “Officers”", "Paper 0 / Paper 1")),
        (0, ("role: “Officers”", "in Paper 1")),
        (3, ("role: “Soldiers”", "in Paper 0")),
    ],
)
def test_a_difference_on_one_line(at: int | None, words: tuple[str, str]) -> None:
    walk = Walk(compared())
    (found,) = walk.differing([0, 3, 5])
    assert discrepancy(walk, found, at) == words


def test_the_reasons_of_a_sentence() -> None:
    walk = Walk(compared())
    sentences = walk.comparison.sentences
    pair = Explanation(sentences[0], sentences[3], 0.5, Tier.STRONG, 0.4, 0.4, 0.1, ("=go",))
    none = Explanation(sentences[0], sentences[5], 0.15, None, 0.1, 0.1, 0.05, ())
    texts = [block.text for block in reasons_blocks(walk, 0, (pair, none))]
    assert texts[:3] == [
        "Paper 0, sentence 1",
        "Soldiers went there.",
        "role: “Soldiers” here, “Officers” in Paper 1",
    ]
    assert "score 0.500: strong pair (strong from 0.21, possible from 0.16)" in texts
    assert "words in both: like go" in texts
    assert texts[texts.index("What comes closest in Paper 2, sentence 1") + 2].startswith(
        "score 0.150: no pair, 0.010 too little"
    )
    assert reasons_blocks(walk, 0, None)[-1].text == "Looking for what comes closest ..."


def test_marks() -> None:
    walk = Walk(compared())
    assert marks_of(walk, 0, 0) == {
        ("body", 0): {"focus": [Span(0, 20)], "differs": [Span(0, 8)]},
        ("body", 1): {
            "only": [Span(0, 10)],
            "altered": [Span(0, 9)],
            "changed": [Span(0, 2)],
            "quoted": [Span(0, 9)],
        },
        ("body", 2): {},
    }
    assert marks_of(walk, 1, 0)["body", 0] == {"passage": [Span(0, 20)], "differs": [Span(0, 8)]}
    assert marks_of(walk, 1, None)["body", 0] == {"differs": [Span(0, 8)]}


def test_places_that_touch_are_one() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(2, 5), Span(11, 12)]) == [Span(0, 9), Span(11, 12)]


def test_the_table_has_a_row_a_claim_and_one_a_lone_sentence() -> None:
    table = Table(Walk(compared()), 60)
    assert [row.sentences for row in table.rows] == [(0, 3, 5), (2, 4), (1,)]
    assert [table.sign(at) for at in range(3)] == [" ≠", " ”", "○≈"]
    assert table.stack.height == sum(row.height for row in table.rows)
    drawn = ["".join(piece.text for piece in table.line(n)) for n in range(table.stack.height)]
    assert drawn[0].split("│")[0].strip() == "Soldiers went"
    assert all(len(line) == len(drawn[0]) for line in drawn)
    assert [
        table.stack.at(line) for line in (-1, 0, table.stack.height - 1, table.stack.height)
    ] == [
        None,
        0,
        2,
        None,
    ]
