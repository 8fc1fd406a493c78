"""`Space` turns the page of a text, as in a pager; in a list it marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import running

if TYPE_CHECKING:
    from digest_tui.library import Library


@pytest.mark.parametrize("before", [("enter",), ("c",), ("c", "i")])
async def test_space_turns_the_page(seeded: Library, before: tuple[str, ...]) -> None:
    async with running(seeded, (80, 14)) as screen:
        for key in before:
            await screen.press(key)
            await screen.settled()
        start = screen.text
        await screen.press("space")
        await screen.until(lambda: screen.text != start, "the next page")
        turned = screen.text
        await screen.press("pageup")
        await screen.until(lambda: screen.text == start, "the page before")
        await screen.press("pagedown")
        await screen.until(lambda: screen.text == turned, "the same page")
