"""History, completion, and hits of one story."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import Library, grouping
from digest_tui.models import Question, StoryHits

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets


def ids(library: Library, text: str = "") -> list[str]:
    return [hit.entry.id for hit in library.ask(Question(text)).hits]


@pytest.mark.parametrize(
    ("made", "beginning", "expected"),
    [
        ([], "", []),
        (["kursk", "sumy"], "", ["sumy", "kursk"]),
        (["kursk", "sumy", " kursk "], "", ["kursk", "sumy"]),
        (["Kursk", "sumy", "kursk -drone"], "KU", ["kursk -drone", "Kursk"]),
        (["", "  ", "a\x1b[2Jb\nc"], "", ["a␛b c"]),
    ],
)
def test_searches_are_remembered(
    library: Library, made: list[str], beginning: str, expected: list[str]
) -> None:
    for text in made:
        library.searches.remember(text)
    assert library.searches.recent(beginning) == expected
    assert library.searches.recent(beginning, limit=1) == expected[:1]
    assert library.searches.trouble is None


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("'\x1b[31mred\x07'", "␛red␇"),
        ("CAST(x'ff41' AS TEXT)", "�A"),
        ("x'ff41'", None),
        ("12", "12"),
        ("printf('%.*c', 300, 'a')", "a" * 256),
    ],
)
def test_a_file_that_others_have_written_to_is_no_trouble(
    library: Library, kept: str, shown: str | None
) -> None:
    library.searches.remember("kursk")
    with closing(sqlite3.connect(library.reader.file)) as db, db:
        db.execute(f"INSERT INTO searches (text, made_at) VALUES ({kept}, '')")
    expected = ["kursk"] if shown is None else [shown, "kursk"]
    assert (library.searches.recent(), library.searches.trouble) == (expected, None)


def test_what_is_too_long_for_a_query_is_not_remembered(library: Library) -> None:
    library.searches.remember("a" * 257)
    assert library.searches.recent() == []


def test_without_a_place_for_them_searches_are_not_remembered(
    tmp_path: Path, outlets: Outlets
) -> None:
    (tmp_path / "file").write_text("no folder")
    with Library(tmp_path / "library", outlets, tmp_path / "file") as library:
        library.searches.remember("kursk")
        assert library.searches.trouble is not None
        assert library.searches.recent() == []


@pytest.mark.parametrize(
    ("text", "start", "proposed"),
    [
        ("tit", 0, "title:"),
        ("korea sou", 6, "source:"),
        ("source:", 7, "caliber-az "),
        ("source:Prav", 7, "ukrainska-pravda "),
        ("rehab", 0, "rehabilitation "),
        ("korea offic", 6, "officers "),
        ("is:", 3, "report "),
        ("is:und", 3, "undated "),
        ("sort:d", 5, "date "),
        ("date:yes", 5, "yesterday "),
        ("date:", 5, '"last week" '),
        ("story:cal", 6, "caliber-az-isw-is-russia-using-its-soldiers-to-strengthen "),
    ],
)
def test_how_a_query_can_go_on(seeded: Library, text: str, start: int, proposed: str) -> None:
    found = seeded.searches.proposals(text, len(text))
    assert (found.start, found.end) == (start, len(text))
    assert proposed in [choice.text for choice in found.choices]


@pytest.mark.parametrize("text", ["zzz", "source:zzz", "is:zzz", "tag:z", '"korea"', "of*"])
def test_what_cannot_go_on_is_not_guessed(seeded: Library, text: str) -> None:
    assert seeded.searches.proposals(text, len(text)).choices == ()


def test_what_would_be_too_long_for_a_query_is_not_proposed(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"Of zebras\nA zebra and a {'zeb' * 100}.")
    list(library.add([str(tmp_path / "a.txt")]))
    choices = library.searches.proposals("zeb", 3).choices
    assert [choice.text for choice in choices] == ["zebra ", "zebras "]


def test_what_follows_is_kept(seeded: Library) -> None:
    found = seeded.searches.proposals("source:cal drone", 10)
    assert (found.start, found.end) == (7, 10)
    assert [choice.text for choice in found.choices] == ["caliber-az"]
    assert found.choices[0].note == "Caliber.Az, 1 article"


@pytest.mark.parametrize("most", [0, 1000])
def test_hits_of_one_story_are_one(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(grouping, "_MOST_AT_ONCE", most)
    every = ids(seeded)
    assert seeded.searches.grouped(every) == (StoryHits(tuple(every), 3, 3),)
    some = [every[2], every[0]]
    assert seeded.searches.grouped([*some, "gone", some[0]]) == (StoryHits(tuple(some), 3, 3),)
    assert seeded.searches.grouped([]) == seeded.searches.grouped(["gone"]) == ()
    seeded.stories.part([every[1]])
    assert seeded.searches.grouped(every) == (
        StoryHits((every[0], every[2]), 2, 2),
        StoryHits((every[1],), 1, 1),
    )
    assert ids(seeded, "story:caliber") == [every[1]]
    assert set(ids(seeded, "story:ukrainska")) == {every[0], every[2]}


def test_new_articles_come_to_the_hits_of_their_story(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(grouping, "_MOST_AT_ONCE", 0)
    first = ids(seeded)[0]
    assert seeded.searches.grouped([first])[0].articles == 3
    text = seeded.original("ukrainska").replace("Russia sends", "Moscow sends")
    (tmp_path / "copy.txt").write_text(text)
    (outcome,) = seeded.add([str(tmp_path / "copy.txt")], source="Kyiv Post")
    assert outcome.refused is None
    (group,) = seeded.searches.grouped([first])
    assert (group.articles, group.accounts) == (4, 3)
    (tmp_path / "other.txt").write_text("Cats\n\nA cat was found asleep on the roof of a barn.")
    list(seeded.add([str(tmp_path / "other.txt")], source="Kyiv Post"))
    (cats,) = ids(seeded, "barn")
    assert seeded.searches.grouped([cats, first]) == (
        StoryHits((cats,), 1, 1),
        StoryHits((first,), 4, 3),
    )
