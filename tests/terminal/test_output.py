"""What is sent to a terminal that reads, that does not, and that is gone."""

from __future__ import annotations

import os
import pty
import threading
import tty
from functools import partial
from typing import TYPE_CHECKING

import pytest

from digest_tui.terminal.abilities import Abilities
from digest_tui.terminal.display import Display
from digest_tui.terminal.grid import Grid, Row
from digest_tui.terminal.modes import LEAVE, leave_at_once
from digest_tui.terminal.output import Output
from digest_tui.terminal.pens import PLAIN
from tests.terminal.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDTH, HEIGHT = 80, 24
END = "\x1b[6n"


@pytest.fixture
def line() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: ours, and the one that reads."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    yield slave, master
    for end in (slave, master):
        try:
            os.close(end)
        except OSError:
            continue  # the test has closed it


def _screen(number: int) -> Grid:
    grid = Grid(WIDTH, HEIGHT)
    letters = "abcdefghijklmnopqrstuvwxyz"
    for y in range(HEIGHT):
        text = "".join(letters[(number * (x + 7) + x * y) % 26] for x in range(WIDTH))
        grid.rows[y] = Row(list(text), [PLAIN] * WIDTH)
    return grid


def _read_until(master: int, end: str) -> str:
    data = b""
    while not data.endswith(end.encode()):
        data += os.read(master, 65536)
    return data.decode()


def test_the_newest_screen_is_what_counts(line: tuple[int, int]) -> None:
    slave, master = line
    output = Output(slave, Display(Abilities()))
    for number in range(1000):
        output.show(_screen(number), (0, 0))
    closer = threading.Thread(
        target=_ask_and_send, args=(output, lambda: output.show(_screen(1001), (0, 0)))
    )
    closer.start()
    sent = _read_until(master, END)
    closer.join()
    assert output.close()
    emulator = Emulator(WIDTH, HEIGHT)
    emulator.feed(sent.removesuffix(END))
    assert emulator.lines == ["".join(row.texts) for row in _screen(1001).rows]
    assert len(sent) < 20 * WIDTH * HEIGHT  # of a thousand


def _ask_and_send(output: Output, ask: Callable[[], None]) -> None:
    ask()
    while output._screen is not None:
        output._thread.join(0.01)
    output.send(END)


def test_a_terminal_that_reads_nothing_is_left(line: tuple[int, int]) -> None:
    slave, master = line
    output = Output(slave, Display(Abilities()))
    output.send("x" * 1_000_000)  # more than the system keeps
    output.send(LEAVE)
    assert not output.close(0.1)
    leave_at_once(slave, None)
    assert len(_read_until(master, LEAVE)) < 100_000


def test_a_terminal_that_is_gone_is_no_matter(line: tuple[int, int]) -> None:
    slave, master = line
    output = Output(slave, Display(Abilities()))
    os.close(master)
    output.show(_screen(1), (0, 0))
    output.send(LEAVE)
    assert not output.close()
    assert not output.close()
    output.send(LEAVE)
    output.show_again()


def test_it_is_drawn_anew_when_asked(line: tuple[int, int]) -> None:
    slave, master = line
    output = Output(slave, Display(Abilities()))
    for ask in (partial(output.show, _screen(1), (0, 0)), output.show_again):
        sender = threading.Thread(target=_ask_and_send, args=(output, ask))
        sender.start()
        emulator = Emulator(WIDTH, HEIGHT)
        emulator.feed(_read_until(master, END).removesuffix(END))
        sender.join()
        assert emulator.lines == ["".join(row.texts) for row in _screen(1).rows]
    assert output.close()
