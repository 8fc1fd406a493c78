"""One takeaway in several spellings, and different ones in nearly the same words."""

from __future__ import annotations

import pytest

from digest_tui.analyse.takeaways.wording import same_takeaway, same_wording

ADVANCED = "Russian forces recently advanced near Pokrovsk."
TORTURE = (
    "Russian authorities reportedly authorized the systematic torture of Ukrainian prisoners "
    "of war (POWs) held in Russian prisons as early as March 2022."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The defense program's labor center", "The defence programme’s labour centre"),
        ("They analyze travelers' dialogs", "They analyse travellers' dialogues"),
        ('Ukraine has a "Drone Line" project', "Ukraine has a “Drone Line” project."),
        ("A cease-fire – and talks – failed", "A cease fire — and talks — failed"),
        ("Zelenskyy met Umerov in Kyiv and Odesa", "Zelensky met Umierov in Kiev and Odessa"),
        ("Ambassador Alexander Matsegora spoke", "Ambassador Aleksandr Matsegora spoke"),
        ("Syrskyi visited Kharkiv Oblast", "Syrsky visited Kharkov Oblast"),
        (TORTURE, TORTURE.replace(" (POWs)", "").replace("authorized", "authorised")),
        ("Russia struck Kharkiv City.[4]", "Russia struck Kharkiv City."),
    ],
)  # fmt: skip
def test_spellings(one: str, other: str) -> None:
    assert same_wording(one, other)
    assert same_wording(other, one)
    assert same_takeaway(one, other) == same_takeaway(other, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ADVANCED, "Russian forces recently advanced near Toretsk."),
        (ADVANCED, "Ukrainian forces recently advanced near Pokrovsk."),
        (ADVANCED, "Russian forces did not advance near Pokrovsk."),
        ("Russia will accept talks on Ukraine", "Russia will never accept talks on Ukraine"),
        ("Russia produced 100 tanks there in 2024", "Russia produced 1000 tanks there in 2024"),
        ("Russia produced 100 tanks there in 2024", "Russia produced 100 tanks there in 2023"),
        (TORTURE, "Russian authorities reportedly authorized it."),
        (ADVANCED, "Russian forces advanced."),
        ("", ""),
        (ADVANCED, ""),
    ],
)  # fmt: skip
def test_others(one: str, other: str) -> None:
    assert not same_wording(one, other)
    assert same_takeaway(one, other) == same_takeaway(other, one) == 0


def test_shortened_by_an_outlet() -> None:
    short = "Russian authorities authorised the systematic torture of Ukrainian prisoners of war"
    assert 0.5 < same_takeaway(TORTURE, short) < 1
    assert not same_wording(TORTURE, short)
    # A word may be another in a long one; a name may not.
    reworded = TORTURE.replace("held", "kept")
    assert same_takeaway(TORTURE, reworded) > 0.8
    assert same_takeaway(TORTURE, TORTURE.replace("March", "April")) == 0
