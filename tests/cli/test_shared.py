"""A library of one account that another one reads, while its owner writes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryReadOnly
from digest_tui.index import lock
from digest_tui.library import Library, indexing
from digest_tui.library.rules import Rules
from digest_tui.models import Question
from digest_tui.store.schema import STEPS
from tests.cli.running import Result, Run, together
from tests.helpers import SEEDS
from tests.users import other_users

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER, READER = 64001, 64002

pytestmark = other_users


class Shared:
    """A library, and who reads it."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.folder = place / "news"
        self._monkeypatch = monkeypatch
        for name, user in (("owner", OWNER), ("reader", READER)):
            (place / name).mkdir(mode=0o700)
            os.chown(place / name, user, user)
        os.chown(place, OWNER, OWNER)

    def run(self, user: int, *args: str) -> Run:
        return Run(("--library", str(self.folder), *args), user=user, cwd=Path("/"))

    def owner(self, *args: str) -> Result:
        self._monkeypatch.setenv("DIGEST_TUI_STATE", str(self.place / "owner"))
        (result,) = together(self.run(OWNER, *args))
        return result

    def reader(self, *args: str, stdin: bytes = b"") -> Result:
        self._monkeypatch.setenv("DIGEST_TUI_STATE", str(self.place / "reader"))
        (result,) = together(self.run(READER, *args)._replace(stdin=stdin))
        return result

    def give_to_read(self) -> None:
        """As `chmod -R a+rX` does."""
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))

    @property
    def files(self) -> set[tuple[str, int]]:
        return {(str(one), one.stat().st_size) for one in self.folder.rglob("*")}


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shared]:
    with tempfile.TemporaryDirectory() as folder:  # those of pytest can be entered by root alone
        Path(folder).chmod(0o755)
        made = Shared(Path(folder), monkeypatch)
        monkeypatch.setenv("DIGEST_TUI_CONFIG", str(made.place / "none"))
        assert made.owner("add", str(SEEDS)).code == 0
        made.give_to_read()
        yield made


def test_it_is_read_searched_and_compared(shared: Shared) -> None:
    before = shared.files
    found = shared.reader("search", "korea")
    assert (found.code, found.err) == (0, "3 articles\n")
    for args in (("show", "caliber"), ("compare", "caliber", "ukrainska"), ("coverage",)):
        result = shared.reader(*args)
        assert result.code == 0, result.err
        assert "made one for itself" not in result.err
    assert shared.files == before


def test_every_reader_has_decisions_of_their_own(shared: Shared) -> None:
    stories = shared.reader("stories", "--json").out
    assert shared.reader("split", "caliber").code == 0
    assert shared.reader("stories", "--json").out != stories
    assert shared.owner("stories", "--json").out == stories


@pytest.mark.parametrize("args", [("add", "-"), ("remove", "caliber")])
def test_only_its_owner_changes_it(shared: Shared, args: tuple[str, ...]) -> None:
    before = shared.files
    result = shared.reader(*args, stdin=b"A title\nA zebra was seen in the town.")
    assert result.code == 4
    assert "library.sqlite3 can be read but not written" in result.err
    assert shared.files == before


def test_it_is_read_while_its_owner_files_and_indexes(shared: Shared) -> None:
    lines = shared.place / "more.jsonl"
    made = ({"title": f"The news {n}", "text": f"Korea sends {n} drones."} for n in range(60))
    lines.write_text("".join(f"{json.dumps(one)}\n" for one in made))
    lines.chmod(0o644)
    searching = [shared.run(READER, "search", "korea OR drones") for _ in range(4)]
    for _ in range(2):
        shutil.rmtree(next(shared.folder.glob("index-v*.*")))  # made anew beside all that
        filed, *found = together(shared.run(OWNER, "add", str(lines)), *searching)
        assert filed.code == 0, filed.err
        for each in found:
            # Where there is nothing indexed yet, it is to be tried again.
            assert each.code == 0 or "try again in a moment" in each.err, each.err
            assert "Traceback" not in each.err
    result = shared.reader("search", "korea OR drones")
    assert (result.code, result.err) == (0, "63 articles, 20 shown\n")


def test_what_its_owner_has_not_indexed_yet(shared: Shared) -> None:
    with sqlite3.connect(shared.folder / "library.sqlite3") as db:
        db.execute("INSERT INTO changes (article_id) VALUES ('0123456789abcdef')")
    db.close()
    result = shared.reader("search", "korea")
    assert result.code == 0
    assert result.err.startswith("3 articles (the newest articles are found once the owner of")


def test_one_of_an_older_form(shared: Shared) -> None:
    with sqlite3.connect(shared.folder / "library.sqlite3") as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
    db.close()
    result = shared.reader("search", "korea")
    assert result.code == 4
    assert "was written by an older digest-tui, and can be read but not written" in result.err


def test_an_index_of_another_version(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many articles every reader would take minutes to make one."""
    for path in shared.folder.glob("index-v*"):
        path.rename(path.with_name(path.name.replace("index-v", "index-v9")))
    result = shared.reader("search", "korea")
    assert (result.code, result.err.count("made one for itself")) == (0, 1)
    monkeypatch.setattr(indexing, "_MANY", 2)
    monkeypatch.setattr(lock, "_Descriptor", _shut)
    owner = pytest.raises(LibraryReadOnly, match="once its owner has opened")
    with Library(shared.folder, Rules()) as library, owner:
        library.ask(Question("korea"))


def _shut(_: Path) -> None:
    raise LibraryReadOnly


def test_one_that_is_not_for_others(shared: Shared) -> None:
    shared.folder.chmod(0o700)
    result = shared.reader("search", "korea")
    assert result.code == 4
    assert "cannot be opened" in result.err


def test_a_kiosk_has_no_commands(shared: Shared) -> None:
    before = shared.files
    for args in (("add", str(SEEDS)), ("search", "korea"), ("sources", "presets"), ("fetch",)):
        result = shared.reader("--kiosk", *args)
        assert (result.code, result.out) == (2, "")
        assert "there are no commands" in result.err
    assert shared.files == before
