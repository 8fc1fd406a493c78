"""Which lists are one report, and which takeaways of them are one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from digest_tui.analyse.takeaways import grouping, reports, wording
from digest_tui.analyse.takeaways.grouping import Filed
from digest_tui.analyse.takeaways.reports import fold
from digest_tui.models import Entry, GivenDate, ListedAssessment
from tests.helpers import assessment

FILED = datetime(2025, 2, 11, 9, tzinfo=UTC)
DAY = GivenDate(2, 10, 2025)
DRONES = "Ukraine announced the “Drone Line” program to integrate drone and ground operations."
TORTURE = "Russian authorities authorized the torture of prisoners of war as early as March 2022."
GAS = "Transnistria refused aid from the EU to resolve its gas crisis."
ADVANCED = "Russian forces recently advanced near Toretsk."
REPULSED = "Ukrainian forces repulsed attacks near Siversk and Chasiv Yar."
NAVY = "The Black Sea Fleet moved four of its ships from Sevastopol to Novorossiysk."
ALL = (DRONES, TORTURE, GAS, ADVANCED)


def carried(
    by: str,
    *texts: str,
    published: GivenDate | None = None,
    filed: datetime = FILED,
    **given: Any,
) -> Filed:
    entry = Entry(f"id-{by}", by.lower(), by.lower(), by, "A title", published, None)
    given = {"report_date": DAY} | given
    return Filed(ListedAssessment(entry, 0, assessment(*texts, **given)), filed)


def folded(*lists: Filed) -> list[list[str]]:
    """Give who carries each report."""
    return [sorted(entry.source_name for entry in report.carriers) for report in fold(lists)]


NO_YEAR = GivenDate(2, 10)
LATER = FILED + timedelta(days=365)


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (carried("B", GAS), True),
        (carried("B", REPULSED), True),  # it quotes another part of it
        (carried("B", *ALL, publisher="CSIS"), False),
        (carried("B", *ALL, report_date=GivenDate(2, 11, 2025)), False),
        (carried("B", *ALL, report_date=GivenDate(2, 10, 2024)), False),
        (carried("B", *ALL, report_date=GivenDate(2, 11)), False),
        (carried("B", REPULSED, report_date=NO_YEAR), True),
        (carried("B", REPULSED, report_date=NO_YEAR, filed=LATER), False),
        (carried("B", *ALL, report_date=NO_YEAR, filed=LATER), True),
        (carried("B", *ALL, report_date=NO_YEAR, published=GivenDate(2, 11, 2024)), False),
        (carried("B", *ALL, report_date=None), True),
        (carried("B", GAS, ADVANCED, REPULSED, report_date=None), True),
        (carried("B", ADVANCED, REPULSED, report_date=None), False),
        (carried("B", ADVANCED, report_date=None), False),
        (carried("B", GAS, ADVANCED, REPULSED, NAVY, report_date=None), False),
        (carried("B", *ALL, report_date=None, published=GivenDate(2, 20, 2025)), False),
        (carried("B", *ALL, publisher=None), True),
        (carried("B", ADVANCED, publisher=None), False),
        (carried("B", *ALL, doubt="it may be none"), False),
    ],
)
def test_lists_of_one_report(other: Filed, together: bool) -> None:
    first = carried("A", *ALL)
    expected = 1 if together else 2
    assert len(folded(first, other)) == len(folded(other, first)) == expected


def test_equal_takeaways_are_one_and_say_who_quotes_them() -> None:
    (report,) = fold(
        [
            carried("Post", GAS, TORTURE.replace("authorized", "authorised"), REPULSED),
            carried("ISW", *ALL),
            carried("Truth", DRONES.replace("program", "programme").replace("“", '"')),
        ]
    )
    assert [
        (each.number, each.text, [quoted.article.source_name for quoted in each.quoted_by])
        for each in report.takeaways
    ] == [
        (1, DRONES, ["ISW", "Truth"]),
        (2, TORTURE, ["ISW", "Post"]),
        (3, REPULSED, ["Post"]),  # after the one before it there
        (4, GAS, ["ISW", "Post"]),
        (5, ADVANCED, ["ISW"]),
    ]
    assert report.heading == "ISW, 10 February 2025, quoted by Post, Truth"
    ours = report.takeaways[1].quoted_by[1]
    assert (ours.ref.article_id, ours.ref.number) == ("id-Post", 2)
    assert report.find(ours.ref) == 1


def test_the_least_shortened_words_are_shown() -> None:
    short = "Russian authorities authorised the torture of prisoners of war."
    (report,) = fold([carried("Post", short, GAS), carried("Truth", TORTURE)])
    assert report.takeaways[0].text == TORTURE
    assert {quoted.text for quoted in report.takeaways[0].quoted_by} == {TORTURE, short}


def test_look_alikes_of_one_report_stay_two() -> None:
    other = ADVANCED.replace("Toretsk", "Pokrovsk")
    (report,) = fold([carried("A", ADVANCED, other), carried("B", other, ADVANCED)])
    assert [(each.text, len(each.quoted_by)) for each in report.takeaways] == [
        (ADVANCED, 2),
        (other, 2),
    ]


def test_the_day_is_as_sure_as_the_lists_make_it() -> None:
    (report,) = fold([carried("A", *ALL, report_date=NO_YEAR)])
    assert (report.report_date, report.day) == (NO_YEAR, None)
    published = GivenDate(2, 12, 2025)
    (report,) = fold([carried("A", *ALL, report_date=NO_YEAR, published=published)])
    assert (report.report_date, report.day) == (NO_YEAR, date(2025, 2, 10))
    (report,) = fold([carried("A", *ALL, report_date=NO_YEAR), carried("B", *ALL)])
    assert (report.report_date, report.day) == (DAY, date(2025, 2, 10))


def test_the_newest_come_first_and_doubtful_ones_last() -> None:
    assert folded(
        carried("doubtful", *ALL, doubt="it may be none", report_date=GivenDate(2, 20, 2025)),
        carried("9", *ALL, report_date=GivenDate(2, 9, 2025)),
        carried("11", *ALL, report_date=GivenDate(2, 11), filed=LATER),
        carried("10", *ALL),
    ) == [["11"], ["10"], ["9"], ["doubtful"]]


def test_one_article_may_carry_several() -> None:
    """Two lists of one article are two unless they are of one day."""
    assert len(fold([carried("A", *ALL), carried("A", GAS, report_date=GivenDate(2, 9))])) == 2
    (report,) = fold([carried("A", *ALL), carried("A", GAS)])
    assert len(report.carriers) == 1


def test_no_lists() -> None:
    assert fold([]) == []


def test_a_list_of_thousands_takes_no_thousands_by_thousands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"Forces struck place{number} with drone{number} today." for number in range(3000)]
    looks: list[str] = []

    def look(one: str, other: str) -> float:
        looks.append(one)
        return wording.same_takeaway(one, other)

    for module in (reports, grouping):
        monkeypatch.setattr(module, "same_takeaway", look)
    changed = [text.replace("today", "today near the river") for text in texts]
    (report,) = fold([carried("A", *texts), carried("B", *texts[::-1]), carried("C", *changed)])
    assert len(report.takeaways) > 3000
    assert [len(each.quoted_by) for each in report.takeaways[:2]] == [3, 3]
    assert len(looks) < 30_000


LONG = (
    "The Kremlin intends to use the talks to delay sanctions, and Russian officials have not "
    "named a concession; Russian forces recently advanced in the Siversk tactical area."
)
HALVES = LONG.split("; ")


@pytest.mark.parametrize(
    "copy",
    [
        (LONG[:-4],),  # "in the Siversk tactical a"
        (LONG[: LONG.rindex(" area")],),
        (f"{HALVES[0]}.", HALVES[1]),
        (HALVES[0], HALVES[1][:-3]),
        (*HALVES[0].split(", "), HALVES[1]),
    ],
)
@pytest.mark.parametrize("whose", ["Post", "ISW"])
def test_what_a_copy_has_broken_or_cut_off_is_no_takeaway_of_its_own(
    copy: tuple[str, ...], whose: str
) -> None:
    copy = tuple(part.strip() for part in copy)
    lists = [carried(whose, *ALL, LONG), carried("Threats", *ALL, *copy)]
    for some in (lists, lists[::-1]):
        (report,) = fold(some)
        assert [takeaway.text for takeaway in report.takeaways] == [*ALL, LONG]
        carriers = {quoted.article.source_name for quoted in report.takeaways[-1].quoted_by}
        assert carriers == {whose, "Threats"}


def test_takeaways_that_begin_alike_are_no_pieces() -> None:
    one = "Russian forces recently advanced near Lyman and Siversk."
    other = "Russian forces recently advanced near Lyman."
    (report,) = fold([carried("ISW", GAS, one), carried("Post", GAS, other, REPULSED)])
    assert REPULSED in [takeaway.text for takeaway in report.takeaways]
