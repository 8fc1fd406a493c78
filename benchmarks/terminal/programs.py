"""The programs, and by which keys each does the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.terminal import minimal
from benchmarks.terminal.made_up import write_feed, write_jsonl, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DOWN, PAGE, ENTER, BACK, SPACE = "j", "\x1b[6~", "\r", "\x7f", " "
_HELD = 45


class Step(NamedTuple):
    """Keys, of which is counted what one of them costs."""

    name: str
    """Empty for those that only lead somewhere."""
    keys: Sequence[str]
    is_held: bool = False
    """They come as those of a key that is held down, over a slow line; what counts is the lag."""


_HELD_IN_LIST = Step("list held", [DOWN] * _HELD, is_held=True)


class Program(NamedTuple):
    """One that is measured."""

    name: str
    command: Sequence[str]
    steps: Sequence[Step]
    env: dict[str, str]


def programs(folder: Path, articles: int) -> Iterator[Program]:
    """Give ours and those that are installed here, each with its own form of the articles."""
    write_jsonl(folder / "news.jsonl", articles)
    ours = [sys.executable, "-m", "digest_tui", "--library", str(folder / "library")]
    _run([*ours, "add", str(folder / "news.jsonl")])
    to_article = [Step("", [BACK, BACK, "g", ENTER])]
    steps = [
        Step("list j", [DOWN] * 20),
        Step("list page", [PAGE] * 4),
        _HELD_IN_LIST,
        Step("", "/"),
        Step("search", "stor"),
        Step("", [ENTER]),
        *to_article,
        Step("article j", [DOWN] * 6),
        Step("article page", [PAGE] * 2),
        Step("", [BACK, SPACE, DOWN, SPACE, "c"]),
        Step("columns j", [DOWN] * 6),
        Step("columns held", [DOWN] * _HELD, is_held=True),
        Step("columns page", [PAGE] * 2),
    ]
    yield Program("digest-tui", ours, steps, {"DIGEST_TUI_STATE": str(folder / "state")})
    small = [sys.executable, str(minimal.__file__)]
    counting = [Step("list j", [DOWN] * 20), _HELD_IN_LIST]
    yield Program("minimal Textual", small, counting, {})
    newsboat, less = shutil.which("newsboat"), shutil.which("less")
    if newsboat:
        home = folder / "newsboat"
        write_feed(home, articles)
        boat = [newsboat, f"-u{home}/urls", f"-C{home}/config", f"-c{home}/cache.db"]
        _run([*boat, "-x", "reload"])
        listed = [
            Step("", [ENTER]),
            Step("list j", [DOWN] * 20),
            Step("list page", [PAGE] * 4),
            _HELD_IN_LIST,
        ]
        yield Program("newsboat", boat, listed, {})
    if less:
        write_text(folder / "article.txt")
        read = [Step("article j", [DOWN] * 6), Step("article page", [SPACE] * 2)]
        yield Program("less", [less, str(folder / "article.txt")], read, {"LESS": ""})


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - named above
