"""`stories`, `join`, `split` and `undo`, and comparing an article with its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import digest

if TYPE_CHECKING:
    from digest_tui.library import Library

ALL = {"ukrainska-pravda", "caliber-az", "euromaidan-press"}


@pytest.fixture(autouse=True)
def _filed(seeded: Library) -> None:
    """The samples are in the library that commands use."""


def sources(*args: str) -> list[set[str]]:
    """The sources of each story."""
    given = digest("stories", *args, "--json").json
    return [{one["source"]["slug"] for one in story["articles"]} for story in given["stories"]]


def test_stories_are_listed() -> None:
    done = digest("stories")
    assert done.code == 0
    assert "  3 articles · dates unknown\n" in done.out
    assert done.err == "1 story\n"
    assert sources() == sources("officers") == [ALL]
    assert digest("stories", "nothingofthesort").err == "0 stories\n"
    assert digest("stories", "(").code == 2


def test_a_story_is_split_and_joined_and_that_is_taken_back() -> None:
    done = digest("split", "caliber")
    assert done.code == 0
    assert "1 article · date unknown · as you decided" in done.out
    assert sources() == [ALL - {"caliber-az"}]
    assert {"caliber-az"} in sources("--all")
    assert digest("split", "caliber").code == 2
    assert digest("join", "caliber", "--json").code == 2
    (joined,) = digest("join", "caliber", "ukrainska", "--json").json["stories"]
    assert joined["decided"]
    assert sources() == [ALL]
    assert digest("join", "caliber", "ukrainska").code == 2
    assert digest("undo").err == "3 articles are no longer joined into one story\n"
    assert digest("undo").err == "a story of 3 articles is no longer split\n"
    assert digest("undo").err == "there is nothing to take back\n"
    assert sources() == [ALL]
    assert digest("split", "nobody").code == 3


def test_one_article_is_compared_with_its_story() -> None:
    whole = digest("compare", "caliber", "--json").json
    assert whole["articles"][0]["source"]["slug"] == "caliber-az"
    assert len(whole["articles"]) == 3
    digest("split", "caliber")
    done = digest("compare", "caliber")
    assert done.code == 2
    assert "no other article tells the story of caliber" in done.err
