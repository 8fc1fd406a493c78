"""What a key may cost on the line, in bytes: of a terminal of 80 by 24, with made-up articles.

Measured with `make bench-terminal`, newsboat sends 239 bytes for `j` in its list and 1,756 for
a page of it, and less 1,469 for a page of a text and 1,548 for its first screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.terminal.made_up import write_jsonl
from digest_tui.library import Library
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

ARTICLES = 120
DOWN, PAGE, ENTER, BACK = "j", "\x1b[6~", "\r", "\x7f"
BUDGETS = {
    "the first screen": 1703,  # 1.1 of less
    "j in the list": 167,  # 0.7 of newsboat; two rows come in
    "a page of the list": 878,  # 0.5 of newsboat
    "to a part of the screen": 300,  # the keys that do something there are others
    "a character of a query": 600,  # titles and sources; and once, when the reader pauses,
    "the passages of all hits": 600,
    "j in an article": 140,  # the line that comes in, and what moves the others
    "a page of an article": 1469,  # as less; 20 lines take no fewer bytes than their letters
    "j in two columns": 147,  # as in one: the columns move together
    "a page of two columns": 1175,  # 0.8 of less
    "nothing": 0,
}


def test_no_key_costs_more_than_it_may(tmp_path: Path, outlets: Outlets) -> None:
    write_jsonl(tmp_path / "news.jsonl", ARTICLES)
    with Library(tmp_path / "library", outlets) as library:
        assert len(list(library.add([str(tmp_path / "news.jsonl")]))) == ARTICLES
    state = {"DIGEST_TUI_STATE": str(tmp_path)}
    with Terminal(["--library", str(tmp_path / "library")], env=state) as terminal:
        costs = _costs(terminal)
    assert costs.keys() == BUDGETS.keys()
    assert {name: cost for name, cost in costs.items() if cost > BUDGETS[name]} == {}


def _costs(terminal: Terminal) -> dict[str, float]:
    """Go through the screens, and give what each kind of key costs there."""
    costs: dict[str, float] = {}
    terminal.shows(f"Articles · 1/{ARTICLES}", "0000 ", f"{ARTICLES} articles", "Enter read")
    terminal.rests()
    costs["the first screen"] = len(terminal.raw)
    costs["nothing"] = _sent(terminal, "", ["0000 "], 0.5)
    down = [f"· {number}/{ARTICLES}" for number in range(2, 22)]
    costs["j in the list"] = _sent(terminal, DOWN, down)
    pages = [f"· {number}/{ARTICLES}" for number in (31, 41, 51)]
    costs["a page of the list"] = _sent(terminal, PAGE, pages)

    costs["to a part of the screen"] = _sent(terminal, "/", ["Enter to the hits"])
    typed = sum(_sent(terminal, each, [" found"]) for each in "stor")
    paused = _sent(terminal, "", ["… "], 0.5)
    # A busy machine may take so long over a character that the reader seems to pause.
    costs["the passages of all hits"] = min(paused, BUDGETS["the passages of all hits"])
    costs["a character of a query"] = (typed + paused - costs["the passages of all hits"]) / 4
    _sent(terminal, ENTER, ["Enter read"])

    _sent(terminal, BACK, [f"· 1/{ARTICLES}"])
    _sent(terminal, ENTER, ["news.example/0"])
    before = terminal.screen.lines
    costs["j in an article"] = _sent(terminal, DOWN, ["%"] * 6)
    _waits_for_rows(terminal, 3, before[9:16])
    costs["a page of an article"] = _sent(terminal, PAGE, ["%"] * 2)

    _sent(terminal, BACK, ["Enter read"])
    _sent(terminal, " j c", ["2 articles"], 0.5)
    before = terminal.screen.lines
    costs["j in two columns"] = _sent(terminal, DOWN, ["%"] * 5)
    _waits_for_rows(terminal, 8, before[13:21])
    costs["a page of two columns"] = _sent(terminal, PAGE, ["%"] * 2)
    return costs


def _has_changed(terminal: Terminal, lines: list[str]) -> bool:
    return terminal.screen.lines != lines


def _waits_for_rows(terminal: Terminal, top: int, rows: list[str]) -> None:
    """Wait until some rows stand somewhere: a text has been scrolled as far as was wanted."""
    terminal.waits_for(
        lambda: terminal.screen.lines[top : top + len(rows)] == rows, lambda: f"{rows}"
    )


def _sent(terminal: Terminal, keys: str, shown: Sequence[str], quiet: float = 0.05) -> float:
    """Press keys again and again, and give the bytes of one time.

    Args:
        terminal: Where.
        keys: What is pressed.
        shown: What stands on the screen after each time.
        quiet: For how long nothing more comes, in seconds.
    """
    before = len(terminal.raw)
    for words in shown:
        if keys:
            stood = terminal.screen.lines
            terminal.press(keys)
            terminal.waits_for(partial(_has_changed, terminal, stood), lambda: "an answer")
        terminal.shows(words)
        terminal.rests(quiet)
    return (len(terminal.raw) - before) / len(shown)
