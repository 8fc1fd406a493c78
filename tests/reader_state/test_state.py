"""What a reader decides is kept, in order, and can be taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.comparison import compare
from digest_tui.errors import LibraryError, LibraryTooNew
from digest_tui.models import Difference, Dismissed, Joined, Parted, without
from digest_tui.reader_state import ReaderState
from tests.helpers import CALIBER, PRAVDA, article

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library
    from digest_tui.models import Article

JOINED = Joined(("a", "b"))
PARTED = Parted(("a",), ("b", "c"))
DISMISSED = Dismissed(Difference.ROLE, ("a", "b"), ("soldiers", "officers"))


def test_choices_are_kept_in_order(tmp_path: Path) -> None:
    state = ReaderState(tmp_path / "new" / "folder")
    assert state.choices(Joined) == ()
    assert not state.file.exists(), "who decides nothing has no file"
    for choice in (JOINED, PARTED, DISMISSED, Joined(("d", "e"))):
        state.keep(choice)
    again = ReaderState(tmp_path / "new" / "folder")
    assert again.choices(Joined) == (JOINED, Joined(("d", "e")))
    assert again.choices(Parted) == (PARTED,)
    assert again.choices(Dismissed) == (DISMISSED,)
    assert again.choices(Joined, Parted) == (JOINED, PARTED, Joined(("d", "e")))


def test_the_last_of_a_kind_is_taken_back(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    assert state.take_back(Joined) == ()
    for choice in (JOINED, DISMISSED, PARTED):
        state.keep(choice)
    assert state.take_back(Dismissed) == (DISMISSED,)
    assert state.take_back(Joined, Parted) == (PARTED,)
    assert state.take_back(Joined, Parted) == (JOINED,)
    assert state.take_back(Joined, Parted, Dismissed) == ()


def test_one_choice_is_forgotten_however_long_ago(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    state.forget(DISMISSED)
    assert not state.file.exists()
    for choice in (DISMISSED, JOINED, DISMISSED, PARTED):
        state.keep(choice)
    state.forget(DISMISSED)
    assert state.choices(Dismissed) == ()
    assert (state.choices(Joined), state.choices(Parted)) == ((JOINED,), (PARTED,))


def test_what_was_decided_in_one_act_is_taken_back_in_one(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    state.keep(JOINED)
    state.keep(PARTED, DISMISSED, Parted(("x",), ("y",)))
    assert state.acts(Joined, Parted) == ((JOINED,), (PARTED, Parted(("x",), ("y",))))
    assert state.take_back(Joined, Parted) == (PARTED, Parted(("x",), ("y",)))
    assert state.choices(Dismissed) == (DISMISSED,)
    state.keep(JOINED)
    assert state.take_back(Joined) == (JOINED,)
    assert state.choices(Joined) == (JOINED,), "the same was decided before"
    state.keep(JOINED)
    state.forget(JOINED, DISMISSED)
    assert state.acts(Joined, Parted, Dismissed) == ()


def test_what_another_version_has_kept_stays(tmp_path: Path) -> None:
    state = ReaderState(tmp_path)
    state.keep(JOINED)
    with closing(sqlite3.connect(state.file)) as db:
        db.execute("INSERT INTO choices VALUES (9, 9, 'join', '{\"sets\": 3}', '2030-01-01')")
        db.commit()
        assert state.choices(Joined) == (JOINED,)
        assert state.take_back(Joined) == (JOINED,)
        assert db.execute("SELECT number FROM choices").fetchall() == [(9,)]
        db.execute("PRAGMA user_version = 7")
        db.commit()
    with pytest.raises(LibraryTooNew, match="newer"):
        state.choices(Joined)


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="DIGEST_TUI_STATE"):
        ReaderState(tmp_path / "file").keep(JOINED)
    state = ReaderState(tmp_path)
    state.file.write_bytes(b"")
    assert state.choices(Joined) == ()
    state.file.write_bytes(b"no database at all, but long enough to be one" * 40)
    with pytest.raises(LibraryError, match="damaged"):
        state.choices(Joined)


def test_a_dismissed_difference_is_set_aside(seeded: Library, seeds: dict[str, Article]) -> None:
    articles = [seeds[PRAVDA], seeds[CALIBER]]
    before = seeded.compare(articles)
    none = before.discrepancies[0]
    seeded.reader.keep(Dismissed.of(before, none))
    for order in (articles, articles[::-1]):
        after = seeded.compare(order)
        assert len(after.discrepancies) == len(before.discrepancies) - 1
        assert [found.kind for found in after.dismissed] == [none.kind]
    assert seeded.reader.take_back(Dismissed) == (Dismissed.of(before, none),)
    assert seeded.compare(articles) == before


def test_what_one_article_does_not_say_is_dismissed_by_its_sentence() -> None:
    one = article("Rebels may attack Goma. Rebels may attack Bukavu.", title="", id="a")
    other = article("Rebels attack Goma. Rebels attack Bukavu.", title="", id="b")
    found = compare([one, other])
    said = {(each.one, each.other): each for each in found.discrepancies}
    choice = Dismissed.of(found, said[0, 2])
    assert choice.words == ("may", "Rebels attack Goma.")
    aside = without(found, [choice])
    assert said[1, 3] in aside.discrepancies
    assert said[0, 2] in aside.dismissed
    assert without(aside, []) == found


def test_a_damaged_file_hinders_no_comparison(seeded: Library, seeds: dict[str, Article]) -> None:
    seeded.reader.file.write_bytes(b"no database at all, but long enough to be one" * 40)
    told: list[str] = []
    found = seeded.compare([seeds[PRAVDA], seeds[CALIBER]], told.append)
    assert found.discrepancies
    assert "what you dismissed is shown again" in told[0]
