"""Whatever is shown after whatever was shown: the cells are as if all had been sent."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from digest_tui.terminal.abilities import Abilities
from digest_tui.terminal.display import Display
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid
from tests.terminal.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 40, 12
ALL = Abilities(repeats=True, erases_inside=True, columns=True, scrolls=True)
KINDS = {"none": Abilities(), "erases": Abilities(erases_inside=True), "all": ALL}
_PENS = [
    "",
    "0",
    "1",
    "2",
    "1;2",
    "31",
    "1;4;32",
    "7",
    "38;5;208",
    "44",
    "38;2;1;2;3;48;5;7",
    "3;9",
]
_WORDS = [
    "a",
    "the",
    "missile",
    "─────────",
    "   ",
    "             ",
    "Київ",
    "漢字",
    "e\u0301te",
    "=" * 20,
]


def _frame(choose: random.Random) -> str:
    """Make what a toolkit may send: some rows, each from some cell on."""
    parts = []
    for _ in range(choose.randint(1, HEIGHT)):
        x, y = choose.randrange(WIDTH), choose.randrange(HEIGHT)
        parts.append(f"\x1b[{y + 1};{x + 1}H")
        for _ in range(choose.randint(1, 6)):
            pen, word = choose.choice(_PENS), choose.choice(_WORDS)
            room = WIDTH - x
            while cell_len(word) > room:
                word = word[:-1]
            x += cell_len(word)
            parts.append(f"\x1b[{pen}m{word}\x1b[0m" if pen else word)
    parts.append(f"\x1b[{choose.randint(1, HEIGHT)};{choose.randint(1, WIDTH)}H")
    return "".join(parts)


def _scrolled(choose: random.Random) -> Iterator[str]:
    """Make frames of a list that is scrolled, with a head above it and a bar beside it."""
    rows = [f"{number:>4} {choose.choice(_WORDS)} story of the day" for number in range(60)]
    top = 0
    for _ in range(12):
        top = max(0, min(top + choose.choice([-5, -1, 1, 1, 2, 6]), 45))
        lines = [f"\x1b[1;1H\x1b[1mHits {top}\x1b[0m"]
        for y in range(1, HEIGHT):
            line = rows[top + y]
            pen = choose.choice(["0", "0", "0", "7"])
            pad = " " * (WIDTH - 1 - cell_len(line))
            bar = "▐" if top // 5 <= y < top // 5 + 3 else " "
            lines.append(f"\x1b[{y + 1};1H\x1b[{pen}m{line}\x1b[0m{pad}{bar}")
        yield "".join(lines) + "\x1b[2;1H"


def frames_of(choose: random.Random, number: int) -> list[str]:
    """Make frames of both kinds, in any order."""
    frames = [*_scrolled(choose), *(_frame(choose) for _ in range(12)), *_scrolled(choose)]
    choose.shuffle(frames)
    return frames[:number]


@pytest.mark.parametrize("seed", range(60))
def test_the_terminal_shows_what_it_would_if_all_were_sent(seed: int) -> None:
    frames = frames_of(random.Random(seed), 36)
    wanted = Grid(WIDTH, HEIGHT)
    theirs = Emulator(WIDTH, HEIGHT)
    # What is wanted is the same for all, and takes the most time.
    terminals = [(name, Display(some), Emulator(WIDTH, HEIGHT)) for name, some in KINDS.items()]
    for _, display, ours in terminals:
        ours.feed("junk that was there before")
        ours.feed(display.clear(WIDTH, HEIGHT))
    for frame in frames:
        cursor = draw(frame, wanted, cell_len)
        theirs.feed(frame)
        for name, display, ours in terminals:
            ours.feed(display.update(wanted, cursor))
            assert ours.shows_what(theirs), f"{name}: {ours.lines}, not {theirs.lines}"
            assert (ours.x, ours.y) == cursor, name


@pytest.mark.parametrize("abilities", KINDS.values(), ids=KINDS)
def test_a_screen_of_which_nothing_is_known_is_written_anew(abilities: Abilities) -> None:
    choose = random.Random(7)
    wanted = Grid(WIDTH, HEIGHT)
    display = Display(abilities)
    ours, theirs = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    for frame in (_frame(choose) for _ in range(20)):
        cursor = draw(frame, wanted, cell_len)
        display.update(wanted, cursor)
        theirs.feed(frame)
    ours.feed("\x1b[31;4mwhat something else has written")
    display.forget()
    ours.feed(display.update(wanted, (0, 0)))
    assert ours.seen == theirs.seen
    assert display.update(wanted, (0, 0)) == ""


def test_what_has_not_changed_is_not_sent() -> None:
    wanted = Grid(WIDTH, HEIGHT)
    display = Display(ALL)
    display.clear(WIDTH, HEIGHT)
    draw("\x1b[3;5Hmissile\x1b[0m", wanted, cell_len)
    assert display.update(wanted, (0, 0)) == "\x1b[3;5Hmissile\x1b[H"
    draw("\x1b[3;1H    missale", wanted, cell_len)
    assert display.update(wanted, (0, 0)) == "\x1b[3;9Ha\x1b[H"
    draw("\x1b[3;1H    missale", wanted, cell_len)
    assert display.update(wanted, (0, 0)) == ""


def test_a_scrolled_list_costs_the_row_that_comes_in() -> None:
    wanted = Grid(80, 24)
    display = Display(ALL)
    display.clear(80, 24)
    rows = [
        f"{number} a story that is told by all, and by each in its own words"
        for number in range(30)
    ]
    draw("".join(f"\x1b[{y + 1}H{rows[y]}" for y in range(24)), wanted, cell_len)
    display.update(wanted, (0, 0))
    draw("".join(f"\x1b[{y + 1}H{rows[y + 1]}" for y in range(24)), wanted, cell_len)
    sent = display.update(wanted, (0, 0))
    assert rows[24] in sent
    assert len(sent) < len(rows[24]) + 30
