"""The line drops, or the program is killed: nothing is lost, nothing stays, and one goes on."""

from __future__ import annotations

import os
import pty
import select
import sqlite3
import sys
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tests.cli.running import digest
from tests.helpers import ROOT, lines
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.library import Library

pytestmark = pytest.mark.usefixtures("seeded")
HANG_UP = 129
_PATIENCE = 30.0


def kept(state: Path) -> dict[str, Any]:
    """What the next start would read, as it is in the file; empty where there is none yet."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(state / "reader.sqlite3")) as db:
        found = db.execute("SELECT place FROM places").fetchone()
        return msgspec.json.decode(found[0], type=dict[str, Any]) if found else {}
    return {}


def is_searched(place: dict[str, Any]) -> bool:
    return bool(place and place["question"]["text"] == "officer" and place["hits"]["stories"])


def is_at_a_difference(place: dict[str, Any]) -> bool:
    return bool(place and place["comparison"] and place["comparison"]["sentence"])


@pytest.mark.parametrize(
    ("keys", "words", "is_kept"),
    [("/", "how to ask", is_searched), ("c", "5 differ", is_at_a_difference)],
)
def test_a_killed_screen_is_there_again(
    tmp_path: Path, keys: str, words: str, is_kept: Callable[[dict[str, Any]], bool]
) -> None:
    with Terminal([]) as terminal:
        terminal.shows("3 articles")
        terminal.press(keys)
        terminal.shows(words)
        terminal.press("officer" if keys == "/" else "]")
        terminal.waits_for(lambda: is_kept(kept(tmp_path / "state")), lambda: "the place")
        before = list(terminal.screen.lines)
        terminal.process.kill()
        terminal.process.wait()
    with Terminal([]) as terminal:
        terminal.waits_for(lambda: list(terminal.screen.lines) == before, lambda: str(before))
    with Terminal(["--fresh"]) as terminal:
        terminal.shows("3 articles")
        terminal.press("q")
        assert terminal.leaves() == 0


class Line:
    """A terminal that the program belongs to, as over a network: when it goes, that is told."""

    def __init__(self, *args: str) -> None:
        self.read = b""
        self.leader, self._master = pty.fork()
        if self.leader == 0:
            os.chdir(ROOT)
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "digest_tui", *args])

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def until(self, holds: Callable[[], bool]) -> None:
        """Read what comes until something holds."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, self.read[-500:]
            if select.select([self._master], [], [], 0.02)[0]:
                self.read += os.read(self._master, 65536)

    def drop(self) -> int:
        """Pull the line, and give what the program ends with; nothing of it stays."""
        os.close(self._master)
        _, status = os.waitpid(self.leader, 0)
        end = time.monotonic() + _PATIENCE
        while self.is_alive():
            assert time.monotonic() < end, "it has left something behind"
            time.sleep(0.02)  # nothing tells that a process of another has ended
        return os.waitstatus_to_exitcode(status)

    def is_alive(self) -> bool:
        """Whether a process of the session runs."""
        for name in filter(str.isdigit, os.listdir("/proc")):  # noqa: PTH208
            with suppress(OSError), open(f"/proc/{name}/stat", encoding="utf-8") as file:  # noqa: PTH123
                state, _, _, session = file.read().rpartition(")")[2].split()[:4]
                if int(session) == self.leader and state != "Z":
                    return True
        return False


def test_what_is_typed_when_the_line_drops_is_there_again(tmp_path: Path) -> None:
    line = Line()
    line.until(lambda: bool(kept(tmp_path / "state")))
    line.press("/")
    line.until(lambda: kept(tmp_path / "state")["focus"] == "search")
    line.press("korea -off")
    line.until(lambda: kept(tmp_path / "state")["typed"] == "korea -off")
    line.press("i")
    assert line.drop() == HANG_UP
    assert kept(tmp_path / "state")["typed"].startswith("korea -off")
    with Terminal([]) as terminal:
        terminal.shows("/ korea -off")
        terminal.press("X")
        terminal.shows("/ korea -off", "X")


def test_a_dropped_line_in_the_middle_of_filing_loses_nothing(
    seeded: Library, tmp_path: Path
) -> None:
    folder, all_of_them = tmp_path / "many", 400
    folder.mkdir()
    for number in range(all_of_them):
        words = [f"A zebra was seen {number} times in town {at}." for at in range(60)]
        (folder / f"{number}.txt").write_bytes(lines(f"Title {number}", *words))
    before = seeded.count()
    line = Line("add", "--jobs", "2", str(folder))
    line.until(lambda: seeded.count() > before)
    assert line.drop() == HANG_UP
    filed = seeded.count() - before
    assert 0 < filed < all_of_them
    again = digest("add", str(folder))
    assert again.err == f"{all_of_them - filed} filed, {filed} already known\n"
    assert digest("search", "zebra", "--json").json["total"] == all_of_them
