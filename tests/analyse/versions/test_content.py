"""Whether two readings are two versions, or one a part of the other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.analyse.versions import content_id, is_part_of, same_content
from digest_tui.models import Caption, Dropped, GivenDate, Role, Source
from tests.helpers import article, assessment

ONE = "Russian forces struck a substation in Sumy Oblast overnight."
TWO = "At least 15 people were injured in the attack, the governor said."
THREE = "Oil prices rose by two percent in London."
WHOLE = f"{ONE} {TWO}\n{THREE}\nThe foreign ministers will meet on Tuesday."


@pytest.mark.parametrize(
    "other",
    [
        {"captions": (Caption("A picture", None, 3),)},
        {"dropped": (Dropped(1, Role.BOILERPLATE, "1,204 views"),)},
        {"published": GivenDate(2, 10), "byline": "Ann Bee", "url": "https://site.example/a"},
        {"source": Source("other", "Other"), "origin": "elsewhere", "notes": ("a note",)},
        {"title": "A  ‘headline’"},
        {"body": f"{ONE}\n{TWO}\n{THREE} The foreign ministers will meet on Tuesday."},
        {"body": f"{WHOLE}\n23 hours ago\n12 comments"},
        {"dek": ONE, "body": WHOLE.removeprefix(ONE)},
    ],
)
def test_the_same(other: dict[str, Any]) -> None:
    one = article(WHOLE, title="A 'headline'")
    two = article(**{"title": "A 'headline'", "body": WHOLE} | other)
    assert same_content(one, two)
    assert content_id(one) == content_id(two)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Another headline"},
        {"dek": "It is dark."},
        {"body": WHOLE.replace("15", "17")},
        {"body": WHOLE.replace("Sumy", "Kharkiv")},
        {"body": f"{WHOLE}\n12 people had comments on this."},
        {"body": f"{WHOLE}\nThey updated it 3 hours ago in Kyiv."},
        {"assessments": (assessment(THREE),)},
    ],
)
def test_another(other: dict[str, Any]) -> None:
    one = article(WHOLE)
    two = article(**{"body": WHOLE} | other)
    assert not same_content(one, two)
    assert content_id(one) != content_id(two)


def test_the_name_stays() -> None:
    assert content_id(article(WHOLE)) == "7f1035310a8a650d"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ONE, WHOLE, True),
        (f"{ONE} {TWO}", WHOLE, True),
        (f"{ONE}\n{TWO}", WHOLE, True),
        (f"{ONE} At least 15 people were inj", WHOLE, True),
        (f"{ONE} At least 15 people…", WHOLE, True),
        (f"{ONE} At least 15 people [...]", WHOLE, True),
        (f"{ONE} At least 15 people [&…]", WHOLE, False),
        (f"{ONE} […] Read more »", WHOLE, True),
        (f"{ONE}\nThe post A headline appeared first on A Paper.", WHOLE, True),
        (THREE, WHOLE, True),
        (f"{THREE}\n{ONE}", WHOLE, True),
        (WHOLE, WHOLE, True),
        (WHOLE, ONE, False),
        (f"{ONE} At least 17 people were injured.", WHOLE, False),
        (f"At least 17 people were injured. {ONE}", WHOLE, False),
        (ONE.replace("Sumy", "Kharkiv"), WHOLE, False),
        # One sentence among twenty may be the other reading's own.
        ("\n".join([*(f"This is told as number {at}." for at in range(30)), THREE]),
         "\n".join(f"This is told as number {at}." for at in range(30)), True),
        ("\n".join([*(f"This is told as number {at}." for at in range(30)), THREE, ONE, TWO]),
         "\n".join(f"This is told as number {at}." for at in range(30)), False),
    ],
)  # fmt: skip
def test_a_part(one: str, other: str, expected: bool) -> None:
    assert is_part_of(article(one, title="A"), article(other, title="B")) is expected


def test_little_is_a_part_only_under_its_title() -> None:
    for little in ("", "Oil", "Oil…", "…"):
        assert is_part_of(article(little), article(WHOLE))
        assert not is_part_of(article(little), article(WHOLE, title="Another headline"))
        assert not is_part_of(article(little, title=""), article(WHOLE, title=""))
    assert not is_part_of(article("Gas."), article(WHOLE))


def test_a_part_by_dek_and_takeaways() -> None:
    page = article(ONE, dek=TWO, assessments=(assessment(THREE),))
    assert is_part_of(article(f"{TWO}\n{ONE}\n{THREE}"), page)
    assert is_part_of(article("", dek=f"{TWO[:30]}..."), page)
    assert not is_part_of(page, article(f"{TWO}\n{ONE}"))


@given(st.text("ab.… \n", max_size=40), st.text("ab.… \n", max_size=40))
def test_a_part_of_itself_and_more(one: str, more: str) -> None:
    assert is_part_of(article(one), article(one))
    assert is_part_of(article(one), article(f"{one}\n{more}"))
    assert same_content(article(one), article(f"{one}\n\n"))


def test_parts_in_another_order_are_given_up_soon() -> None:
    texts = [f"This is told as number {at}." for at in range(2000)]
    assert not is_part_of(article("\n".join(reversed(texts))), article("\n".join(texts)))
