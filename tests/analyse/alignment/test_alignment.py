"""Which sentences tell the same."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest_tui.analyse.alignment import align, cosine, group, sentences_of
from digest_tui.analyse.alignment.align import POSSIBLE, STRONG, measures, scores
from digest_tui.analyse.alignment.explain import closest, explain
from digest_tui.analyse.likeness.terms import terms
from digest_tui.models import Pair, Paragraph, Part, Role, Sentence, Span, Tier
from tests.helpers import NOWHERE, article

if TYPE_CHECKING:
    from digest_tui.models import Article


def sentence(of: int, text: str, number: int = 1) -> Sentence:
    return Sentence(of, number, Part.BODY, 0, Span(0, len(text)), text)


def test_the_sentences_of_articles_have_their_places() -> None:
    first = article(
        "One here. Two there.\nThree.", title="Mr. Title: it goes. On", dek="A dek. And more."
    )
    heading = Paragraph("A heading", NOWHERE, kind=Role.HEADING)
    second = article("Four.", title="")
    found = sentences_of([first, headed(second, heading)])
    assert [(s.article, s.number, s.part, s.paragraph, s.text) for s in found] == [
        (0, 1, Part.TITLE, 0, "Mr. Title: it goes. On"),
        (0, 2, Part.DEK, 0, "A dek."),
        (0, 3, Part.DEK, 0, "And more."),
        (0, 4, Part.BODY, 0, "One here."),
        (0, 5, Part.BODY, 0, "Two there."),
        (0, 6, Part.BODY, 1, "Three."),
        (1, 1, Part.BODY, 1, "Four."),
    ]
    for each in found:
        if each.article == 0 and each.part is Part.BODY:
            assert first.body[each.paragraph].text[slice(*each.span)] == each.text


def headed(given: Article, heading: Paragraph) -> Article:

    return replace(given, body=(heading, *given.body))


def test_other_words_for_the_same_are_seen() -> None:
    said = [
        sentence(0, "North Korea refused compensation for the treatment of wounded soldiers."),
        sentence(0, "Oil prices went up in Tokyo on Monday.", 2),
        sentence(1, "The DPRK declined payment for treating injured servicemen."),
        sentence(1, "A new school has been opened near the river.", 2),
    ]
    (pair,) = align(said)
    assert (pair.one, pair.other, pair.tier) == (0, 2, Tier.STRONG)


def test_sentences_of_one_article_are_never_paired() -> None:
    said = [sentence(0, "Drones struck the refinery in Ryazan.", n) for n in range(1, 4)]
    said.append(sentence(1, "Drones struck the refinery in Ryazan."))
    assert {pair.other for pair in align(said)} == {3}
    assert len(align(said)) == 3


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["...", "!!!"], ["the of and", "it is"]])
def test_sentences_without_words(texts: list[str]) -> None:
    assert align([sentence(at, text) for at, text in enumerate(texts)]) == ()


def test_another_script_is_no_trouble() -> None:
    said = [sentence(0, "Росія направила офіцерів."), sentence(1, "Russia sent officers.")]
    assert align(said) == ()


def test_a_third_article_bears_witness() -> None:
    one = "Moscow dispatched hundreds of officers to Pyongyang for rehabilitation."
    far = "Wounded men are cured in Korean clinics, says Matsegora."
    between = (
        "Matsegora says hundreds of Russian officers are in Korean clinics for rehabilitation."
    )
    filler = ["Prices rose.", "It rained in Kyiv.", "A bridge was closed."]
    alone = scores([one, far, *filler], [0, 1, 2, 2, 2])[0, 1]
    with_witness = scores([one, far, between, *filler[:2]], [0, 1, 2, 2, 2])[0, 1]
    assert with_witness > alone


def test_the_tiers_follow_the_scores() -> None:
    rng = random.Random(1)
    words = [f"word{n}" for n in range(40)]
    said = [
        sentence(of, " ".join(rng.choices(words, k=8)), n) for of in range(3) for n in range(20)
    ]
    table = scores([s.text for s in said], [s.article for s in said])
    pairs = align(said)
    assert pairs
    for one, other, score, tier in pairs:
        assert score == pytest.approx(table[one, other])
        assert score >= POSSIBLE
        assert (tier is Tier.STRONG) == (score >= STRONG)


def test_long_collections_are_compared_as_short_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(2)
    words = [f"w{n}" for n in range(900)]
    counts = [terms(" ".join(rng.choices(words, k=12))).words for _ in range(300)]
    dense = cosine.cosines(counts, 0.5)
    monkeypatch.setattr(cosine, "_DENSE", 10)
    np.testing.assert_allclose(cosine.cosines(counts, 0.5), dense, atol=1e-5)


def pair(one: int, other: int, score: float) -> Pair:
    return Pair(one, other, score, Tier.STRONG if score >= STRONG else Tier.POSSIBLE)


def test_claims_hold_together() -> None:
    said = [sentence(of, f"s{of}{n}", n) for of in range(3) for n in range(2)]
    # 0-2-4 tell one thing, 1-3 another; 3-4 is a weak link between the two.
    pairs = [pair(0, 2, 0.5), pair(2, 4, 0.4), pair(0, 4, 0.4), pair(1, 3, 0.3), pair(3, 4, 0.18)]
    claims = group(said, pairs)
    assert [claim.sentences for claim in claims] == [(0, 2, 4), (1, 3)]
    assert claims[0].score == pytest.approx(1.3 / 3)


def test_a_chain_is_no_claim() -> None:
    said = [sentence(of, f"s{of}") for of in range(4)]
    claims = group(said, [pair(0, 1, 0.3), pair(1, 2, 0.2), pair(2, 3, 0.3)])
    assert [claim.sentences for claim in claims] == [(0, 1), (2, 3)]


def test_each_sentence_is_in_one_claim_at_most() -> None:
    rng = random.Random(3)
    said = [sentence(at // 10, f"s{at}", at % 10 + 1) for at in range(50)]
    pairs = [
        pair(one, other, rng.uniform(POSSIBLE, 0.6))
        for one in range(50)
        for other in range(one + 1, 50)
        if one // 10 != other // 10 and rng.random() < 0.1
    ]
    members = [at for claim in group(said, pairs) for at in claim.sentences]
    assert len(members) == len(set(members))
    assert all(len({said[at].article for at in c.sentences}) > 1 for c in group(said, pairs))


TOLD = "Drones struck the refinery in Ryazan."
SPOKE = "The governor spoke of a fire."
OTHERS = ["Rain came.", "A bakery opened.", "Prices rose.", "Nobody cared.", "Oslo won."]


def test_what_stands_at_the_same_place_is_likelier_to_be_the_same() -> None:
    table = scores([TOLD, *OTHERS[:3], TOLD, *OTHERS[3:], TOLD], [0] * 4 + [1] * 4)
    assert table[0, 4] > table[0, 7] >= STRONG


@pytest.mark.parametrize(
    "neighbour",
    [
        "The governor spoke of the fires.",  # told in a like order
        "Ryazan: the refinery was struck by two drones.",  # told in two sentences
    ],
)
def test_neighbours_raise_a_pair(neighbour: str) -> None:
    ours = [OTHERS[0], SPOKE, TOLD, OTHERS[1], OTHERS[2]]
    of = [0] * 5 + [1] * 5
    beside = scores([*ours, OTHERS[3], neighbour, TOLD, OTHERS[4], "Yes."], of)
    away = scores([*ours, neighbour, OTHERS[3], TOLD, OTHERS[4], "Yes."], of)
    assert beside[2, 7] > away[2, 7]


def test_no_sentence_is_more_than_the_same_as_another() -> None:
    long = " ".join(OTHERS)
    for measure in measures([long, long, *OTHERS]):
        assert measure.max() == 1


def test_what_comes_closest_in_every_other_article_is_explained() -> None:
    texts = [
        ["Drones struck the refinery in Ryazan.", "Rain fell."],
        ["Snow fell on the hills.", "A refinery in Ryazan was struck by drones."],
        ["The refinery was closed last year."],
    ]
    sentences = [
        sentence(of, text, number)
        for of, some in enumerate(texts)
        for number, text in enumerate(some)
    ]
    found = closest(sentences, 0)
    assert [why.other.text for why in found] == [texts[1][1], texts[2][0]]
    assert found[0] == explain(sentences, 0, 3)
    assert found[0].tier is Tier.STRONG
    assert found[1].tier is None
    assert found[1].shared == ("=refinery",)
    assert closest(sentences[:2], 0) == ()
