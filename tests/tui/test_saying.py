"""What is said to the reader: where, for how long, and that it covers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.tui import saying
from digest_tui.tui.screens.stories import StoriesScreen
from tests.tui.driving import Screen, running
from tests.tui.test_compare import comparing

if TYPE_CHECKING:
    from digest_tui.library import Library

LONG = "what the program has to say " * 12


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "_LEAST", 0.0)


def rows(screen: Screen) -> list[str]:
    return screen.text.split("\n")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_in_the_row_of_the_keys_until_the_next_key(
    seeded: Library, size: tuple[int, int]
) -> None:
    async with running(seeded, size) as screen:
        await screen.settled()
        before = rows(screen)
        await screen.press("u")
        assert rows(screen) == [*before[:-1], "There is no step to take back."]
        await screen.press("k")
        assert rows(screen) == before


async def test_nothing_of_a_screen_that_was_left_but_trouble(seeded: Library) -> None:
    async with running(seeded) as screen:
        await comparing(screen)
        screen.app.screen.notify("Two columns are the least.")
        await screen.shows("are the least")
        await screen.app.screen.dismiss()
        await screen.lacks("are the least")
        await screen.press("S")
        await screen.until(lambda: isinstance(screen.app.screen, StoriesScreen))
        screen.app.screen.notify("The disk is full.", severity="error")
        await screen.app.screen.dismiss()
        await screen.shows("✗ The disk is full.")
        await screen.press("j")
        await screen.lacks("The disk")


async def test_trouble_stays_while_one_types_and_comes_one_by_one(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("slash")
        for words in ("First trouble.", "Second trouble.", "First trouble."):
            screen.app.notify(words, severity="warning")
        screen.app.notify("By the way.")
        await screen.type("korea")
        await screen.shows("! Second trouble.")
        await screen.press("enter")
        await screen.shows("! First trouble.")
        await screen.press("j")
        await screen.shows("By the way.")
        await screen.press("k")
        await screen.shows("? help")
        await screen.press("question_mark")
        await screen.shows("Keys")
        await screen.press("G")
        await screen.shows("Said last", "Second trouble.")


async def test_trouble_that_came_as_a_key_was_pressed_stays(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saying, "_LEAST", 1000.0)
    async with running(seeded) as screen:
        screen.app.notify("The disk is full.", severity="error")
        await screen.press("j", "k")
        assert "✗ The disk is full." in screen.text


async def test_what_is_long_takes_rows_and_gives_them_back(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.settled()
        before = rows(screen)
        screen.app.notify(LONG, severity="error")
        await screen.shows("✗ what the")
        assert [row[:6] for row in rows(screen)[-3:]] == ["✗ what", "to say", "has to"]
        assert rows(screen)[-1].endswith("…")
        assert rows(screen)[:21] == before[:21]
        await screen.pilot.resize_terminal(200, 24)
        await screen.until(lambda: rows(screen)[-2].startswith("✗ what"))
        await screen.press("j", "k")
        await screen.pilot.resize_terminal(80, 24)
        await screen.until(lambda: rows(screen) == before)


async def test_above_a_list_to_choose_from(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("s")
        screen.app.notify("The samples have come.")
        await screen.shows("The samples have come.", "All sources")
        await screen.press("j")
        await screen.lacks("The samples")
