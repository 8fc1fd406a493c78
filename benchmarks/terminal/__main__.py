"""Measure what reading costs in a terminal, program by program in turns, and print ratios."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.terminal.line import Line
from benchmarks.terminal.meter import Session
from benchmarks.terminal.programs import programs

if TYPE_CHECKING:
    from benchmarks.terminal.programs import Program

_RATIOS = [
    # what; beside whom, and what of theirs; at least; aim
    ("first frame, s", "newsboat", "first frame, s", 1.0, 0.5),
    ("start, bytes", "less", "start, bytes", 2.0, 1.1),
    ("list j, bytes", "newsboat", "list j, bytes", 1.0, 0.7),
    ("list page, bytes", "newsboat", "list page, bytes", 0.5, 0.33),
    ("article page, bytes", "less", "article page, bytes", 0.5, 0.33),
    ("columns page, bytes", "less", "article page, bytes", 1.0, 0.7),
    ("search, bytes", "", "", 600, 400),
    ("list j, processor s", "minimal Textual", "list j, processor s", 1.3, 0.8),
    ("columns held, lag s", "newsboat", "list held, lag s", 1.5, 1.0),
    ("list held, lag s", "newsboat", "list held, lag s", 1.5, 1.0),
    ("idle, bytes", "", "", 0, 0),
    ("memory, bytes", "minimal Textual", "memory, bytes", 1.6, 1.2),
]
_SIZE = 80, 24
_RATE = 30
"""Keys a second, of one that is held down."""


def main() -> None:
    """Measure, and print what was found."""
    articles = int(os.environ.get("ARTICLES", "1000"))
    rounds = int(os.environ.get("ROUNDS", "3"))
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        all_programs = list(programs(Path(folder), articles))
        for _ in range(rounds):
            for program in all_programs:
                for name, value in _measured(program).items():
                    found[program.name][name].append(value)
    figures = {
        title: {name: _one_of(name, values) for name, values in measured.items()}
        for title, measured in found.items()
    }
    for title, measured in figures.items():
        print(f"\n{title}")
        for name, value in measured.items():
            print(f"  {name:24} {value:14,.4g}" if value < 10 else f"  {name:24} {value:14,.0f}")
    print(f"\n{'':24} {'beside':16} {'measured':>10} {'at least':>10} {'aim':>8}")
    for name, other, theirs, least, aim in _RATIOS:
        print(f"{name:24} {other:16} {_ratio(figures, name, other, theirs)} {least:10} {aim:8}")


def _measured(program: Program) -> dict[str, float]:
    """Run a program once."""
    figures: dict[str, float] = {}
    with Session(program.command, _SIZE, program.env) as session:
        session.settle(first=20, quiet=1.0)
        figures["first frame, s"] = session.first or 0.0
        figures["start, s"] = session.last
        figures["start, bytes"] = session.sent
        before = session.sent
        session.settle(first=2.0)
        figures["idle, bytes"] = session.sent - before
        for step in program.steps:
            if step.is_held:
                figures[f"{step.name}, lag s"] = session.hold(step.keys, _RATE, Line())
                continue
            spent = session.processor
            sent = sum(session.press(key) for key in step.keys)
            if step.name:
                figures[f"{step.name}, bytes"] = sent / len(step.keys)
                taken = (session.processor - spent) / len(step.keys)
                figures[f"{step.name}, processor s"] = taken
            else:
                session.settle(quiet=0.5)
        figures["memory, bytes"] = session.memory
        session.leave()
    return figures


def _one_of(name: str, values: list[float]) -> float:
    """Give the least of times, since other work only adds to them; of all else the median."""
    return min(values) if name.endswith(" s") else median(values)


def _ratio(figures: dict[str, dict[str, float]], name: str, other: str, theirs: str) -> str:
    """Give our figure in parts of another's; a word where that is not installed."""
    ours = figures["digest-tui"][name]
    if not other:
        return f"{ours:10.0f}"
    if other not in figures:
        return f"{'no ' + other:>10}"
    return f"{ours / figures[other][theirs]:10.2f}"


if __name__ == "__main__":
    main()
