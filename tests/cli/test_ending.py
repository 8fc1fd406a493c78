"""How filing ends: in the middle of it, by an error, by the reader or by the system."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest_tui.cli import root
from digest_tui.errors import LibraryError
from digest_tui.library import filing
from digest_tui.library.indexing import Indexing
from digest_tui.store.desk import Desk
from tests.cli.running import digest
from tests.helpers import ROOT, lines
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.models import Article, Filed
    from digest_tui.store import ToFile


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        words = [f"A zebra was seen {number} times in town {at}." for at in range(60)]
        (folder / f"{number}.txt").write_bytes(lines(f"Title {number}", *words))
    return folder


def fill_after(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full after so many articles, and for whatever comes then."""
    file, filed = Desk.file, 0

    def full(desk: Desk, some: Sequence[ToFile]) -> list[tuple[Filed, Article]]:
        nonlocal filed
        filed += len(some)
        if filed > number:
            raise LibraryError("the disk is full; nothing was changed")
        return file(desk, some)

    def no_index(*_: object, **__: object) -> None:
        raise LibraryError("the index cannot be made")

    monkeypatch.setattr(Desk, "file", full)
    monkeypatch.setattr(filing, "_AT_ONCE", 1)
    monkeypatch.setattr(Indexing, "catch_up", no_index)


def test_an_error_is_told_with_what_was_done_and_what_not(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_after(7, monkeypatch)
    done = CliRunner().invoke(root, ["add", str(many), "missing", "--json"])
    assert isinstance(done.exception, LibraryError)
    assert str(done.exception).startswith("the disk is full")
    assert done.stderr == "7 filed, 394 not looked at\n"
    assert len(json.loads(done.stdout)) == 7


def test_the_index_stops_no_filing(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_after(10_000, monkeypatch)
    monkeypatch.setattr(filing, "_INDEX_EVERY", 5)
    done = CliRunner().invoke(root, ["add", *(str(many / f"{n}.txt") for n in range(12))])
    assert str(done.exception) == "the index cannot be made"
    assert done.stderr == "12 filed\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_is_told_with_what_was_done(many: Path, number: int, code: int) -> None:
    adding = subprocess.Popen(
        [sys.executable, "-m", "digest_tui", "add", str(many / "0.txt"), "-", str(many / "1.txt")],
        stdin=subprocess.PIPE,  # which never ends, so that the second is never read
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert adding.stdout is not None
    adding.stdout.readline()  # the first is filed
    adding.send_signal(number)
    assert adding.wait(60) == code
    assert adding.stderr is not None
    assert adding.stderr.read().decode().splitlines()[0] == "1 filed, 2 not looked at"
    assert adding.stdout.read() == b""
    adding.communicate()
    assert digest("search", "zebra", "--json").json["total"] == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_killed_goes_on_where_it_was(many: Path, tmp_path: Path, jobs: str) -> None:
    for file in sorted(many.iterdir())[150:]:
        file.unlink()
    adding = subprocess.Popen(
        [sys.executable, "-m", "digest_tui", "add", "--jobs", jobs, str(many)],
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
    )
    library = tmp_path / "library"
    end = time.monotonic() + 60
    while not _count(tmp_path) and time.monotonic() < end:
        time.sleep(0.01)  # nothing tells from outside that the first ones are filed
    adding.kill()
    adding.wait()
    before = _count(tmp_path)
    assert 0 < before < 150
    again = digest("--library", str(library), "add", str(many))
    assert again.err == f"{150 - before} filed, {before} already known\n"
    assert digest("search", "zebra", "--json").json["total"] == 150


def test_sessions_that_file_at_once_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "digest_tui", "add"]
    sessions = []
    for session in range(4):
        folder = tmp_path / f"in{session}"
        folder.mkdir()
        for at in range(15):
            (folder / f"{at}.txt").write_bytes(lines(f"Title {session} {at}", "A zebra."))
        sessions.append(subprocess.Popen([*command, folder], stderr=subprocess.PIPE, cwd=ROOT))
    for one in sessions:
        _, err = one.communicate(timeout=60)
        assert (one.returncode, err.decode().splitlines()[-1]) == (0, "15 filed")
    assert digest("search", "zebra", "--json").json["total"] == 60


def test_a_throw_away_library_is_thrown_away_whatever_ends_it(many: Path, tmp_path: Path) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    with Terminal(["open", str(many)], env={"TMPDIR": str(place)}) as terminal:
        end = time.monotonic() + 30
        while not _count(place) and time.monotonic() < end:
            time.sleep(0.01)  # nothing tells from outside that the first one is filed
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.leaves() == 143
    assert os.listdir(place) == []  # noqa: PTH208


def _count(place: Path) -> int:
    for file in place.glob("*/library.sqlite3"):
        try:
            with sqlite3.connect(file) as db:
                count: int = db.execute("SELECT count(*) FROM articles").fetchone()[0]
        except sqlite3.Error:
            return 0
        db.close()
        return count
    return 0
