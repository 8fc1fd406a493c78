"""Rows that are put together from what has changed show what a frame of the whole would show."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual._compositor import CompositorUpdate
from textual.widget import Widget

from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from digest_tui.tui.app import DigestApp
from digest_tui.tui.composing import Rows
from tests.tui.driving import running

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen as TextualScreen

    from digest_tui.library import Library
    from tests.tui.driving import Screen

_KEYS = (
    *(["j"] * 8 + ["k"] * 4 + ["down", "up", "pagedown", "pageup", "ctrl+d", "ctrl+u"] * 2),
    *["g", "G", "enter", "backspace", "tab", "shift+tab", "space", "left", "right", "v", "n", "N"],
    *["t", "b", "c", "C", "x", "u", "question_mark", "escape", "colon", "slash", "o", "m", "S"],
)
"""What moves and changes the panes; `q` would leave."""


class _Shown:
    """What a terminal would show."""

    def __init__(self) -> None:
        self.grid = Grid(0, 0)
        self.rows = 0

    def take(self, app: DigestApp, renderable: RenderableType | None) -> None:
        width, height = app.size
        if (self.grid.width, self.grid.height) != (width, height):
            self.grid = Grid(width, height)
        if isinstance(renderable, Rows):
            self.rows += len(renderable.rows)
            for y, row in renderable.rows.items():
                self.grid.rows[y] = row
        elif isinstance(renderable, CompositorUpdate):
            draw(renderable.render_segments(app.console), self.grid, cell_len)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> _Shown:
    kept = _Shown()

    def display(
        app: DigestApp, screen: TextualScreen[object], renderable: RenderableType | None
    ) -> None:
        del screen
        kept.take(app, renderable)
        app.post_display_hook()

    monkeypatch.setattr(DigestApp, "_display", display)
    return kept


def _anew(screen: Screen) -> Grid:
    """Draw the whole screen as Textual does, with nothing of what was drawn before."""
    app = screen.app
    for widget in app.screen.walk_children(Widget):
        widget._styles_cache.clear()
    grid = Grid(*app.size)
    frame = app.screen._compositor.render_full_update()
    draw(frame.render_segments(app.console), grid, cell_len)
    return grid


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (170, 45)])
async def test_rows_show_what_a_frame_would(
    seeded: Library, shown: _Shown, size: tuple[int, int]
) -> None:
    choose = random.Random(size[0])
    async with running(seeded, size=size) as screen:
        await screen.settled()
        for _ in range(60):
            key = choose.choice(_KEYS)
            await screen.press(key)
            await screen.settled()
            wanted = _anew(screen)
            wrong = [
                f"{y}: {''.join(row.texts)!r}, not {''.join(wanted.rows[y].texts)!r}"
                for y, row in enumerate(shown.grid.rows)
                if row != wanted.rows[y]
            ]
            assert not wrong, f"after {key}:\n" + "\n".join(wrong)
        assert shown.rows
