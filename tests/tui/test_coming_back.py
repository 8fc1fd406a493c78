"""The next start is where the last one ended: the same question, hit, sentence and screens."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from digest_tui.library import Library
from digest_tui.models import Dismissed, TakeawayRef
from digest_tui.models.last_place import InComparison, InHits, LastPlace, Start
from digest_tui.models.search import Question
from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.screens.stories import StoriesScreen
from tests.tui.driving import Screen, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

SMALL, MEDIUM = (80, 24), (120, 40)


async def answered(screen: Screen) -> None:
    """Wait until what the last key was for is there."""

    def there() -> bool:
        shown = screen.app.screen
        return isinstance(shown, BaseScreen) and shown.is_there

    await screen.until(there, "the place")
    await screen.app.workers.wait_for_complete()


async def arrived(screen: Screen) -> None:
    """Wait until what the reader was at is there."""
    await answered(screen)
    await screen.settled()


@asynccontextmanager
async def back(
    library: Library, size: tuple[int, int] = SMALL, start: Start = Start.BACK
) -> AsyncIterator[Screen]:
    """Open the screen where the last one was left, and leave it in the end."""
    async with running(library, size, start=start) as screen:
        await arrived(screen)
        yield screen
        screen.app.exit()
    # The program would not end before they have; here it goes on.
    for thread in threading.enumerate():
        if thread.name == "place":
            await asyncio.to_thread(thread.join)


def kept(library: Library) -> LastPlace:
    """What the next start would read."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(library.reader.file)) as db:
        (place,) = db.execute("SELECT place FROM places").fetchone()
        return msgspec.json.decode(place, type=LastPlace)
    return LastPlace()  # none has been kept yet


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (SMALL, ["slash", *"officer", "enter", "j"]),
        (MEDIUM, ["slash", *"officer", "enter", "space", "j", "g", "j", "l"]),
        (SMALL, ["slash", *"off"]),
        (SMALL, ["slash", *"korea", "enter", "slash", "end", *' "or', "left"]),
        (SMALL, ["slash", *"korea", "enter", "enter", "ctrl+d", "j"]),
        (MEDIUM, ["enter", "f", *"the", "enter", "n", "n", "j"]),
        (SMALL, ["j", "enter", "o", "ctrl+d"]),
        (MEDIUM, ["t", "j", "j"]),
        (SMALL, ["c", "n", "n", "tab"]),
        (MEDIUM, ["c", "n", "ctrl+d", "j"]),
        (SMALL, ["c", "w", "n", "v", "j", "j"]),
        (SMALL, ["S", "l", "j", "space", "enter", "n"]),
        (SMALL, ["S", "l", "j", "space"]),
        (SMALL, ["C", "j", "l"]),
    ],
)
async def test_all_is_where_it_was(
    seeded: Library, size: tuple[int, int], keys: Sequence[str]
) -> None:
    async with back(seeded, size) as screen:
        for key in keys:
            await screen.press(key)
            await answered(screen)
        await arrived(screen)
        before = screen.text
    async with back(Library(seeded.folder, seeded.outlets), size) as screen:
        await screen.until(lambda: screen.text == before, f"\n{before}")
        await screen.until(lambda: screen.app._here() == kept(seeded), "the same place")


async def test_a_sentence_is_on_top_at_another_width(seeded: Library) -> None:
    async with back(seeded, (150, 24)) as screen:
        await screen.press("enter", "ctrl+d", "j")
        await arrived(screen)
        spot = screen.browse.article.spot
        assert spot is not None
        text = screen.browse.article.blocks[spot.block].text[spot.at :].split()
    async with back(seeded, (80, 24)) as screen:
        pane = screen.browse.article
        top = "".join(piece.text for piece in pane.row(pane.scroll_offset.y))
        assert text[0] in top.split()
        await screen.pilot.resize_terminal(110, 24)
        await screen.settled()
        top = "".join(piece.text for piece in pane.row(pane.scroll_offset.y))
        assert text[0] in top.split()


async def test_the_keys_go_on_from_there(seeded: Library) -> None:
    async with back(seeded) as screen:
        await screen.press("S", "enter")
        await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
        await arrived(screen)
    async with back(seeded) as screen:
        await screen.press("q")
        assert isinstance(screen.app.screen, StoriesScreen)
        await screen.press("q")
        assert isinstance(screen.app.screen, BrowseScreen)


async def test_who_begins_anew_is_gone_on_from(seeded: Library) -> None:
    async with back(seeded) as screen:
        await screen.search("officer")
    async with back(seeded, start=Start.FRESH) as screen:
        assert screen.browse.question == Question()
        await screen.search("korea")
    async with back(seeded) as screen:
        assert screen.browse.question.text == "korea"


async def test_what_is_gone_leads_to_what_is_near(seeded: Library) -> None:
    everything = seeded.ask(Question())
    *_, gone = [hit.entry.id for hit in everything.hits]
    first, second, _ = [hit.entry.id for hit in everything.hits]
    like = Question(takeaway=TakeawayRef("no-such-article", 0, 1))
    seeded.remove(gone)
    place = LastPlace(
        question=replace(like, sources=("no-such-source",)),
        typed="kept for nothing",
        marked=(gone, first),
        hits=InHits(article=second),
        focus="nowhere",
        pane="nowhere",
        beside="nowhere",
        comparison=InComparison((gone, first)),
    )
    seeded.places.keep(place)
    async with back(seeded) as screen:
        browse = screen.browse
        assert browse.question == Question()
        assert browse.marked == (first,)
        assert browse.hits.hit is not None
        assert browse.hits.hit.entry.id == second
        assert not screen.app.said
        await screen.press("k")
        assert browse.hits.hit.entry.id == first


async def test_a_place_that_nobody_reaches_is_left(seeded: Library) -> None:
    seeded.places.keep(LastPlace(question=Question("officer"), typed="officer"))
    for _ in range(3):
        assert seeded.places.last()
    async with back(seeded) as screen:
        assert screen.browse.question == Question()


async def test_a_library_that_was_emptied(seeded: Library) -> None:
    async with back(seeded) as screen:
        await screen.search("officer")
    for hit in seeded.ask(Question()).hits:
        seeded.remove(hit.entry.id)
    async with back(seeded) as screen:
        await screen.shows("sample")
    assert kept(seeded).question.text == "officer"


async def test_of_two_sessions_the_last_act_counts(seeded: Library) -> None:
    other = Library(seeded.folder, seeded.outlets)
    async with back(seeded) as one:
        await one.search("officer")
        await one.until(lambda: kept(seeded).question.text == "officer", "rest")
        async with back(other) as another:
            await another.search("korea")
        assert one.browse.question.text == "officer"
    assert kept(seeded).question.text == "korea"


async def test_what_one_session_dismisses_the_other_sees_at_its_next_look(seeded: Library) -> None:
    other = Library(seeded.folder, seeded.outlets)
    async with back(seeded) as one, back(other) as another:
        for screen in (one, another):
            await screen.press("c")
            await arrived(screen)
            await screen.shows("differ")
        await one.press("]", "d")
        await arrived(one)
        await one.until(lambda: seeded.reader.choices(Dismissed), "the decision")
        await another.press("q", "c")
        await arrived(another)
        shown = another.app.screen
        assert isinstance(shown, CompareScreen)
        assert shown.walk is not None
        assert shown.walk.comparison.dismissed
