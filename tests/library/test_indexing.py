"""How the index is kept level: in batches, in processes, beside searches, tidied in a thread."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import LibraryError, NoLongerWanted
from digest_tui.index import Index, filling
from digest_tui.index.writing import commit
from digest_tui.library import Library, catching_up
from digest_tui.library.tidying import Tidying
from digest_tui.models import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.index import Scored, Wanted
    from digest_tui.ingest.outlets import Outlets


def zebras(folder: Path, number: int) -> list[str]:
    """Write texts to be filed."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n}.txt").write_text(f"Title {n}\nA zebra was seen {n} times in town.")
    return [str(path) for path in sorted(folder.iterdir())]


def test_a_killed_session_has_only_the_last_batch_to_do_again(
    seeded: Library, tmp_path: Path, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "_jobs", lambda: 1)
    monkeypatch.setattr(catching_up, "_BATCH", 4)
    paths = zebras(tmp_path / "new", 10)
    with monkeypatch.context() as patched:
        patched.setattr(Library, "_index", lambda *_: None)
        list(seeded.add(paths))
    batches: list[int] = []
    follow = Index.follow

    def followed(self: Index, library: str, revision: int, changed: Any, *given: Any) -> None:
        if len(batches) == 2:
            raise LibraryError("it is ended")
        batches.append(len(changed))
        follow(self, library, revision, changed, *given)

    with monkeypatch.context() as patched:
        patched.setattr(Index, "follow", followed)
        answer = seeded.ask(Question("zebra"))
        assert (answer.total, answer.note) == (8, "it is ended; later changes are not found")
    assert batches == [4, 4]
    batches.clear()
    monkeypatch.setattr(Index, "follow", followed)
    assert Library(seeded.folder, outlets).ask(Question("zebra")).total == 10
    assert batches == [2]


def test_a_first_index_of_many_is_made_by_several_processes(
    seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store goes to them with all that it needs to read what another version has kept."""
    seeded.close()
    next(seeded.folder.glob("index-v[0-9]")).unlink()
    monkeypatch.setattr(catching_up, "_jobs", lambda: 2)
    monkeypatch.setattr(catching_up, "_MANY", 2)
    monkeypatch.setattr(filling, "_WORTH_A_PROCESS", 1)

    def alone(*_: object) -> None:
        raise AssertionError("this is for other processes")

    # Those have modules of their own, in which nothing is patched.
    monkeypatch.setattr(filling, "_write", alone)
    assert Library(seeded.folder, outlets).ask(Question("korea")).total == 3


def test_a_search_does_not_wait_for_a_thread_that_indexes(
    seeded: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, asked = threading.Event(), threading.Event()

    def slow(*given: Any) -> int:
        begun.set()
        assert asked.wait(10)
        return commit(*given)

    monkeypatch.setattr("digest_tui.index.following.commit", slow)
    paths = zebras(tmp_path / "new", 1)
    with ThreadPoolExecutor() as pool:
        filing = pool.submit(lambda: list(seeded.add(paths)))
        assert begun.wait(10)
        answer = seeded.ask(Question("korea"))
        asked.set()
        assert (answer.total, answer.note) == (
            3,
            "articles are being indexed; the newest are found in a moment",
        )
        assert len(filing.result()) == 1
    assert seeded.ask(Question("zebra")).total == 1


def test_who_has_indexed_tidies_up(seeded: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    merged = threading.Event()
    monkeypatch.setattr(Index, "merge", lambda *_: merged.set())
    seeded.remove("caliber")
    assert merged.wait(10)


def test_a_thread_that_tidies_up_ends_when_it_is_closed() -> None:
    started, go_on, done = threading.Event(), threading.Event(), []

    def act(_: object) -> bool:
        started.set()
        assert go_on.wait(10)
        done.append(1)
        return True  # there is always more to do

    tidying = Tidying(act)
    tidying.wake()
    assert started.wait(10)
    go_on.set()
    tidying.close()
    assert tidying._thread is None
    count = len(done)
    tidying.wake()
    assert (len(done), tidying._thread) == (count, None)


def test_what_is_tidied_up_is_given_up_when_the_library_is_closed(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, given_up = threading.Event(), threading.Event()

    def merge(_: Index, wanted: Callable[[], bool]) -> bool:
        begun.set()
        while wanted():
            given_up.wait(0.01)
        given_up.set()
        raise NoLongerWanted

    monkeypatch.setattr(Index, "merge", merge)
    seeded.remove("caliber")
    assert begun.wait(10)
    seeded.close()
    assert given_up.is_set()
    assert seeded._indexing.tidying._thread is None


def test_who_searches_as_the_library_is_closed_opens_nothing_again(seeded: Library) -> None:
    seeded.ask(Question("korea"))

    def late(index: Index) -> list[int]:
        seeded.close()
        return index.frequencies(["korea"])

    with pytest.raises(LibraryError, match="closed"):
        seeded._indexing.search(late)


def test_nothing_is_taken_for_the_answer_of_an_index_that_is_being_made_again(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded.ask(Question("korea"))
    resets: list[str] = []
    find = Index.find

    def damaged_meanwhile(self: Index, wanted: Wanted) -> Scored:
        if not resets:
            resets.append(self.build)
            with self.writing(0):
                self.reset(self.build)
        return find(self, wanted)

    monkeypatch.setattr(Index, "find", damaged_meanwhile)
    answer = seeded.ask(Question("korea"))
    assert (answer.total, answer.note, len(resets)) == (3, None, 1)
