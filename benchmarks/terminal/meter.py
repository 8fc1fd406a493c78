"""A program in a terminal: what it sends, what time it takes, what memory it has."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.terminal.line import Line

_PATIENCE = 30.0
_QUIET = 0.12
"""Seconds without output after which a key has been answered."""
_ASKED = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62c", b"\x1b[6n": b"\x1b[1;1R"}
"""What a terminal answers to what it is asked."""


class Session:
    """One run of a program."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], env: Mapping[str, str]
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.sent = 0
        self.first: float | None = None
        """Seconds to the first byte."""
        self.last = 0.0
        """Seconds to the last byte."""
        self._begun = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - the programs are named in this folder
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **env},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, key: str) -> int:
        """Press a key, and give the bytes of the answer."""
        before = self.sent
        os.write(self._master, key.encode())
        self.settle()
        return self.sent - before

    def hold(self, keys: Sequence[str], rate: float, line: Line) -> float:
        """Hold keys down at the other end of a line.

        Args:
            keys: What is pressed.
            rate: How many of them a second.
            line: The line.

        Returns:
            Seconds from the last key to the last of what it changed.
        """
        begun = pressed = arrived = time.monotonic()
        for number, key in enumerate(keys, 1):
            os.write(self._master, key.encode())
            pressed = time.monotonic()
            while (left := begun + number / rate - time.monotonic()) > 0:
                if size := self._read(left):
                    arrived = line.arrives(size, time.monotonic())
        while size := self._read(_QUIET * 3):
            arrived = line.arrives(size, time.monotonic())
        # A key comes here half a round trip after it was pressed.
        return max(0.0, arrived - pressed + line.round_trip / 2)

    def type(self, key: str) -> None:
        """Press a key, and wait for nothing."""
        os.write(self._master, key.encode())

    def taken(self, data: bytes) -> None:
        """Look at what was sent; here nobody does."""

    def leave(self) -> None:
        """Press `q` until it has ended, so that it keeps what it keeps for the next time."""
        for _ in range(5):
            with suppress(OSError):  # it has ended
                os.write(self._master, b"q")
            self.settle(first=0.5)
            if self._process.poll() is not None:
                return

    def settle(self, first: float = 1.0, quiet: float = _QUIET) -> None:
        """Take in what is sent until nothing more comes.

        Args:
            first: Seconds that the first of it may take.
            quiet: Seconds without anything that are the end.
        """
        end = time.monotonic() + _PATIENCE
        wait = first
        while time.monotonic() < end and self._read(wait):
            wait = quiet

    @property
    def processor(self) -> float:
        """Seconds of the processor that it has taken so far, all threads."""
        # The clock of another process, as clock_getcpuclockid(3) makes its number.
        return time.clock_gettime((~self._process.pid << 3) | 2)

    @property
    def memory(self) -> int:
        """Bytes that it has had at most."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024

    def _read(self, wait: float) -> int:
        if not select.select([self._master], [], [], wait)[0]:
            return 0
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return 0
        self.last = time.monotonic() - self._begun
        self.first = self.last if self.first is None else self.first
        self.sent += len(data)
        self.taken(data)
        for question, answer in _ASKED.items():
            if question in data:
                os.write(self._master, answer)
        return len(data)
