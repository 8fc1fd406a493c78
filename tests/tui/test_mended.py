"""What the reader sees where the index was mended, was not opened, or a search is a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.library import Library
from tests.index.test_trust import toc_of, writable_by_all
from tests.library.test_mending import failing
from tests.tui.driving import Screen, running

if TYPE_CHECKING:
    import pytest

    from digest_tui.ingest.outlets import Outlets


def told(screen: Screen) -> list[str]:
    return [*screen.app.said]


async def test_that_it_was_damaged_is_told_once_and_stays_while_one_types(
    seeded: Library, outlets: Outlets
) -> None:
    seeded.close()
    (segment,) = seeded.folder.glob("index-v*/*.arrays")
    segment.write_bytes(segment.read_bytes()[:-1])
    with Library(seeded.folder, outlets) as library:
        async with running(library) as screen:
            await screen.until(lambda: told(screen))
            await screen.search("korea")
            await screen.search("officers")
            assert told(screen) == ["the search index was damaged and has been made again"]


async def test_why_it_was_not_opened_is_told_once_and_whole(
    seeded: Library, outlets: Outlets
) -> None:
    seeded.close()
    writable_by_all(toc_of(seeded.folder))
    with Library(seeded.folder, outlets) as library:
        async with running(library) as screen:
            await screen.search("korea")
            await screen.search("officers")
            (words,) = told(screen)
            assert "can be written by other users" in words
            assert words.endswith("this session has made one for itself")
            await screen.lacks("for itself ·")


async def test_a_mistake_is_a_line_and_the_next_search_is_answered(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(seeded) as screen:
        with monkeypatch.context() as patched:
            patched.setattr("digest_tui.index.engine.Engine.match", failing)
            await screen.search("korea")
            await screen.shows("✗ the program made a mistake with this search (KeyError in")
        await screen.search("officers")
        await screen.shows("1 article found")
