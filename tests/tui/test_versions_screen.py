"""What an article was before, on the screen, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NotFound
from digest_tui.library.versions import Versions
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.versions import VersionsScreen
from tests.tui.conftest import ADDRESS
from tests.tui.driving import Screen, burst, running
from tests.tui.test_stories import told

if TYPE_CHECKING:
    from digest_tui.library import Library


async def opened(screen: Screen) -> VersionsScreen:
    await screen.press("V")
    await screen.until(lambda: isinstance(screen.app.screen, VersionsScreen))
    shown = screen.app.screen
    assert isinstance(shown, VersionsScreen)
    return shown


async def test_the_head_of_an_article(thrice: Library) -> None:
    async with running(thrice, (80, 24)) as screen:
        await screen.press("enter")
        await screen.shows("The Paper · date unknown · version 3 of 3", ADDRESS[:50])
        rows = [row for row in screen.text.splitlines() if "bridge-bridge" in row]
        assert len(rows) == 1
        assert "…" in rows[0]
        await screen.pilot.resize_terminal(300, 24)
        await screen.until(lambda: pane_row(screen, "bridge-bridge").count("bridge") > 10)
        await screen.press("f")
        await screen.type("bridge-")
        await screen.shows("bridge-: ")


def pane_row(screen: Screen, words: str) -> str:
    return next((row for row in screen.text.splitlines() if words in row), "")


@pytest.mark.parametrize("size", [(80, 24)])
async def test_versions_are_gone_through(thrice: Library, size: tuple[int, int]) -> None:
    async with running(thrice, size) as screen:
        shown = await opened(screen)
        await screen.shows("version 3 of 3 · A bridge", "3. A bridge", "2. A bridge")
        await screen.shows("From version 2, filed", "1 altered, 1 added; 31 sentences unchanged")
        await screen.shows("~ - The bridge cost three million.", "-/2")
        await screen.press("n")
        await screen.shows(" 1/2 ")
        await screen.press("n")
        await screen.shows(" 2/2 ", "+   Nobody [red]knows[/red] why.")
        await screen.press("N", "right_square_bracket")
        await screen.shows("version 2 of 3", "  + The bridge cost three million.")
        await screen.press("right_square_bracket")
        await screen.shows("version 1 of 3", "This is how the article came first")
        await screen.press("right_square_bracket")
        await screen.until(lambda: "This is the oldest version." in told(screen))
        await screen.press("tab", "g")
        await screen.shows("version 3 of 3", "▌ 3. A bridge")
        await screen.press("j", "enter")
        await screen.until(lambda: shown.changes.has_focus)
        await screen.press("left_square_bracket", "left_square_bracket")
        await screen.until(lambda: "This is the newest version." in told(screen))
        await screen.press("f")
        await screen.type("street number 1 ")
        await screen.press("enter", "q")
        await screen.shows("1 article")


async def test_it_leads_back(thrice: Library) -> None:
    async with running(thrice) as screen:
        for key in ("q", "backspace", "escape"):
            await opened(screen)
            await screen.press(key)
            await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        burst(screen.app, [*"V", "right_square_bracket", *"n/fq"])
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.until(lambda: screen.browse.search_bar.field.value == "fq")


async def test_the_palette_leads_there(thrice: Library) -> None:
    async with running(thrice) as screen:
        await screen.press("colon")
        await screen.type("versions")
        await screen.press("enter")
        await screen.shows("version 3 of 3 · A bridge")


async def test_one_version_is_nothing_to_compare(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.until(lambda: screen.browse.article.reading)
        await screen.press("V")
        await screen.until(lambda: "There is only one version" in told(screen))
        assert "version 1" not in screen.text
        await screen.search("zebra")
        await screen.press("enter", "V")
        await screen.until(lambda: "There is no article here." in told(screen))


async def test_what_cannot_be_read_any_more(
    thrice: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of(*_: object) -> None:
        raise NotFound("version 2 cannot be read any more: it is empty")

    monkeypatch.setattr(Versions, "of", of)
    async with running(thrice, (80, 24)) as screen:
        await opened(screen)
        await screen.shows("✗ version 2 cannot be read any more: it is empty")
        await screen.press("right_square_bracket", "n", "tab", "enter", "j", "q")
        await screen.shows("1 article")


async def test_the_key_bar_of_an_article_of_several_versions(thrice: Library) -> None:
    async with running(thrice, (80, 24)) as screen:
        await screen.shows("A bridge")
        assert "V versions" not in screen.text
        await screen.press("enter")
        await screen.shows("V versions  n next  f find")
    async with running(thrice, (120, 40)) as screen:
        await screen.press("enter")
        await screen.shows("V versions", "? help")
