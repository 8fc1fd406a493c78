"""The stories of a library, as it changes and as its reader decides."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NothingToDecide
from digest_tui.library import Library, stories
from digest_tui.models import Dismissed, Joined, Parted
from tests.helpers import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

BRIDGE = """Daily Paper
Bridge over the Inhulets collapses

KRYVYI RIH - A road bridge over the Inhulets river collapsed on Tuesday under a lorry that
carried gravel, the mayor Oleksandr Vilkul said. The driver swam ashore. The bridge had been
closed to heavy traffic since an inspection in March found cracks in two of its pillars.
"""
AGAIN = """Evening News
Lorry falls into river as bridge gives way

A lorry with gravel fell into the Inhulets when a road bridge near Kryvyi Rih gave way on
Tuesday. Mayor Vilkul said that its driver had swum ashore; an inspection in March had found
cracks in the pillars, and heavy traffic was not allowed on the bridge.
"""
COPY = BRIDGE.replace("Daily Paper", "Morning Herald")
CHESS = """Daily Paper
Champion gives up title

The chess champion gave up her title on Monday, a week before the match in Toronto. She
wants to study medicine, she told reporters, and will play in the olympiad all the same.
"""


def file(library: Library, folder: Path, **texts: str) -> dict[str, str]:
    """File texts, and give their ids."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text)
        paths.append(str(path))
    outcomes = list(library.add(paths))
    ids = [outcome.article.id for outcome in outcomes if outcome.article]
    return dict(zip(texts, ids, strict=True))


def told(library: Library, least: int = 1) -> list[set[str]]:
    """The articles of each story, the newest story first."""
    return [{e.id for e in story.articles} for story in library.stories.newest(50, least)[0]]


def test_articles_about_one_event_are_a_story(library: Library, tmp_path: Path) -> None:
    assert library.stories.newest(5) == ([], 0)
    ids = file(library, tmp_path, bridge=BRIDGE, again=AGAIN, copy=COPY, chess=CHESS)
    (story,), total = library.stories.newest(5)
    assert total == 1
    assert {entry.id for entry in story.articles} == {ids["bridge"], ids["again"], ids["copy"]}
    assert story.size == "3 articles, 2 independent accounts"
    assert story.dates == "dates unknown"
    assert not story.decided
    assert len(told(library)) == 2
    assert [s.lead.id for s in library.stories.of([ids["chess"], ids["copy"], ids["again"]])] == [
        ids["chess"],
        ids["bridge"],
    ]
    assert library.stories.of(["unknown"]) == []


def test_what_is_put_side_by_side_are_accounts(library: Library, tmp_path: Path) -> None:
    ids = file(library, tmp_path, bridge=BRIDGE, again=AGAIN, copy=COPY)
    (story,) = library.stories.of([ids["bridge"]])
    assert story.side_by_side(4) == (ids["bridge"], ids["again"])
    assert story.side_by_side(4, ids["copy"]) == (ids["copy"], ids["again"])
    assert story.side_by_side(1) == (ids["bridge"],)
    library.remove(ids["again"])
    (story,) = library.stories.of([ids["bridge"]])
    assert story.size == "2 articles, 1 independent account"
    assert story.side_by_side(4) == (ids["bridge"], ids["copy"]), "two are the least"


def test_stories_follow_the_library(library: Library, tmp_path: Path) -> None:
    ids = file(library, tmp_path, bridge=BRIDGE, chess=CHESS)
    assert told(library, 2) == []
    ids |= file(library, tmp_path, again=AGAIN)
    assert told(library, 2) == [{ids["bridge"], ids["again"]}]
    library.remove(ids["bridge"])
    assert told(library, 2) == []
    assert len(told(library)) == 2


def test_in_a_large_library_they_follow_one_by_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "_FEW", 100)
    words = "abcdefghijklmnopqrstuvwxyz"
    many = {
        f"n{n}": f"Daily Paper\nHeadline{n}\n\n" + " ".join(f"{a}{n}{a}" for a in words)
        for n in range(300)
    }
    file(library, tmp_path, bridge=BRIDGE, **many)
    assert told(library, 2) == []
    clusters = library.stories._clusters
    again = file(library, tmp_path, again=AGAIN)["again"]
    assert [again in story for story in told(library, 2)] == [True]
    assert library.stories._clusters is clusters, "nothing was weighed anew"
    bridge = next(iter(told(library, 2)[0] - {again}))
    library.stories.part([again])
    assert told(library, 2) == []
    library.reader.take_back(Parted)
    file(library, tmp_path, chess=CHESS)
    assert told(library, 2) == [{bridge, again}], "taken back, and not lost in what came"
    library.remove(again)
    assert told(library, 2) == []
    assert library.stories._clusters is clusters


def test_a_reader_joins_and_parts_and_takes_it_back(library: Library, tmp_path: Path) -> None:
    ids = file(library, tmp_path, bridge=BRIDGE, again=AGAIN, chess=CHESS)
    joined = library.stories.join([ids["chess"], ids["again"]])
    assert {entry.id for entry in joined.articles} == set(ids.values())
    assert joined.decided
    with pytest.raises(NothingToDecide, match="one story as it is"):
        library.stories.join([ids["chess"], ids["bridge"]])
    parted = library.stories.part([ids["bridge"]])
    assert [{entry.id for entry in story.articles} for story in parted] == [{ids["bridge"]}]
    assert told(library, 2) == [{ids["chess"], ids["again"]}]
    with pytest.raises(NothingToDecide, match="nothing to part from"):
        library.stories.part([ids["bridge"]])
    again = Library(library.folder, library.outlets)
    assert told(again, 2) == [{ids["chess"], ids["again"]}], "it is kept"
    assert isinstance(library.reader.take_back(Joined, Parted)[0], Parted)
    assert told(library, 2) == [set(ids.values())]
    assert isinstance(library.reader.take_back(Joined, Parted, Dismissed)[0], Joined)
    assert told(library, 2) == [{ids["bridge"], ids["again"]}]


def test_an_earlier_day_that_was_filed_later_is_parted_too(
    library: Library, tmp_path: Path
) -> None:
    later = BRIDGE.replace("\n\nKRYVYI", "\n11 February 2025\n\nKRYVYI")
    earlier = AGAIN.replace("\n\nA lorry", "\n10 February 2025\n\nA lorry")
    ids = file(library, tmp_path, later=later) | file(library, tmp_path, earlier=earlier)
    (story,) = library.stories.newest(5)[0]
    assert [entry.id for entry in story.articles] == [ids["earlier"], ids["later"]]
    assert story.dates == "10 February 2025 to 11 February 2025"
    library.stories.part([ids["later"]])
    assert told(library, 2) == []


def test_two_stories_are_split_in_one_act(library: Library, tmp_path: Path) -> None:
    chess = CHESS.replace("Daily Paper", "Evening News").replace("gave up her", "has given up the")
    ids = file(library, tmp_path, bridge=BRIDGE, again=AGAIN, chess=CHESS, other=chess)
    assert len(told(library, 2)) == 2
    library.stories.part([ids["bridge"], ids["chess"]])
    assert told(library, 2) == []
    assert len(library.reader.take_back(Joined, Parted)) == 2
    assert len(told(library, 2)) == 2


def test_what_is_decided_holds_for_what_comes_later(library: Library, tmp_path: Path) -> None:
    ids = file(library, tmp_path, bridge=BRIDGE, again=AGAIN)
    library.stories.part([ids["again"]])
    ids |= file(library, tmp_path, copy=COPY)
    assert {ids["bridge"], ids["copy"]} in told(library, 2)
    assert {ids["again"]} in told(library)


def test_a_library_of_an_older_version_has_stories(seeded: Library, outlets: Outlets) -> None:
    with closing(sqlite3.connect(seeded.folder / "library.sqlite3")) as db:
        db.execute("DELETE FROM profiles")
        db.commit()
    library = Library(seeded.folder, outlets)
    (story,), _ = library.stories.newest(5)
    assert story.size == "3 articles"
    assert story.sources == ("Euromaidan Press", "Caliber.Az", "Ukrainska Pravda")
    with closing(sqlite3.connect(seeded.folder / "library.sqlite3")) as db:
        assert db.execute("SELECT count(*) FROM profiles").fetchone() == (3,)


def test_the_samples_are_one_story(seeded: Library) -> None:
    assert [len(story) for story in told(seeded)] == [len(list(SEEDS.glob("*.txt")))]
