"""The first screen before Textual: what keys do there is what they do in the list."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult

from digest_tui.models import Answer, Entry, Highlighted, Hit, Question
from digest_tui.models.last_place import Row
from digest_tui.terminal.early import Early
from digest_tui.tui.opening import AROUND, Opening
from digest_tui.tui.render.hit_lines import laid_out
from digest_tui.tui.widgets.hit_list import HitList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.terminal.grid import Grid

WIDTH, HEIGHT = 80, 24
WINDOW = HEIGHT - AROUND
TOP = Row()
SENT = {
    "j": b"j",
    "down": b"\x1b[B",
    "k": b"k",
    "up": b"\x1bOA",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "ctrl+d": b"\x04",
    "ctrl+u": b"\x15",
    "G": b"G",
    "end": b"\x1b[F",
    "g": b"g",
    "home": b"\x1b[H",
}
WORDS = {"hint": "type", "status": "30 articles", "heading": "Articles", "last": "opening"}


def hits(number: int) -> Answer:
    """Make hits of two rows and of three."""
    entries = [
        Entry(f"id{at}", f"name-{at}", "paper", "Paper", f"Title {at}", None, "dek" * (at % 3))
        for at in range(number)
    ]
    found = tuple(Hit(entry, 0.0, Highlighted(entry.title)) for entry in entries)
    return Answer(Question(), found, number)


def opening(answer: Answer, at: Row = TOP) -> Opening:
    return Opening(laid_out(answer, {}, {}, WINDOW), at, (WIDTH, HEIGHT), WORDS)


class OnlyHits(App[None]):
    """The list as it is on the first screen."""

    CSS = "HitList { border-top: solid white; height: 1fr; }"

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer
        self.hits = HitList()

    def compose(self) -> ComposeResult:
        yield self.hits

    def on_mount(self) -> None:
        self.hits.answer = self._answer
        self.hits.entitle("Articles")
        self.hits.focus()


@pytest.mark.parametrize(
    "keys",
    [
        ["j"] * 12 + ["k"] * 3,
        ["down", "pagedown", "pagedown", "up", "up", "pageup"],
        ["G", "k", "pageup", "j", "ctrl+u", "ctrl+u"],
        ["end", "ctrl+d", "down", "home", "k"],
        ["ctrl+d"] * 9 + ["g", "ctrl+d"],
    ],
    ids="-".join,
)
@pytest.mark.parametrize("number", [30, 4])
async def test_it_goes_where_the_list_goes(keys: Sequence[str], number: int) -> None:
    answer = hits(number)
    before = opening(answer)
    app = OnlyHits(answer)
    async with app.run_test(size=(WIDTH, WINDOW + 1)) as pilot:
        for key in keys:
            await pilot.press(key)
            assert before.take(SENT[key]) == len(SENT[key])
            assert before.at == app.hits.at_row
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        drawn, cursor = before.drawn()
        rows = ["".join(row.texts) for row in drawn.rows]
        assert [strip.text for strip in strips] == rows[2:-1]
        assert cursor == (0, app.cursor_position.y + 2)
        assert before.article == (app.hits.hit.entry.id if app.hits.hit else None)


def test_it_begins_where_the_reader_was() -> None:
    assert opening(hits(30), Row(12, 5)).at == Row(12, 5)
    assert opening(hits(30), Row(12, 500)).at.below <= WINDOW
    assert opening(hits(3), Row(12, 5)).at.entry == 2


@pytest.mark.parametrize("keys", [b"/korea", b"\r", b"q", b"\x1b", b"\x1b[200~j", b"\xff", b"\0"])
def test_what_does_more_than_move_is_left(keys: bytes) -> None:
    assert opening(hits(30)).take(keys) == 0
    assert opening(hits(30)).take(b"jj\x1b[B" + keys) == 5


def test_only_the_opening_reads_until_it_is_stopped() -> None:
    class Output:
        def __init__(self) -> None:
            self.shown: list[tuple[Grid, tuple[int, int]]] = []

        def show(self, grid: Grid, cursor: tuple[int, int]) -> None:
            self.shown.append((grid, cursor))

    reads, writes = os.pipe()
    output, screen = Output(), opening(hits(30))
    early = Early(reads, output, screen)  # type: ignore[arg-type]
    os.write(writes, b"jj/j")
    early._thread.join(10)
    os.write(writes, b"later")
    assert early.stop() == b"/j"
    assert early.stop() == b""
    assert screen.at.entry == 2
    assert len(output.shown) == 2
    assert os.read(reads, 10) == b"later"
    for end in (reads, writes):
        os.close(end)
