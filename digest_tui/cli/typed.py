"""Lines as they are typed or as a script has them: of any encoding, and of a bounded length."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from digest_tui import kiosk
from digest_tui.cli.screen import CANNOT_DRAW
from digest_tui.errors import NotUnderstood
from digest_tui.plain.commands import LONGEST

if TYPE_CHECKING:
    from typing import BinaryIO

_PROMPT = "> "
_PIECE = 65536
_QUIET = (
    "set enable-bracketed-paste off",
    "set enable-meta-key off",
    "set bell-style none",
)
"""Without these, readline writes control sequences of its own at every prompt."""


class Typed:
    """The lines of standard input."""

    def __init__(self) -> None:
        self.by_hand = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
        """Whether a person types them at a terminal, and reads there what comes of them."""
        # Editing completes the names of files and of users: none of a kiosk's business.
        can_edit = os.environ.get("TERM", "") not in CANNOT_DRAW and not kiosk.is_on()
        self._edited = self.by_hand and can_edit
        if self._edited:
            import readline  # noqa: PLC0415 - it writes to the terminal

            for setting in _QUIET:
                readline.parse_and_bind(setting)
            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]

    def line(self) -> str | None:
        """Wait for the next line; None at the end of all.

        Raises:
            NotUnderstood: It is too long; what comes after it can be read.
        """
        if self._edited:
            try:
                given = input(_PROMPT)
            except EOFError:
                return None
            return _bounded(given, cut=False)
        if self.by_hand:
            sys.stdout.write(_PROMPT)
            sys.stdout.flush()
        if sys.stdin is None:
            return None
        return _read(sys.stdin.buffer, sys.stdin.encoding)


def _read(stream: BinaryIO, encoding: str) -> str | None:
    """Read a line; of one that is too long, no more is kept than shows that it is."""
    try:
        data = stream.readline(LONGEST * 4)
        if not data:
            return None
        rest = data
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_PIECE)
    except OSError as error:
        if error.errno == errno.EIO:  # the terminal is gone
            return None
        raise Unreadable(f"the input cannot be read ({error.strerror})") from error
    text = data.decode("utf-8-sig" if encoding in {"utf-8", "ascii"} else encoding, "replace")
    return _bounded(text, cut=not data.endswith(b"\n") and len(data) >= LONGEST * 4)


def _bounded(text: str, *, cut: bool) -> str:
    if cut or len(text.rstrip()) > LONGEST:
        raise NotUnderstood(f"this line has more than {LONGEST} characters; it is left out")
    return text


class Unreadable(NotUnderstood):
    """There is an input, but nothing can be read from it."""
