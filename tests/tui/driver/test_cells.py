"""What is shown is, cell for cell, what Textual itself would have shown."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.terminal.abilities import Abilities
from digest_tui.terminal.display import Display
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from tests.helpers import SEEDS
from tests.terminal.emulator import Emulator
from tests.tui.driving import burst, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.library import Library

ALL = Abilities(repeats=True, erases_inside=True, scrolls=True)
_PLACE = re.compile(r"\x1b\[\d*;?\d*H")
_WORDS = ["a", "missile ", "──────", "          ", "Київ", "漢字", "e\u0301", "=" * 12, "│ ", "…"]
_STYLES = [
    Style(),
    Style(bold=True, color="red"),
    Style(dim=True, reverse=True),
    Style(italic=True, color="bright_blue", bgcolor="#102030"),
    Style(underline=True, bgcolor="green"),
    Style(link="https://example.org/a"),
    Style(strike=True, color="color(208)"),
]


class Compared(HeadlessDriver):
    """Shows every frame on two terminals: as Textual sends it, and as we do."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stock = self.ours = Emulator(0, 0)
        self.display = Display(ALL)
        self.grid = Grid(0, 0)
        self.frames = 0

    @property
    def is_headless(self) -> bool:
        """Draw, though nobody looks."""
        return False

    def write(self, data: str) -> None:
        """Compare all cells, and where the cursor is."""
        if not _PLACE.match(data):
            return
        size = self._app.screen._compositor.size  # that of the app may be a newer one
        if (size.width, size.height) != (self.grid.width, self.grid.height):
            self.stock, self.ours = (Emulator(*size) for _ in range(2))
            self.grid = Grid(*size)
        # Textual leaves it to the system that a new line begins at the left.
        self.stock.feed(data.replace("\n", "\r\n"))
        cursor = draw(data, self.grid, cell_len)
        self.ours.feed(self.display.update(self.grid, cursor))
        assert self.ours.lines == self.stock.lines
        assert self.ours.shows_what(self.stock)
        assert (self.ours.x, self.ours.y) == (self.stock.x, self.stock.y)
        self.frames += 1


class _Random(Widget):
    """Rows of anything, some of which are drawn anew at a time."""

    def __init__(self, choose: random.Random) -> None:
        super().__init__()
        self.choose = choose
        self.rows: dict[int, Strip] = {}

    def render_line(self, y: int) -> Strip:
        if y not in self.rows:
            choose = self.choose
            count = choose.randint(0, 8)
            parts = [Segment(choose.choice(_WORDS), choose.choice(_STYLES)) for _ in range(count)]
            self.rows[y] = Strip(parts).adjust_cell_length(self.size.width)
        return self.rows[y]

    def change(self) -> None:
        """Change some rows, or move all of them."""
        if self.choose.random() < 0.4:
            by = self.choose.randint(-3, 3)
            self.rows = {y + by: strip for y, strip in self.rows.items()}
            self.refresh()
            return
        for y in self.choose.sample(range(self.size.height), 3):
            self.rows.pop(y, None)
            self.refresh(Region(0, y, self.size.width, 1))


class _RandomApp(App[None]):
    CSS = "Screen { layout: grid; grid-size: 2; } _Random { border: round red; }"

    def __init__(self, choose: random.Random) -> None:
        super().__init__()
        self.widgets = [_Random(choose) for _ in range(4)]

    def compose(self) -> Iterator[Widget]:
        yield from self.widgets


@pytest.fixture(autouse=True)
def _compare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", Compared)


def _frames(app: App[Any]) -> int:
    assert isinstance(app._driver, Compared)
    return app._driver.frames


@pytest.mark.parametrize("seed", range(3))
async def test_random_screens(seed: int) -> None:
    choose = random.Random(seed)
    app = _RandomApp(choose)
    async with app.run_test(size=(60, 20)) as pilot:
        for _ in range(25):
            if choose.random() < 0.1:
                await pilot.resize_terminal(choose.randint(20, 90), choose.randint(14, 30))
            else:
                choose.choice(app.widgets).change()
            await pilot.pause()
        assert _frames(app) > 20


@pytest.mark.parametrize(
    ("size", "theme"), [((80, 24), "terminal"), ((160, 45), "dark"), ((60, 20), "light")]
)
async def test_our_screens(library: Library, size: tuple[int, int], theme: str) -> None:
    list(library.add([str(SEEDS)]))
    async with running(library, size, theme) as screen:
        for keys in (
            "jjk",
            "?q",
            "tjq",
            "c",
            "nn]v",
            "jjq",
            "SjlqC",
            "jlq",
            "s",
            "jq",
            "/",
            "korea",
        ):
            burst(screen.app, list(keys))
            await screen.pilot.pause()
        await screen.pilot.resize_terminal(100, 30)
        await screen.pilot.pause()
        assert _frames(screen.app) > 2  # the others have become one
