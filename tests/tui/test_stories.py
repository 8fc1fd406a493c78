"""The stories of a library on the screen, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.models import Parted
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.screens.coverage import CoverageScreen
from digest_tui.tui.screens.stories import StoriesScreen
from digest_tui.tui.widgets.article_column import ArticleColumn
from tests.library.test_stories import AGAIN, BRIDGE, CHESS, COPY, file
from tests.tui.driving import Screen, burst, running

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

BOTH = [(200, 50), (80, 24)]


async def listing(screen: Screen) -> StoriesScreen:
    await screen.press("S")
    await screen.until(lambda: isinstance(screen.app.screen, StoriesScreen))
    shown = screen.app.screen
    assert isinstance(shown, StoriesScreen)
    await screen.lacks("Looking which")
    return shown


def columns(screen: Screen) -> list[str]:
    return [c.reading.article.source_name for c in screen.app.screen.query(ArticleColumn)]


def told(screen: Screen) -> str:
    """What the reader was told in passing."""
    return " ".join(screen.app.said)


@pytest.mark.parametrize("size", BOTH)
async def test_a_story_opens_splits_and_is_whole_again(
    seeded: Library, size: tuple[int, int]
) -> None:
    async with running(seeded, size) as screen:
        shown = await listing(screen)
        await screen.shows("1 story", "▌   ▸ ISW: Russia sends", "3 articles · dates unknown")
        await screen.press("x")
        await screen.until(lambda: "Go to the article" in told(screen))
        await screen.shows("▾ ISW")
        await screen.press("j", "j", "x")
        await screen.shows("Split: 1 article taken out", "2 articles · dates unknown")
        await screen.press("a")
        await screen.shows("2 stories · single articles too", "as you decided · 1 article")
        await screen.press("space", "G", "m")
        await screen.shows("Joined: 3 articles", "1 story")
        await screen.press("z", "z")
        await screen.shows("Taken back. · 1 story")
        await screen.until(lambda: not shown.list.stories[0].decided)
        await screen.press("z")
        await screen.shows("There is nothing to take back.")
        await screen.press("g", "l", "j", "h")
        await screen.shows("▸ ISW: Russia sends")
        assert shown.list.cursor == 0


async def test_a_story_is_compared(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await listing(screen)
        await screen.press("l", "j", "j", "enter")
        await screen.until(lambda: len(columns(screen)) == 3)
        assert columns(screen)[0] == "Caliber.Az"
        await screen.press("q")
        await screen.until(lambda: isinstance(screen.app.screen, StoriesScreen))
        await screen.press("g", "enter")
        await screen.until(lambda: columns(screen)[:1] == ["Euromaidan Press"])
        await screen.press("slash")
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.until(lambda: screen.browse.search_bar.field.has_focus)


async def test_from_the_stories_to_the_takeaways(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await listing(screen)
        await screen.press("t")
        await screen.until(lambda: screen.app.screen is screen.app._browse)
        assert screen.browse.takeaways.has_focus
        await listing(screen)
        await screen.press("C")
        await screen.until(lambda: isinstance(screen.app.screen, CoverageScreen))
        await screen.press("t")
        await screen.until(lambda: screen.app.screen is screen.app._browse)
        await listing(screen)
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
        await screen.press("t")  # through the stories
        await screen.until(lambda: screen.app.screen is screen.app._browse)
        assert screen.browse.takeaways.has_focus


async def test_keys_that_do_nothing_say_so(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("x")
        await screen.shows("x does nothing here. ? shows the keys.")
        burst(screen.app, [*"cD"])
        await screen.shows("Nothing is dismissed here", "? help")
        await screen.press("q")
        await listing(screen)
        await screen.press("b")
        await screen.shows("b is for the list of articles: q goes back. ? shows the keys here.")
        await screen.press("f12", "j")
        await screen.lacks("for the list of")


async def test_copies_are_told_from_accounts(library: Library, tmp_path: Path) -> None:
    file(library, tmp_path, bridge=BRIDGE, again=AGAIN, copy=COPY, chess=CHESS)
    async with running(library) as screen:
        await listing(screen)
        await screen.shows("3 articles, 2 independent accounts")
        await screen.press("l")
        await screen.shows("≈ ")
        await screen.press("enter")
        await screen.until(lambda: len(columns(screen)) == 2)


async def test_c_compares_the_story_and_not_other_hits(library: Library, tmp_path: Path) -> None:
    file(library, tmp_path, bridge=BRIDGE, again=AGAIN, chess=CHESS)
    async with running(library) as screen:
        await screen.search("gravel")
        await screen.press("enter", "c")
        await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
        await screen.until(lambda: len(columns(screen)) == 2)
        await screen.press("q")
        await screen.search("chess")
        await screen.press("enter", "c")
        await screen.shows("Mark two articles or more with Space")


async def test_where_there_is_no_story(library: Library, tmp_path: Path) -> None:
    file(library, tmp_path, chess=CHESS)
    async with running(library, (80, 24)) as screen:
        shown = await listing(screen)
        await screen.shows("No two articles here tell one event")
        assert screen.text.split("\n")[-1] == "z undo  a all  ? help"
        await screen.press("enter", "m", "x", "l", "h", "space")
        await screen.press("a")
        await screen.shows("1 story · single articles too")
        await screen.press("enter")
        await screen.shows("Only one article tells this story.")
        await screen.press("m")
        await screen.shows("Mark a story with Space")
        await screen.press("l", "j", "x")
        await screen.shows("no other article is in the story")
        assert shown.list.entries == 2


async def test_what_cannot_be_kept_is_said(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await listing(screen)
        seeded.reader.file.mkdir()
        await screen.press("l", "j", "x")
        await screen.until(lambda: "DIGEST_TUI_STATE" in told(screen))
        await screen.press("a")
        await screen.until(lambda: "stories are as the words tell" in told(screen))
        await screen.shows("1 story · single articles too")


async def test_what_is_marked_is_compared(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await listing(screen)
        await screen.press("l", "j", "space", "j", "j", "space", "enter")
        await screen.until(lambda: columns(screen) == ["Euromaidan Press", "Ukrainska Pravda"])


async def test_keys_wait_for_what_they_are_for(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        burst(screen.app, [*"Slj", "enter", "n", "v"])
        await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
        shown = screen.app.screen
        assert isinstance(shown, CompareScreen)
        await screen.until(lambda: shown.as_table and shown.at is not None)
        burst(screen.app, [*"qqC", "j", "l"])
        await screen.until(lambda: isinstance(screen.app.screen, CoverageScreen))
        coverage = screen.app.screen
        assert isinstance(coverage, CoverageScreen)
        await screen.until(lambda: (coverage.table.cursor, coverage.table.source) == (1, 1))


async def test_no_decision_of_a_burst_is_lost(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await listing(screen)
        burst(screen.app, [*"ljxzxzxq"])
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.settled()
    assert len(seeded.reader.choices(Parted)) == 1


async def test_keys_in_a_burst(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        burst(screen.app, [*"SlSq/xq"])
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.until(lambda: screen.browse.search_bar.field.value == "xq")
