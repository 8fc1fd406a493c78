"""A real terminal, as far as the program can tell: what it writes is kept byte for byte."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tests.helpers import ROOT
from tests.terminal.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

_PATIENCE = 30.0
_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_SEQUENCES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]X^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])"
)


class Terminal:
    """A pseudo-terminal with the program in it."""

    def __init__(
        self,
        args: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "digest_tui"),
    ) -> None:
        columns, rows = size
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        self._slave = slave
        self._ends: tuple[int, ...] = (slave, self._master)
        self.raw = b""
        self.screen = Emulator(columns, rows)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape").decode
        self._waiting = ""
        self._said = 0
        self._is_full = False
        self.process = subprocess.Popen(
            [*program, *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | dict(env or {}),
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as a line that drops does; the program is told nothing else."""
        for end in self._ends:
            os.close(end)
        self._ends = ()

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self._master, keys.encode())

    def sends(self, data: bytes) -> None:
        """Send bytes, as fast as the program takes them."""
        while data:
            self._read(0)
            _, ready, _ = select.select([], [self._master], [], 0.05)
            if ready:
                data = data[os.write(self._master, data[:1024]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Become another size, of which the program is told."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if (columns, rows) != (self.screen.width, self.screen.height):
            self.screen = Emulator(columns, rows)
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGWINCH)

    def reads_on(self) -> None:
        """Read what the system has kept for us."""
        while self._read(0.05):
            pass

    def says(self, words: str) -> None:
        """Wait until words have been written, after all that was waited for before."""
        start = self._said
        self.waits_for(lambda: words in self.text[start:], lambda: words)
        self._said = start + self.text[start:].index(words) + len(words)

    def shows(self, *words: str) -> None:
        """Wait until words stand on the screen, each on one line."""
        self.waits_for(lambda: not self._missing(words), lambda: str(self._missing(words)))

    def hides(self, words: str) -> None:
        """Wait until words do not stand on the screen any more."""
        self.waits_for(lambda: bool(self._missing([words])), lambda: f"{words} stays")

    def rests(self, seconds: float = 0.15) -> None:
        """Take in what is written until nothing more has come for a while."""
        while self._read(seconds):
            pass

    def looks_away(self, seconds: float) -> None:
        """Take in what is written, none of which is on the screen: it was for another size."""
        while select.select([self._master], [], [], seconds)[0]:
            self.raw += os.read(self._master, 65536)

    def waits_for(self, holds: Callable[[], bool], words: Callable[[], str]) -> None:
        """Wait until something holds; say what does not where it never does."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            ended = not self._read(0.05) and self.process.poll() is not None
            if (ended and not self._read(0) and not holds()) or time.monotonic() > end:
                shown = "\n".join(self.screen.lines)
                sent = f"{words()} did not come in:\n{shown}\n{self.text[-2000:]}"
                raise AssertionError(sent.encode("ascii", "backslashreplace").decode())

    def _missing(self, words: Sequence[str]) -> list[str]:
        return [some for some in words if not any(some in line for line in self.screen.lines)]

    def leaves(self) -> int:
        """Wait for the end and give the exit code."""
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            self._read(0.05)
            if time.monotonic() > end:
                raise AssertionError("it does not end")
        while self._read(0.05):
            pass
        return self.process.returncode

    def restored(self) -> bool:
        """Tell whether the terminal is as it was before."""
        return termios.tcgetattr(self._slave)[:4] == self.attributes[:4]

    @property
    def sequences(self) -> set[bytes]:
        """The kinds of control sequences that were written, with their numbers left out."""
        return {re.sub(rb"[\d;:]+", b"#", some) for some in _SEQUENCES.findall(self.raw)}

    @property
    def text(self) -> str:
        """All that was written, without the control sequences."""
        return _SEQUENCES.sub(b"", self.raw).decode(errors="surrogateescape")

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        self._waiting += self._decode(data)
        while self._has_fed():
            pass
        return bool(data)

    def _has_fed(self) -> bool:
        """Draw what has come in for the full screen, up to where that begins or ends."""
        mark = _LEAVE if self._is_full else _ENTER
        part, found, rest = self._waiting.partition(mark)
        if self._is_full:
            rest = rest if found else self.screen.feed(part)
            if found:
                self.screen.feed(part)
        elif not found:
            rest = part[-len(mark) :]  # it may begin there
        self._waiting = rest
        self._is_full ^= bool(found)
        return bool(found)
