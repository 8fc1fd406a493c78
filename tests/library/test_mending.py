"""A mistake of the program costs no index; who gives up waiting for one is not kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import IndexMistake, LibraryError, NoLongerWanted
from digest_tui.index import Index, IndexDamaged, IndexDoubted
from digest_tui.index.lock import held
from digest_tui.library import Library
from digest_tui.models import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets


def mark_of(library: Library) -> str:
    (mark,) = library.folder.glob("index-v*/mark")
    return mark.read_text()


def failing(*_: object, **__: object) -> None:
    raise KeyError("a mistake\nof ours")


MISTAKEN = (
    r"^the program made a mistake with this search \(KeyError in test_mending.py, line \d+\), and"
    " the search index is whole: ask in other words, and please report it$"
)


@pytest.mark.parametrize(
    "where",
    [
        "digest_tui.index.engine.Engine.match",
        "digest_tui.index.compile.Compiler.compile",
        "digest_tui.index.looking.Expander",
    ],
)
def test_a_mistake_of_ours_costs_no_index(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    before = mark_of(seeded)
    resets: list[str] = []
    monkeypatch.setattr(Index, "reset", lambda _, build: resets.append(build))
    with monkeypatch.context() as patched:
        patched.setattr(where, failing)
        with pytest.raises(IndexMistake, match=MISTAKEN) as raised:
            seeded.ask(Question("source:caliber korea"))
    cause: BaseException | None = raised.value
    while cause and not isinstance(cause, KeyError):
        cause = cause.__cause__
    assert cause, "who looks for the mistake has its traceback"
    assert (mark_of(seeded), resets) == (before, [])
    answer = seeded.ask(Question("korea"))
    assert (answer.total, answer.note) == (3, None)


def test_who_may_only_read_is_told_of_a_mistake_too(
    seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded.close()
    lock = seeded.folder / "index.lock"
    lock.unlink()
    lock.mkdir()
    monkeypatch.setattr("digest_tui.index.engine.Engine.match", failing)
    with Library(seeded.folder, outlets) as library, pytest.raises(IndexMistake):
        library.ask(Question("korea"))


def test_a_mistake_with_new_articles_leaves_the_old_ones(
    seeded: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mark_of(seeded).split()[0]
    monkeypatch.setattr("digest_tui.index.following.commit", failing)
    (tmp_path / "new.txt").write_text("A title\nA zebra was seen in Korea.")
    with pytest.raises(IndexMistake, match=r"with new articles .* is whole; and please report"):
        list(seeded.add([str(tmp_path / "new.txt")]))
    answer = seeded.ask(Question("korea"))
    assert answer.total == 3
    assert answer.note is not None
    assert answer.note.endswith("please report it; later changes are not found")
    monkeypatch.undo()
    assert seeded.ask(Question("zebra")).total == 1
    assert mark_of(seeded).split()[0] == before


def test_damage_that_stays_is_said(seeded: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: Index) -> str:
        raise IndexDamaged("a byte")

    monkeypatch.setattr("digest_tui.index.engine.Engine.match", failing)
    monkeypatch.setattr(Index, "verify", damaged)
    with pytest.raises(LibraryError, match="damaged again as soon as it is made") as raised:
        seeded.ask(Question("korea"))
    assert not isinstance(raised.value, IndexMistake)


def test_what_is_raised_while_others_replace_files_is_no_mistake(seeded: Library) -> None:
    """It failed twice, and then there is nothing wrong: it is tried once more."""
    before = mark_of(seeded)
    tried: list[int] = []

    def look(_: Index) -> int:
        tried.append(1)
        if len(tried) < 3:
            raise IndexDamaged("a file is gone")
        return len(tried)

    assert seeded._indexing.search(look) == (3, None)
    assert (mark_of(seeded), seeded._indexing.news()) == (before, [])


def locked(library: Library) -> Any:
    return held(library.folder / "index.lock", 0)


def another_thread(library: Library) -> Any:
    return library._indexing._turn.held()


@pytest.mark.parametrize("busy", [locked, another_thread])
def test_an_answer_that_is_not_wanted_any_more_is_not_waited_for(
    seeded: Library, busy: Callable[[Library], Any]
) -> None:
    seeded.ask(Question("korea"))
    is_held, given_up = threading.Event(), threading.Event()

    def hold() -> None:
        with busy(seeded):
            is_held.set()
            assert given_up.wait(10)

    def look(_: Index) -> None:
        if not holding.ident:
            holding.start()
            assert is_held.wait(10)
        raise IndexDoubted("it is damaged")

    def damaged(_: Index) -> str:
        raise IndexDamaged("a byte")

    holding = threading.Thread(target=hold)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Index, "verify", damaged)
        with pytest.raises(NoLongerWanted):
            seeded._indexing.search(look, lambda: not is_held.is_set())
    given_up.set()
    holding.join()
