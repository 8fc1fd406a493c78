"""Plain tables, and the time of the processor."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ENOUGH = 2.0
"""Seconds after which an act is not repeated."""


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}\n")
    for row in (head, *rows):
        cells = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  " + "  ".join(cells).rstrip())


def seconds_of(act: Callable[[], object], times: int = 1) -> float:
    """Give the least time of the processor that an act takes, of some tries."""
    tries: list[float] = []
    while len(tries) < times and sum(tries) < _ENOUGH:
        start = time.process_time()
        act()
        tries.append(time.process_time() - start)
    return min(tries)


def in_words(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.2f} ms"
