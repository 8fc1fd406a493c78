"""The terminal's cursor is where the reader is: screen readers and braille displays follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.widgets.list_pane import ListPane
from tests.tui.driving import running

if TYPE_CHECKING:
    from digest_tui.library import Library


@pytest.mark.parametrize("keys", ["j", "?q", "c", "cn", "/", "/kq", "t", "jv", "S"])
async def test_it_is_where_the_reader_is(seeded: Library, keys: str) -> None:
    async with running(seeded, size=(120, 40)) as screen:
        for key in keys:
            await screen.press("escape" if key == "q" else key)
        for size in ((121, 40), (120, 40)):
            await screen.pilot.resize_terminal(*size)
            await screen.pilot.pause()
        app = screen.app
        assert isinstance(app.screen, BaseScreen)
        focused = app.focused
        assert focused is not None
        assert focused.content_region.contains_point(app.cursor_position)
        if isinstance(focused, ListPane):
            row = focused.rows_of(focused.cursor).start - focused.scroll_offset.y
            assert app.cursor_position.y == focused.content_region.y + row
