"""Rows of one size never reach a screen of another."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from digest_tui.terminal.grid import Grid, Row
from digest_tui.tui.driver.drawing import DrawingDriver

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE, HIGH, NOW = (90, 10), (80, 40), (80, 10)


class _Output:
    """What the terminal would be shown."""

    shown: Grid | None = None

    def show(self, grid: Grid, cursor: tuple[int, int]) -> None:
        del cursor
        self.shown = grid


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    numbers = signal.SIGTSTP, signal.SIGCONT
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("size", "y", "is_shown"),
    [(NOW, 9, True), (WIDE, 9, False), (HIGH, 9, False), (HIGH, 39, False)],
)
async def test_rows_of_the_size_before_wait(size: tuple[int, int], y: int, is_shown: bool) -> None:
    app: App[None] = App()
    async with app.run_test(size=NOW):
        driver, output = DrawingDriver(app), _Output()
        driver._output = output  # type: ignore[assignment]
        driver.let_go()
        driver.write("\x1b[1;1Hthe first frame")  # of the size that the window is now
        row = Row.filled(size[0])
        driver.paint({y: row}, size, (0, 0))
        assert output.shown is not None
        assert len(output.shown.rows) == NOW[1]
        assert {len(some.texts) for some in output.shown.rows} == {NOW[0]}
        assert (output.shown.rows[9] is row) is is_shown
