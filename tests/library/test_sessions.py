"""Several threads and sessions on one library, and how one ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import LibraryError, NoLongerWanted
from digest_tui.index.writing import commit
from digest_tui.library import Library
from digest_tui.library.snippets import Snippets
from digest_tui.models import Question
from tests.helpers import lines
from tests.library.asking import sources

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Snippet
    from digest_tui.store import Text


def test_an_index_that_another_session_fills_is_waited_for(
    seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded.close()
    for path in seeded.folder.glob("index-v*.*"):
        shutil.rmtree(path)
    slow, other = Library(seeded.folder, outlets), Library(seeded.folder, outlets)
    writing, asked = threading.Event(), threading.Event()

    def late(*given: Any) -> int:
        writing.set()
        asked.wait(10)
        return commit(*given)

    def wanted() -> bool:
        asked.set()
        return True

    monkeypatch.setattr("digest_tui.index.following.commit", late)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(slow.ask, Question("korea"))
        assert writing.wait(10)
        second = pool.submit(other.ask, Question("korea"), wanted)
        assert (first.result().total, second.result().total) == (3, 3)


def test_what_another_session_adds_is_found(seeded: Library, outlets: Outlets) -> None:
    other = Library(seeded.folder, outlets)
    assert sources(other, "zebra") == []
    path = seeded.folder / "zebra.txt"
    path.write_bytes(lines("A title", "A zebra was seen in the town."))
    list(seeded.add([str(path)]))
    assert sources(other, "zebra") == [None]


def test_many_threads_and_another_process(
    seeded: Library, outlets: Outlets, tmp_path: Path
) -> None:
    """Whatever two writers do, what was there is found all the time, and all at the end."""
    for writer in ("here", "there"):
        (tmp_path / writer).mkdir()
        for number in range(12):
            text = f"Title {number} {writer}\nA zebra was seen {number} times {writer}."
            (tmp_path / writer / f"{number}.txt").write_text(text)

    def add_one_by_one() -> int:
        paths = sorted((tmp_path / "here").iterdir())
        return sum(len(list(seeded.add([str(path)]))) for path in paths)

    def add_there() -> int:
        command = [sys.executable, "-m", "digest_tui", "add", str(tmp_path / "there")]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def ask() -> set[int]:
        return {seeded.ask(Question("korea")).total for _ in range(10)}

    assert seeded.folder == Path(os.environ["DIGEST_TUI_LIBRARY"])
    with ThreadPoolExecutor() as pool:
        there, here = pool.submit(add_there), pool.submit(add_one_by_one)
        asking = [pool.submit(ask) for _ in range(6)]
        assert [asked.result() for asked in asking] == [{3}] * 6
        assert (there.result(), here.result()) == (0, 12)
    assert seeded.ask(Question("zebra")).total == 24
    assert Library(seeded.folder, outlets).ask(Question("zebra")).total == 24


def test_a_search_that_is_not_wanted_any_more_is_given_up(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str | None] = []
    of = Snippets.of

    def counted(self: Snippets, text: Text | Article) -> tuple[Snippet, ...]:
        looked.append(text.dek)
        return of(self, text)

    monkeypatch.setattr(Snippets, "of", counted)
    with pytest.raises(NoLongerWanted):
        seeded.ask(Question("korea"), lambda: not looked)
    assert len(looked) == 1
    ref = seeded.takeaways()[0].ref(seeded.takeaways()[0].assessment.takeaways[5])
    with pytest.raises(NoLongerWanted):
        seeded.ask(Question(takeaway=ref), lambda: False)


def test_a_closed_library_holds_no_file(seeded: Library) -> None:
    def opened() -> set[str]:
        files = Path("/proc/self/fd").iterdir()
        names = {str(file.readlink()) for file in files if file.is_symlink()}
        return {name for name in names if name.startswith(str(seeded.folder))}

    seeded.ask(Question("korea"))
    with seeded:
        pass
    if Path("/proc/self/fd").exists():
        assert opened() == set()
    with pytest.raises(LibraryError, match="has been closed"):
        seeded.ask(Question("korea"))
