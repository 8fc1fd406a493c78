"""A real terminal, as far as the program can tell: what it writes is kept byte for byte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

_PATIENCE = 30.0
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
    ) -> None:
        columns, rows = size
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        self._slave = slave
        self._ends: tuple[int, ...] = (slave, self._master)
        self.raw = b""
        self._seen = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "digest_tui", *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=os.environ | {"TERM": "xterm-256color"} | dict(env or {}),
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
        """Send keys; what is waited for next has to come after them."""
        self._seen = len(self.raw)
        os.write(self._master, keys.encode())

    def shows(self, *words: str) -> None:
        """Wait until words have been written since the last keys, colours between them aside."""
        end = time.monotonic() + _PATIENCE
        missing = list(words)
        while missing:
            text = _SEQUENCES.sub(b"", self.raw[self._seen :]).decode(errors="replace")
            missing = [some for some in words if some not in text]
            if missing and time.monotonic() > end:
                raise AssertionError(f"{missing} did not come in:\n{text}")
            if missing and not self._read(0.05) and self.process.poll() is not None:
                self._read(0)
                raise AssertionError(f"it ended before {missing}:\n{text}")

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
        return bool(data)
