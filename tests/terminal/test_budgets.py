"""What a key may cost on the line, in bytes: of a terminal of 80 by 24, with made-up articles.

Each number stands for what a reader of the same kind of news sends there, measured with
`make bench-terminal`: newsboat 239 bytes for `j` in its list and 1,756 for a page of it, less
1,469 for a page of a text and 1,548 for its first screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.terminal.made_up import write_jsonl
from digest_tui.library import Library
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ARTICLES = 200
DOWN, PAGE, ENTER = "j", "\x1b[6~", "\r"

START = 3096
"""Twice what less writes before its first screen stands."""
LIST_DOWN = 167
"""0.7 of newsboat's."""
LIST_PAGE = 922
"""0.5 of newsboat's would be 878. Titles differ in length: what is measured is 0.48, and the
rest is room for the dates."""
ARTICLE_DOWN = 140
"""A line comes in, with the sequences that move the others."""
ARTICLE_PAGE = 1530
"""20 lines of text. They cannot be sent in fewer bytes than they have letters."""
COLUMNS_DOWN = 147
"""As one text: the columns are moved together."""
COLUMNS_PAGE = 1175
"""0.8 of less, which shows one text of that width."""
SEARCH = 600
"""For a character of a query, passages and all."""
FOCUS = 300
"""To go to another part of the screen, and the keys that do something there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("budgets")
    write_jsonl(folder / "news.jsonl", ARTICLES)
    with Library(folder / "library") as library:
        outcomes = list(library.add([str(folder / "news.jsonl")]))
    assert len(outcomes) == ARTICLES
    return folder


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    state = {"DIGEST_TUI_STATE": str(tmp_path)}
    with Terminal(["--library", str(folder / "library")], env=state) as terminal:
        terminal.shows(f"Articles · 1/{ARTICLES}", "0000 ")
        terminal.rests()
        yield terminal


def _cost(terminal: Terminal, key: str, shown: Sequence[str]) -> float:
    """Press a key again and again, and give the bytes of one.

    Args:
        terminal: Where.
        key: What is pressed.
        shown: What stands on the screen after each.
    """
    before = len(terminal.raw)
    for words in shown:
        terminal.press(key)
        terminal.shows(words)
        terminal.rests()
    return (len(terminal.raw) - before) / len(shown)


def test_the_list(terminal: Terminal) -> None:
    assert len(terminal.raw) <= START
    down = [f"· {number}/{ARTICLES}" for number in range(2, 22)]
    assert _cost(terminal, DOWN, down) <= LIST_DOWN
    pages = [f"· {number}/{ARTICLES}" for number in (31, 41, 51, 61)]
    assert _cost(terminal, PAGE, pages) <= LIST_PAGE


def test_a_query(terminal: Terminal) -> None:
    before = len(terminal.raw)
    for typed in ("/", "s", "t", "o", "r"):
        terminal.press(typed)
        terminal.shows("words, " if typed == "/" else "found")
        terminal.rests()
        if typed == "/":
            assert len(terminal.raw) - before <= FOCUS
            before = len(terminal.raw)
    terminal.shows("storm", "…")
    terminal.rests()
    assert (len(terminal.raw) - before) / 4 <= SEARCH
    assert _cost(terminal, ENTER, ["Enter read"]) <= FOCUS


def test_an_article(terminal: Terminal) -> None:
    terminal.press(ENTER)
    terminal.shows("news.example/0")
    terminal.rests()
    before = terminal.screen.lines
    assert _cost(terminal, DOWN, ["%"] * 6) <= ARTICLE_DOWN
    assert terminal.screen.lines[3:10] == before[9:16]
    assert _cost(terminal, PAGE, ["%"] * 2) <= ARTICLE_PAGE


def test_two_columns(terminal: Terminal) -> None:
    terminal.press(" j c")
    terminal.shows("2 articles", "claim")
    terminal.rests()
    before = terminal.screen.lines
    assert _cost(terminal, DOWN, ["%"] * 5) <= COLUMNS_DOWN
    assert terminal.screen.lines[8:16] == before[13:21]
    assert _cost(terminal, PAGE, ["%"] * 2) <= COLUMNS_PAGE


def test_nothing_is_sent_while_nothing_happens(terminal: Terminal) -> None:
    before = terminal.raw
    terminal.rests(1.0)
    assert terminal.raw == before
