"""What each finder flags between two sentences, and what it keeps silent about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.discrepancies.casualties import compare_casualties
from digest_tui.analyse.discrepancies.days import compare_dates, compare_weekdays, days
from digest_tui.analyse.discrepancies.finding import Telling
from digest_tui.analyse.discrepancies.names import Names, other_spellings
from digest_tui.analyse.discrepancies.numbers import compare_numbers
from digest_tui.analyse.discrepancies.places import compare_places, compare_regions
from digest_tui.analyse.discrepancies.roles import compare_roles
from digest_tui.analyse.discrepancies.weak import compare_attribution, compare_certainty
from digest_tui.analyse.spellings import same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest_tui.analyse.discrepancies.finding import Found


def differing(
    finder: Callable[[Telling, Telling], Iterable[Found]],
    one: str,
    other: str,
    *,
    elsewhere: str = "",
) -> list[tuple[str, str]]:
    """The words that differ, of both sentences."""
    ours, theirs = Telling(one, (one,)), Telling(other, (other, elsewhere))
    return [(one[slice(*found.one)], other[slice(*found.other)]) for found in finder(ours, theirs)]


def spelled(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """The names that two articles spell differently."""
    return [
        (ours[here][slice(*found.one)], theirs[there][slice(*found.other)])
        for here, there, found in other_spellings(Names.of(ours), Names.of(theirs))
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Russia launched 140 drones.", "It launched 90 drones.", ("140 drones", "90 drones")),
        ("It cost $2.5 billion to build.", "It took $2.5bn to build.", None),
        ("The plant lost 40% of gas supply.", "It lost 70% of gas.", None),
        (
            "Losses of 40% of output.",
            "Losses of 60% of output.",
            ("40% of output", "60% of output"),
        ),
        ("About 12,000 troops came.", "Some 11,500 troops came.", None),
        (
            "About 12,000 troops came.",
            "Some 3,000 troops came.",
            ("About 12,000 troops", "Some 3,000 troops"),
        ),
        ("Hundreds of soldiers went.", "300 soldiers went.", None),
        (
            "Hundreds of soldiers went.",
            "5,000 soldiers went.",
            ("Hundreds of soldiers", "5,000 soldiers"),
        ),
        ("More than 100 drones came.", "108 drones came.", None),
        ("Up to 3,000 men are there.", "2,900 men are there.", None),
        ("20-25 drones were seen.", "23 drones were seen.", None),
        # What is no quantity
        ("UN Resolution 2397 bars it.", "UN Resolution 1718 bars it.", None),
        ("It came on 9 February 2025.", "It came on 11 February 2024.", None),
        ("A Su-57 and an F-16 flew.", "A Su-34 and an F-35 flew.", None),
        ("The 155th Brigade fought.", "The 47th Brigade fought.", None),
        ("It began at 14:30 there.", "It began at 15:40 there.", None),
        ("In 2024 troops came.", "In 2023 troops came.", None),
        # What is of something else
        ("It launched 140 drones.", "It launched 9 missiles.", None),
        ("14 people were hurt.", "The fire took 20 hours.", None),
        # A word is too loose to hold against a figure
        ("Two drones came.", "14 drones came.", None),
        # Bounds: both can be right
        ("At least 7 tanks burned.", "12 tanks burned.", None),
        ("At least 12 tanks burned.", "7 tanks burned.", ("At least 12 tanks", "7 tanks")),
        ("He faces up to 10 years in prison.", "He faces 7 years in prison.", None),
        (
            "He faces up to 10 years in prison.",
            "He faces up to 15 years in prison.",
            ("up to 10 years", "up to 15 years"),
        ),
        # Measures are of something
        (
            "It can process 7 million tonnes of crude oil a year.",
            "It has a capacity of 8.9 million metric tons of crude oil a year.",
            ("7 million tonnes of crude oil", "8.9 million metric tons of crude"),
        ),
        ("It burned for 5 hours there.", "It was shut for 9 hours there.", None),
        ("It burned 1,000 square metres there.", "It burned 100 metres there.", None),
        ("The bribe was 1.2 million zlotys.", "A contract cost 86 million zlotys.", None),
        ("It took a 2 million euro heist.", "It took a $2.6 million heist.", None),
        # Ages, parts, clock times
        ("A 27-year-old man came.", "A 31-year-old man came.", None),
        ("Six of the drones came.", "Eight drones came.", None),
        ("At 1100 GMT they came.", "At 0300 GMT they came.", None),
        # The head of the phrase is what is counted
        (
            "Three carriages of the train left the rails.",
            "Five carriages left the rails.",
            ("Three carriages of the train", "Five carriages"),
        ),
        # Several differences and nothing that agrees: two things
        ("It seized 7 rifles and 13 magazines.", "It seized 12 rifles and 31 magazines.", None),
    ],
)
def test_numbers(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert differing(compare_numbers, one, other) == ([expected] if expected else [])
    mirrored = [tuple(reversed(expected))] if expected else []
    assert differing(compare_numbers, other, one) == mirrored


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Three people were killed in Sumy.",
            "Five people died.",
            ("Three people", "Five people"),
        ),
        # What is meant exactly may be held against a figure
        (
            "A strike left seven people dead.",
            "It killed 12 people.",
            ("seven people", "12 people"),
        ),
        ("Missile hits city, killing 7", "The death toll has risen to 12.", ("7", "12")),
        ("Rescuers found the bodies of 12 people.", "Nine were killed.", ("12 people", "Nine")),
        ("Four died and 17 were hurt.", "Five were killed, 17 injured.", ("Four", "Five")),
        ("Police detained 14 people.", "20 people were detained.", ("14 people", "20 people")),
        (
            "He was detained together with three guards.",
            "Five guards were detained.",
            ("three guards", "Five guards"),
        ),
        # Both can be right
        ("At least seven people were killed.", "12 people were killed.", None),
        ("Three people were killed.", "Five people were injured.", None),
        ("Two guards were killed.", "Five people were killed.", None),
        ("Two guards were killed.", "Three passengers were killed.", None),
        ("Six of them were killed.", "Nine people were killed.", None),
        # Of which dead?
        ("Four people and two dogs were killed.", "Three were killed, then two killed.", None),
        # No casualties
        ("Police arrested 27-year-old twins.", "Police arrested 12 men.", None),
        ("They were killed 12 days ago.", "They were killed 14 days ago.", None),
    ],
)
def test_casualties(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert differing(compare_casualties, one, other) == ([expected] if expected else [])
    mirrored = [tuple(reversed(expected))] if expected else []
    assert differing(compare_casualties, other, one) == mirrored


def test_seven_guards_are_not_among_five_people() -> None:
    one, other = "Seven guards were killed.", "Five people were killed."
    assert differing(compare_casualties, one, other) == [("Seven guards", "Five people")]


def test_a_number_that_the_other_article_has_elsewhere_is_no_difference() -> None:
    one, other = "Russia launched 140 drones.", "It launched 90 drones."
    assert differing(compare_numbers, one, other, elsewhere="Of 140 drones many fell.") == []


REFINERY = ("Drones hit the refinery in Prikumsk.", "Governor Busalov said 17 drones fell.")


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        # The same refinery, or nothing that tells which
        (("A refinery in Prikumsk burned.", "He said that 14 drones fell."), 1),
        (("A refinery burned.", "He said that 14 drones fell."), 1),
        # Another one, named before; who said it, and on what channel, is no sign
        (("A refinery in Novokashpir burned.", "He said that 14 drones fell."), 0),
        (("A refinery in Novokashpir burned.", "It burned on.", "He said 14 drones fell."), 0),
        (("A refinery in Novokashpir burned.", "Governor Busalov said 14 drones fell."), 0),
        (("In Novokashpir it burned, Telegram says.", "On Telegram he said 14 drones fell."), 0),
    ],
)
def test_of_one_thing_only(article: tuple[str, ...], expected: int) -> None:
    ours = Telling(REFINERY[1], REFINERY, 1)
    theirs = Telling(article[-1], article, len(article) - 1)
    assert len(list(compare_numbers(ours, theirs))) == expected
    assert len(list(compare_numbers(theirs, ours))) == expected


def test_who_he_is_no_place_tells() -> None:
    spy = ("In Lublin a man called Marek Nowak was held.", "He faces up to 10 years in prison.")
    thief = (
        "A man, Jan Kowal, was held.",
        "A friend of his from Lublin was held.",
        "He faces up to 12 years in prison.",
    )
    assert not list(compare_numbers(Telling(spy[1], spy, 1), Telling(thief[2], thief, 2)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "hundreds of Russian soldiers went there",
            "hundreds of its officers went there",
            ("hundreds of Russian soldiers", "hundreds of its officers"),
        ),
        ("the soldiers went", "the servicemen went", None),
        ("soldiers and officers went", "the officers went", None),
        ("the general staff met", "the soldiers met", None),
        ("three civilians died", "three soldiers died", ("three civilians", "three soldiers")),
        ("a child was hurt", "a prisoner was hurt", None),
        ("personnel went", "officers went", None),
        ("his general condition was good", "the soldiers were good", None),
        ("the civilian eyewitness spoke", "the officers spoke", None),
    ],
)
def test_roles(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert differing(compare_roles, one, other) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kyiv", "kiev"),
        ("zelensky", "zelenskyy"),
        ("zelenskiy", "zelensky"),
        ("umerov", "umierov"),
        ("kharkiv", "kharkov"),
        ("syrskyi", "syrsky"),
        ("gerasimov", "herasimov"),
        ("milliote", "miliote"),
        ("odesa", "odessa"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slovakia", "slovenia"),
        ("austria", "australia"),
        ("russia", "russian"),
        ("korea", "korean"),
        ("ukraine", "ukrainian"),
        ("thursday", "tuesday"),
        ("angels", "angeles"),
        ("charger", "charges"),
        ("budanov", "bogdanov"),
        ("ivanov", "ivanova"),
        ("iran", "iraq"),
        ("nomination", "nominates"),
        ("distributors", "distribution"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The ambassador, Alexander Matsegora, spoke.",
            "Aleksandr Matsegora, the ambassador, spoke.",
            ("Alexander Matsegora", "Aleksandr Matsegora"),
        ),
        ("Minister Rustem Umerov spoke.", "Minister Rustem Umierov spoke.", ("Umerov", "Umierov")),
        ("They met in Kyiv.", "They met in Kiev.", ("Kyiv", "Kiev")),
        (
            "The nurse, Yelena Gorbatova, spoke.",
            "The nurse, Olena Horbatova, spoke.",
            ("Gorbatova", "Horbatova"),
        ),
        # Many have a first name
        ("It was Aleksey Sinyavsky there.", "It was Aleksei Trofimov there.", None),
        ("It was Marty Simmons there.", "It was Ben Simons there.", None),
        ("It was Gerald Henderson there.", "It was in the Herald there.", None),
        # British and American are both right
        ("The Defence Ministry spoke.", "The Defense Ministry spoke.", None),
        ("The Labour Organisation spoke.", "The Labor Organization spoke.", None),
        ("It was Thursday there.", "It was Tuesday there.", None),
        # A line in capitals tells no name from a word
        ("The Technicolour Film Wins Prize", "The Technicolor Film Wins Prize", None),
    ],
)
def test_names(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert spelled([one], [other]) == ([expected] if expected else [])


def test_a_spelling_that_both_articles_use_is_no_difference() -> None:
    assert spelled(["In Kyiv."], ["In Kiev.", "Kyiv too."]) == []


def test_names_are_found_wherever_they_stand_and_once() -> None:
    ours = ["Nothing.", "Rustem Umerov came.", "Umerov left."]
    theirs = ["Umierov spoke.", "Umierov left."]
    assert spelled(ours, theirs) == [("Umerov", "Umierov")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "in the Kursk region of Ukraine",
            "in Russia's western front-line region of Kursk",
            ("Kursk region of Ukraine", "Russia's western front-line region of Kursk"),
        ),
        ("in the Kursk region of Russia", "in Russia's Kursk region", None),
        (
            "in the Russian city of Belgorod.",
            "in Belgorod, Ukraine, on",
            ("Russian city of Belgorod", "Belgorod, Ukraine"),
        ),
        ("the Sumy region of Ukraine", "Russia's Kursk region", None),
    ],
)
def test_places(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert differing(compare_places, one, other) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("one", "other", "elsewhere", "expected"),
    [
        ("It fell on 9 February.", "It fell on February 10.", "", ("9 February", "February 10")),
        ("It fell on 9 February.", "It fell on Feb. 9, 2025.", "", None),
        ("It fell on 9 February.", "It fell on February 10.", "On 9 February it rained.", None),
        ("From 9 February to 3 March.", "It fell on February 10.", "", None),
        # A line with a date, and "today", tell of their own article
        ("Updated: 9 February 2025, 14:32", "Posted on February 10, 2025", "", None),
        ("It fell today (9 February).", "It fell today (10 February).", "", None),
    ],
)
def test_days(one: str, other: str, elsewhere: str, expected: tuple[str, str] | None) -> None:
    found = differing(compare_dates, one, other, elsewhere=elsewhere)
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("one", "other", "elsewhere", "expected"),
    [
        ("He was held on Tuesday.", "He was arrested late on Monday.", "", None),
        ("He was detained on Tuesday.", "He was arrested Monday.", "", ("Tuesday", "Monday")),
        ("He was detained on Tuesday.", "He was arrested Monday.", "It was Tuesday.", None),
        ("He was detained on Tuesday.", "He was freed on Friday.", "", None),
        ("The mayor said on Tuesday.", "The mayor told us on Monday.", "", None),
    ],
)
def test_weekdays(one: str, other: str, elsewhere: str, expected: tuple[str, str] | None) -> None:
    found = differing(compare_weekdays, one, other, elsewhere=elsewhere)
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "It hit rocks near Predeal in Brasov county.",
            "It fell over near Predeal, in Prahova county.",
            ("Brasov county", "Prahova county"),
        ),
        ("It fell near Predeal in Brasov county.", "A train in Prahova county fell over.", None),
        ("It was near Kursk in Kursk Oblast.", "It was near Kursk in the Kursk region.", None),
        ("Near Predeal in Brasov county.", "In Predeal, in Brasov and Prahova county.", None),
    ],
)
def test_regions(one: str, other: str, expected: tuple[str, str] | None) -> None:
    assert differing(compare_regions, one, other) == ([expected] if expected else [])


def test_who_said_it_and_how_surely() -> None:
    one = "Budanov said that troops reportedly left."
    other = "According to Syrskyi, the troops left."
    assert differing(compare_attribution, one, other) == [("Budanov", "Syrskyi")]
    assert differing(compare_attribution, one, "Budanov noted that they left.") == []
    assert differing(compare_certainty, one, other) == [("reportedly", "")]
    assert differing(compare_certainty, other, one) == [("", "reportedly")]
    assert differing(compare_certainty, one, "They may have left.") == []


def test_no_such_day() -> None:
    assert days("It was on 39 February, or 29 February, or 0 May.")[0].day == 29
    assert len(days("It was on 39 February, or 29 February, or 0 May.")) == 1
