"""How long a start takes: until something is seen, and until a key is answered."""

from __future__ import annotations

import codecs
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.terminal import minimal
from benchmarks.terminal.made_up import write_jsonl
from benchmarks.terminal.meter import Session
from tests.terminal.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SIZE = 80, 24
_PATIENCE = 20.0
_QUIET = 0.6
"""Seconds without output after which a start is over, with all that it does in the background."""
_OTHER = re.compile(r"\x1b\]22;[^\x07]*\x07")
"""What Textual sends for the mouse's pointer, which the emulator does not know."""
_OURS, _AGAIN, _MINIMAL = "first start ever", "next start", "minimal Textual"
_RATIOS = [
    # what; of which start; at least; aim
    ("seen, s", _OURS, 1.3, 1.1),
    ("answered, s", _OURS, 1.2, 0.9),
    ("answered, s", _AGAIN, 1.2, 0.9),
    ("start, processor s", _OURS, 1.3, 1.1),
    ("start, processor s", _AGAIN, 1.3, 1.1),
]


class Begun(NamedTuple):
    """A program that is started."""

    command: Sequence[str]
    env: Mapping[str, str]
    seen: str
    """A pattern of what is there when the first screen is."""
    key: str
    answer: str
    """A pattern of what is there when the key has been answered."""


class _Watched(Session):
    """A program whose screen is looked at."""

    def __init__(self, begun: Begun) -> None:
        super().__init__(begun.command, _SIZE, begun.env)
        self._screen = Emulator(*_SIZE)
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._waiting = ""

    def taken(self, data: bytes) -> None:
        waiting = _OTHER.sub("", self._waiting + self._decode(data))
        whole, begun, rest = waiting.rpartition("\x1b]22;")
        self._waiting = self._screen.feed(whole if begun else rest)
        self._waiting += begun + rest if begun else ""

    def sees(self, pattern: str) -> float:
        """Wait for something to be seen, and give the seconds since the start."""
        wanted = re.compile(pattern)
        end = time.monotonic() + _PATIENCE
        while not any(map(wanted.search, self._screen.lines)):
            if time.monotonic() > end or not self._read(_PATIENCE):
                shown = "\n".join(self._screen.lines)
                raise AssertionError(f"{pattern} was never seen:\n{shown}")
        return self.last


def started(begun: Begun) -> dict[str, float]:
    """Start a program twice: once to see all of the start, once to press a key in it."""
    figures: dict[str, float] = {}
    with _Watched(begun) as session:
        figures["seen, s"] = session.sees(begun.seen)
        session.settle(first=2.0, quiet=_QUIET)
        figures["start, s"] = session.last
        figures["start, processor s"] = session.processor
        session.leave()
    return figures


def answered(begun: Begun) -> dict[str, float]:
    """Start a program, and press a key as soon as there is something to press it for."""
    with _Watched(begun) as session:
        session.sees(begun.seen)
        session.type(begun.key)
        figures = {"answered, s": session.sees(begun.answer)}
        figures["answered, processor s"] = session.processor
        session.leave()
    return figures


def measured(library: Path, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Measure starts of ours and of the smallest program with Textual, in turns.

    Args:
        library: One of more articles than a screen shows.
        rounds: How often.
    """
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    ours = [sys.executable, "-m", "digest_tui", "--library", str(library)]
    small = Begun([sys.executable, str(minimal.__file__)], {}, r"^0 ", "j", r"^1 ")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for measure in (started, answered):
                state = Path(folder) / f"{number}-{measure.__name__}"
                own = Begun(ours, {"DIGEST_TUI_STATE": str(state)}, "0000 ", "j", r"\b2/1,")
                own_again = own._replace(seen=r"\b[12]/1,", answer=r"\b3/1,")
                for name, begun in ((_OURS, own), (_AGAIN, own_again), (_MINIMAL, small)):
                    for what, figure in measure(begun).items():
                        found[name][what].append(figure)
    return found


def main() -> None:
    """Measure, and print what was found."""
    rounds = int(os.environ.get("ROUNDS", "20"))
    with tempfile.TemporaryDirectory() as folder:
        library = os.environ.get("LIBRARY") or _filled(Path(folder))
        found = measured(Path(library), rounds)
    for name, figures in found.items():
        print(f"\n{name}")
        for what, values in figures.items():
            print(f"  {what:24} least {min(values):8.3f}   median {median(values):8.3f}")
    print(f"\n{'':24} {'':18} {'least':>8} {'median':>8} {'at least':>10} {'aim':>8}")
    for what, start, least, aim in _RATIOS:
        ours, theirs = found[start][what], found[_MINIMAL][what]
        ratios = f"{min(ours) / min(theirs):8.2f} {median(ours) / median(theirs):8.2f}"
        print(f"{what:24} {start:18} {ratios} {least:10} {aim:8}")


def _filled(folder: Path) -> Path:
    """Make a library."""
    file, library = folder / "news.jsonl", folder / "library"
    write_jsonl(file, int(os.environ.get("ARTICLES", "1000")))
    command = [sys.executable, "-m", "digest_tui", "--library", str(library), "add", str(file)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - named above
    return library


if __name__ == "__main__":
    main()
