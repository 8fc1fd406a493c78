"""The last screen at the next start, in a real terminal: at once, and until all is there."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import struct
import termios
from functools import partial
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import Library
from digest_tui.terminal.modes import ENTER
from tests.helpers import SEEDS
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

SIZE = 80, 24
LEFT = b"\x1b[?1049l"
GATE = """
import os, sys
sys.path.remove(os.path.dirname(os.path.dirname(__file__)))
del sys.modules["textual"]
with open(os.environ["GATE"]) as gate:
    if gate.read() == "fail":
        raise RuntimeError("something went wrong")
import textual
"""
"""Stands in the way of Textual until the test lets it pass."""


class Start:
    """A place where the program has been used before, and what it kept there."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "library"
        self.screens = folder / "state" / "screens"
        self._gate = folder / "gate"
        self._env = {
            "DIGEST_TUI_LIBRARY": str(self.library),
            "DIGEST_TUI_CONFIG": str(folder / "config"),
            "DIGEST_TUI_STATE": str(folder / "state"),
        }
        shim = folder / "shim" / "textual"
        shim.mkdir(parents=True)
        (shim / "__init__.py").write_text(GATE)
        self._closed = {"PYTHONPATH": str(folder / "shim"), "GATE": str(self._gate)}
        with self.opened() as terminal:
            terminal.shows("3 articles", "+2 more")
            terminal.press("q")
            assert terminal.leaves() == 0
            self.shown = terminal.screen.lines
        self._kept = {path.name: path.read_bytes() for path in self.screens.iterdir()}
        self._state = folder / "state-before"
        shutil.copytree(self.screens.parent, self._state)

    def restore(self) -> None:
        """Put back what was kept."""
        shutil.rmtree(self.screens.parent)
        shutil.copytree(self._state, self.screens.parent)
        shutil.rmtree(self.screens)
        self.screens.mkdir(mode=0o700)
        for name, data in self._kept.items():
            (self.screens / name).write_bytes(data)
            (self.screens / name).chmod(0o600)
        self._gate.unlink(missing_ok=True)
        os.mkfifo(self._gate)

    def opened(self, args: Sequence[str] = (), size: tuple[int, int] = SIZE) -> Terminal:
        """Start it."""
        return Terminal(args, size, self._env)

    def opening(self, args: Sequence[str] = (), env: Mapping[str, str] | None = None) -> Terminal:
        """Start it, and let it not get any further than to Textual."""
        return Terminal(args, SIZE, self._env | self._closed | dict(env or {}))

    def let_pass(self, how: str = "") -> None:
        """Let it go on."""
        self._gate.write_text(how)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, outlets: Outlets) -> Start:
    folder = tmp_path_factory.mktemp("used")
    with Library(folder / "library", outlets) as library:
        for _ in library.add([str(SEEDS)]):
            pass
    return Start(folder)


@pytest.fixture
def start(used: Start) -> Iterator[Start]:
    used.restore()
    yield used
    if not used.library.exists():
        used.library.with_name("away").rename(used.library)


def is_as_before(terminal: Terminal, start: Start) -> None:
    """Wait until a terminal shows what the one before showed at last."""
    terminal.waits_for(
        lambda: terminal.screen.lines == start.shown, lambda: "\n".join(start.shown)
    )


def test_it_is_there_before_anything_is_loaded(start: Start) -> None:
    with start.opening() as terminal:
        terminal.shows("opening…", "3 articles")
        assert terminal.screen.lines[:-1] == start.shown[:-1]
        assert terminal.screen.lines[-1] == "opening…".ljust(80)


def test_what_is_live_then_is_what_is_shown_without_it(start: Start) -> None:
    with start.opened() as terminal:
        terminal.hides("opening…")
        terminal.shows("3 articles", "Enter read")
        is_as_before(terminal, start)
        warm = terminal.screen.cells
    shutil.rmtree(start.screens)
    with start.opened() as terminal:
        is_as_before(terminal, start)
        assert terminal.screen.cells == warm


@pytest.mark.parametrize("is_kept", [True, False], ids=["next start", "first start"])
def test_keys_that_come_before_are_honoured_in_order(start: Start, is_kept: bool) -> None:
    if not is_kept:
        shutil.rmtree(start.screens)
    with start.opening() as terminal:
        terminal.shows("opening…")
        terminal.press("j/korea\rj/\x1b[F officers")
        start.let_pass()
        terminal.shows("found", "/ korea officers")


@pytest.mark.parametrize("colours", [{}, {"NO_COLOR": "1"}], ids=["colours", "none"])
def test_what_there_is_is_shown_before_anything_else_is_loaded(
    start: Start, colours: dict[str, str]
) -> None:
    shutil.rmtree(start.screens)
    with start.opening(env=colours) as terminal:
        terminal.shows("opening…", "3 articles", "+2 more")
        opening = [row[:] for row in terminal.screen.cells]
        assert terminal.screen.lines[:-1] == start.shown[:-1]
        start.let_pass()
        terminal.shows("Enter read")
        assert terminal.screen.cells[:-1] == opening[:-1]


def _is_at(terminal: Terminal, row: int) -> bool:
    return terminal.screen.y == row and terminal.screen.lines[row].startswith("▌")


def test_the_cursor_moves_before_anything_else_is_loaded(start: Start) -> None:
    with start.opening(["--fresh"]) as terminal:
        terminal.shows("opening…", "3 articles")
        for key, row in (("j", 6), ("\x1b[B", 9), ("g", 3), ("G", 9), ("k", 6)):
            terminal.press(key)
            terminal.waits_for(partial(_is_at, terminal, row), lambda: "the cursor")
        title = terminal.screen.lines[6][4:40]
        start.let_pass()
        terminal.shows("Enter read", f"▌   {title}")


def test_leaving_before_it_is_live(start: Start) -> None:
    (path,) = start.screens.iterdir()
    kept = path.read_bytes()
    with start.opening() as terminal:
        terminal.shows("opening…")
        terminal.press("q")
        start.let_pass()
        assert terminal.leaves() == 0
        assert terminal.restored()
    assert b"Ukrainska Pravda" in kept
    assert b"Ukrainska Pravda" in path.read_bytes()  # no screen that is half empty


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_it_can_be_ended_before_it_is_live(start: Start, number: signal.Signals) -> None:
    with start.opening() as terminal:
        terminal.shows("opening…")
        terminal.process.send_signal(number)
        assert terminal.leaves() == 128 + number
        assert terminal.restored()
        assert terminal.raw.count(LEFT) == 1
    words = terminal.raw.partition(LEFT)[2]
    assert (b"Interrupted." in words) == (number == signal.SIGINT)


def test_only_ctrl_c_and_the_like_act_before_it_is_live(start: Start) -> None:
    with start.opening() as terminal:
        terminal.shows("opening…")
        now = termios.tcgetattr(terminal._slave)
    assert now[3] & termios.ISIG
    assert not now[3] & (termios.ECHO | termios.ICANON)
    assert now[6][termios.VSUSP] == b"\0"


def test_the_library_is_gone(start: Start) -> None:
    start.library.rename(start.library.with_name("away"))
    with start.opened() as terminal:
        assert terminal.leaves() == 4
        assert terminal.restored()
    _, left, words = terminal.raw.partition(LEFT)
    assert left
    assert b"digest-tui: no library is in" in words


def test_the_settings_are_wrong(start: Start, tmp_path: Path) -> None:
    config = start.library.with_name("config")
    config.mkdir(exist_ok=True)
    (config / "config.toml").write_text("theme = 5")
    try:
        with start.opened() as terminal:
            assert terminal.leaves() == 4
            assert terminal.restored()
        assert b"config.toml" in terminal.raw.partition(LEFT)[2]
    finally:
        shutil.rmtree(config)


def test_a_mistake_while_it_loads_is_shown(start: Start) -> None:
    with start.opening() as terminal:
        terminal.shows("opening…")
        start.let_pass("fail")
        assert terminal.leaves() == 1
        assert terminal.restored()
    assert b"something went wrong" in terminal.raw.partition(LEFT)[2]


def test_another_size_has_another_screen(start: Start) -> None:
    with start.opened(size=(100, 30)) as terminal:
        terminal.shows("3 articles", "Enter read")
        assert len(terminal.screen.lines) == 30
        terminal.press("q")
        assert terminal.leaves() == 0
    assert len(list(start.screens.iterdir())) == 2


def test_a_terminal_that_gets_another_size_meanwhile(start: Start) -> None:
    with start.opening() as terminal:
        terminal.shows("opening…")
        for columns in (100, 80):
            size = struct.pack("HHHH", 24, columns, 0, 0)
            fcntl.ioctl(terminal._slave, termios.TIOCSWINSZ, size)
            terminal.process.send_signal(signal.SIGWINCH)
        terminal.screen.cells[5] = list(
            terminal.screen.cells[3]
        )  # as terminals do with their lines
        start.let_pass()
        is_as_before(terminal, start)


@pytest.mark.parametrize("cut", [0, 15, 900, -1])
def test_a_damaged_one_is_not_shown(start: Start, cut: int) -> None:
    (path,) = start.screens.iterdir()
    path.write_bytes(path.read_bytes()[:cut])
    with start.opening() as terminal:
        terminal.shows("opening…")
        assert terminal.raw.startswith(f"{ENTER}\x1b[m\x1b[H\x1b[J\x1b[24Hopening…".encode())


def test_nothing_can_be_kept(start: Start) -> None:
    shutil.rmtree(start.screens)
    start.screens.write_text("in the way")
    try:
        with start.opened() as terminal:
            terminal.shows("3 articles")
            terminal.press("q")
            assert terminal.leaves() == 0
            assert terminal.restored()
    finally:
        start.screens.unlink()


def test_two_that_end_at_the_same_time(start: Start) -> None:
    with start.opened() as one, start.opened() as other:
        for terminal in (one, other):
            terminal.hides("opening…")
            terminal.shows("Enter read")
        for terminal in (one, other):
            terminal.press("q")
        assert (one.leaves(), other.leaves()) == (0, 0)
    (path,) = start.screens.iterdir()
    assert path.read_bytes().startswith(b"digest-tui screen")


def test_it_is_kept_when_the_line_drops_too(start: Start) -> None:
    shutil.rmtree(start.screens)
    with start.opened() as terminal:
        terminal.shows("3 articles", "Enter read")
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.leaves() == 128 + signal.SIGHUP
    with start.opening() as terminal:
        terminal.shows("opening…", "3 articles")


def test_where_it_is_not_for_a_screen_nothing_is_painted(start: Start) -> None:
    with start.opened(["--version"]) as terminal:
        assert terminal.leaves() == 0
    assert b"\x1b" not in terminal.raw
