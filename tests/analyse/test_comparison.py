"""Odd articles beside each other."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.alignment.sentences import MOST_SENTENCES
from digest_tui.analyse.comparison import compare
from tests.helpers import article

if TYPE_CHECKING:
    from digest_tui.models import Article

TEXT = (
    "Drones struck the refinery in Ryazan. Nobody was hurt there.\nThe governor spoke of a fire."
)
EMPTY = article("", title="")


@pytest.mark.parametrize(
    "articles",
    [
        [EMPTY, EMPTY],
        [EMPTY, article(TEXT)],
        [
            article("Росія направила офіцерів.", title=""),
            article("Russia sent officers.", title=""),
        ],
    ],
)
def test_what_has_nothing_in_common(articles: list[Article]) -> None:
    found = compare(articles)
    assert (found.pairs, found.claims, found.discrepancies, found.quotations) == ((), (), (), ())
    assert len(found.only_here) == len(found.sentences)


@pytest.mark.parametrize("copies", [2, 4])
def test_copies_share_every_claim_and_differ_in_nothing(copies: int) -> None:
    found = compare([article(TEXT)] * copies)
    assert len(found.claims) == 4  # the title too
    assert all(len(claim.sentences) == copies for claim in found.claims)
    assert found.only_here == ()
    assert found.discrepancies == ()


def test_an_article_beside_itself_and_another() -> None:
    other = article("Three drones hit the refinery in Ryazan. A guard was hurt.", title="Ryazan")
    found = compare([article(TEXT), article(TEXT), other])
    told = {pair[:2] for pair in found.pairs}
    assert {(at, at + 4) for at in range(4)} <= told
    assert found.discrepancies == ()


RANDOM = random.Random(8)
NUMBERS = " ".join(str(RANDOM.randint(1, 9999)) for _ in range(8000))
WORDS = " ".join(
    f"{RANDOM.randint(2, 99)} people were killed and {RANDOM.randint(2, 99)} drones hit Engels"
    for _ in range(1500)
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NUMBERS, NUMBERS[::-1]),
        (NUMBERS.replace(" ", "\n"), NUMBERS[::-1].replace(" ", "\n")),
        (NUMBERS.replace(" ", " people. "), NUMBERS[::-1].replace(" ", " people. ")),
        (WORDS, WORDS.replace("Engels", "Ryazan")),
        (WORDS.replace(" and", "."), WORDS.replace(" and", ".").replace("Engels", "Ryazan")),
        ("Kharkiv Ryazan " * 5000, "Kharkiv said " * 5000),
        ("7 people were killed.\n" * 5000, "9 people died on Friday.\n" * 5000),
        ("“«( " * 5000, "Monday Samara region, " * 5000),
    ],
    ids=["figures", "lines", "table", "no stops", "many numbers", "names", "one line", "signs"],
)
def test_texts_that_are_none(one: str, other: str) -> None:
    """They used to take minutes; the suite's patience is the bound."""
    found = compare([article(one, title=""), article(other, title="")])
    assert len(found.sentences) <= 2 * MOST_SENTENCES
    for each in found.discrepancies:
        ours, theirs = found.sentences[each.one].text, found.sentences[each.other].text
        assert ours[slice(*each.one_span)]
        assert theirs[slice(*each.other_span)]


UKRAINIAN = """Двоє людей загинули та дев’ятеро поранені внаслідок атаки дронів на Харків.
Вісім безпілотників влучили в гаражний кооператив у Холодногірському районі. Вогонь
знищив понад 40 автомобілів, повідомили у ДСНС. Очільник області Олексій Синявський
сказав, що жінка 64 років перебуває у лікарні у важкому стані."""


def test_ukrainian_beside_english() -> None:
    english = article(
        "Three people were killed and nine wounded in a drone attack on Kharkiv.\n"
        "Six drones struck a garage cooperative. More than 40 cars burned out.",
        title="Drones hit garages in Kharkiv",
    )
    ukrainian = article(UKRAINIAN.replace("\n", " "), title="У Харкові дрони влучили в гаражі")
    found = compare([ukrainian, english])
    assert found.discrepancies == ()
    assert len(found.of(0)) == 5
    assert compare([ukrainian, ukrainian]).only_here == ()


def test_of_a_long_text_the_start_is_compared() -> None:
    long = article("\n".join(f"Sentence {n} of a long text is told here." for n in range(2000)))
    found = compare([long, article(TEXT)])
    assert len(found.of(0)) == MOST_SENTENCES
    assert found.cut == (0,)


def test_look_alikes_are_not_held_against_each_other() -> None:
    one = article(
        "A drone strike on Engels killed three people. The airfield burned for hours.",
        title="Drones strike Engels",
    )
    other = article(
        "A court in Moscow jailed five people. The trial took two hours.", title="Five are jailed"
    )
    found = compare([one, other])
    assert found.discrepancies == ()


def test_every_sentence_has_one_row() -> None:
    one = article("Drones struck the refinery. A fire broke out there. Nobody was hurt.", id="a")
    other = article("Drones hit a refinery at night. The fire was put out. Rain fell.", id="b")
    third = article("The refinery burnt after drones came. Firemen put the fire out.", id="c")
    found = compare([one, other, third])
    placed = [at for row in found.rows for at in row]
    assert sorted(placed) == list(range(len(found.sentences)))


def test_an_article_that_just_fits_is_not_cut() -> None:
    text = "\n".join(f"Sentence number {n} says so." for n in range(MOST_SENTENCES - 1))
    fits, longer = article(text, id="a"), article(text + "\nOne more.", id="b")
    assert compare([fits, longer]).cut == (1,)
