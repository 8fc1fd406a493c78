from __future__ import annotations

import pytest

from digest_tui.text.keyboards import in_other_layouts, neighbours
from digest_tui.text.nearby import first_letters, meant, within

WORDS = [
    ("soldiers", 900), ("solidarity", 40), ("solider", 3), ("president", 5000), ("сил", 700),
    ("presidents", 300), ("government", 4000), ("kyiv", 6000), ("form", 800), ("from", 9000),
    ("drone", 2000), ("drones", 2100), ("ministry", 3000), ("привет", 30), ("meeting", 1),
    ("міністр", 900), ("zelensky", 5000), ("catch", 60), ("watch", 61),
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("drone", ["drones"]),
        ("sodliers", ["soldiers"]),
        ("solidarty", ["solidarity"]),
        ("presidnts", ["presidents", "president"]),
        ("fomr", ["form"]),  # two letters swapped are one slip
        ("rome", []),
        ("atch", []),  # the first letter stands
        ("", []),
    ],
)
def test_within(word: str, found: list[str]) -> None:
    assert within(word, [other for other, _ in WORDS], 10) == found


def test_no_more_than_are_wanted_and_the_nearest_first() -> None:
    words = ["soldierly", "solder", "soldiers", "soldier"]
    assert within("soldierx", words, 2) == ["soldiers", "soldier"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("presidnet", "president"),
        ("goverment", "government"),
        ("kyvi", "kyiv"),
        ("dronne", "drone"),
        ("zelenksy", "zelensky"),
        ("minstry", "ministry"),
        ("мінстр", "міністр"),
        ("ghbdtn", "привет"),
        ("лншм", "kyiv"),
        ("лнш", None),
        ("soldiers", None),  # well known
        ("solider", None),  # rare, but not so much rarer than what it could be a slip of
        ("soldier", None),  # a form of a known word: the search finds it
        ("2025", None),
        ("fro", None),
        ("batch", None),  # two words are as near
        ("qwxz", None),
        ("", None),
    ],
)
def test_meant(word: str, other: str | None) -> None:
    assert meant(word, WORDS, 10_000) == other


def test_a_rare_word_may_be_a_slip_of_a_much_more_frequent_one() -> None:
    words = [("recieved", 1), ("received", 4000)]
    assert meant("recieved", words, 10_000) == "received"
    assert meant("recieved", [("recieved", 30), ("received", 4000)], 10_000) is None


def test_in_a_small_library_one_article_is_enough() -> None:
    assert meant("matsegroa", [("matsegora", 1)], 10) == "matsegora"


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("ghbdtn", ("привет",)),
        ("rbtd", ("киев",)),
        ("rb]d", ("київ",)),
        ("лншм", ("kyiv",)),
        ("rs]d", ("кіїв",)),
        ("ызщлу", ("spoke",)),
        ("12", ()),
    ],
)
def test_other_layouts(word: str, others: tuple[str, ...]) -> None:
    assert set(others) <= set(in_other_layouts(word))
    assert bool(others) == bool(in_other_layouts(word))


def test_first_letters() -> None:
    assert first_letters("kyiv") >= set("kyjlim")
    assert "q" not in first_letters("kyiv")
    assert neighbours()["і"] >= set("фвцуч")
    assert first_letters("") == frozenset()
