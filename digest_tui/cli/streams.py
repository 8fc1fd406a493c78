"""Standard output and error: what they cannot show, and what they cannot take.

Where a letter is not in the encoding of the output, a like one or its number is written.
Output that cannot be written is an error of ours, once; what comes after it goes nowhere,
so that a command that acts can act to its end. Words that cannot be written change nothing.
"""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from typing import TextIO

from digest_tui import kiosk
from digest_tui.errors import OutputLost
from digest_tui.terminal import first_frame

_READABLE = "digest-tui"
"""The name under which the encoders know `_readable`."""
_LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−─", "-"),
        "│": "|",
        "…": "...",
        "•": "*",
        "·": "-",
        "\N{REPLACEMENT CHARACTER}": "?",
        "\N{SYMBOL FOR ESCAPE}": "?",
    }
)


class _Stream(io.TextIOWrapper):
    """Standard output or standard error."""

    def __init__(self, number: int, encoding: str, *, matters: bool) -> None:
        self._number = number
        self._matters = matters
        raw = io.FileIO(number, "w", closefd=False)
        super().__init__(
            io.BufferedWriter(raw),
            encoding,
            errors=_READABLE,
            line_buffering=not matters or raw.isatty(),
        )

    def write(self, text: str, /) -> int:
        """Write a text, as far as it can be written."""
        first_frame.give_back()  # words are not for the screen of the last time
        if kiosk.is_on() and not self._matters:
            text = kiosk.without_paths(text)
        try:
            return super().write(text)
        except OSError as error:
            self._lose(error)
            return len(text)

    def flush(self) -> None:
        """Write what waits to be written, as far as it can be."""
        try:
            super().flush()
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> None:
        """Let what waits, and all that comes, go nowhere; say so once where it matters."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._number)
        os.close(nowhere)
        # Whoever closed the other end of a pipe has seen enough.
        if self._matters and not isinstance(error, BrokenPipeError):
            raise OutputLost(f"the output cannot be written ({error.strerror})") from error


def prepare() -> None:
    """Put our own streams in the place of Python's, and let no other file be taken for one."""
    for number, how in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            # It is closed; the next file to be opened would get its number. What is used
            # in its place can be neither read nor written, as the closed one cannot.
            os.open(os.devnull, how)
    codecs.register_error(_READABLE, _readable)
    sys.stdout = _Stream(1, _encoding(sys.stdout), matters=True)
    sys.stderr = _Stream(2, _encoding(sys.stderr), matters=False)


def go_on_unread() -> None:
    """Let a command that acts, act to its end though nobody reads what it says."""
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def _encoding(given: TextIO | None) -> str:
    """Give the encoding of an output. Where the locale says nothing, click writes UTF-8."""
    name = codecs.lookup(given.encoding).name if given else "ascii"
    return "utf-8" if name == "ascii" else name


def _readable(error: UnicodeError) -> tuple[str, int]:
    """Give what stands for letters that an encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    pieces = []
    for letter in lacking:
        like = letter.translate(_LIKE)
        pieces.append(
            like if like.isascii() else letter.encode("ascii", "backslashreplace").decode()
        )
    return "".join(pieces), error.end
