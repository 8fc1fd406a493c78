"""What comes from the terminal, in a thread of its own: keys, pastes, answers."""

from __future__ import annotations

import os
import re
import select
import threading
from typing import TYPE_CHECKING, NamedTuple

from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.keys import Keys as Named

from digest_tui.tui.driver.typed import Token, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual.message import Message

_AT_ONCE = 65_536
"""Bytes that are read at once."""
_CAN_SYNCHRONISE = re.compile(r"\x1b\[\?2026;[1-9]\d*\$y")
_PLACE = re.compile(r"\x1b\[(?!1;)\d+;\d+R")
"""Where the cursor is, which nobody asks; in the first row it is a key."""
_MOST = 0x10FFFF
"""The last character of Unicode."""
_NO_CHARACTERS = range(0xD800, 0xE000)
"""The numbers between that stand for none."""


class _Names(XTermParser):
    """Textual's names for what terminals send, without its memory of what came before."""

    def named(self, token: Token) -> Iterator[Message]:
        """Give what a token means to Textual."""
        if token.kind == "paste":
            yield events.Paste(token.text)
        elif token.kind == "mouse":
            event = self.parse_mouse_code(token.text)
            if event is not None:
                yield event
        elif token.kind == "text":
            for character in token.text:
                yield from self._keys(character)
        elif token.kind == "alt":
            # Some stand for a key of their own.
            found = list(self._keys(token.text))
            yield from found or self._sequence_to_key_events(token.text[1:], alt=True)
        elif token.text == "\x1b":
            yield events.Key("escape", token.text)
        elif _CAN_SYNCHRONISE.fullmatch(token.text):
            yield messages.TerminalSupportsSynchronizedOutput()
        elif not _PLACE.fullmatch(token.text) and all(
            map(_is_character, re.findall(r"\d+", token.text))
        ):
            yield from self._keys(token.text)

    def _keys(self, sequence: str) -> Iterator[Message]:
        for event in self._sequence_to_key_events(sequence):
            if event.key != Named.Ignore:
                yield event


def _is_key(sequence: str) -> bool:
    return not _PLACE.fullmatch(sequence) and all(map(_is_character, re.findall(r"\d+", sequence)))


def _is_character(digits: str) -> bool:
    number = int(digits)
    return number <= _MOST and number not in _NO_CHARACTERS


class Line(NamedTuple):
    """Where keys come from."""

    descriptor: int
    """The terminal."""
    encoding: str
    """What it writes characters in."""
    before: bytes = b""
    """What something else has read of it before."""


class Keys:
    """Reads a terminal until it is closed or the terminal is gone. Waiting costs nothing."""

    def __init__(
        self,
        line: Line,
        take: Callable[[Message], None],
        gone: Callable[[], None],
        has_mouse: Callable[[], bool],
    ) -> None:
        """Start to read.

        Args:
            line: Where they come from.
            take: Gets every key, from the thread.
            gone: Called, from the thread, when there is nothing left to read.
            has_mouse: Tells whether reports of the mouse are wanted.
        """
        self._descriptor = line.descriptor
        self._take = take
        self._gone = gone
        self._has_mouse = has_mouse
        self._typed = Typed(line.encoding)
        self._before = line.before
        self._wakes, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, name="terminal-keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Read no more; what was typed ahead is left to who reads next."""
        if self._wake < 0:
            return
        os.close(self._wake)
        self._wake = -1
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        names = _Names()
        try:
            if self._before:
                self._pass_on(self._typed.feed(self._before), names)
            while True:
                patience = self._typed.patience
                ready, _, _ = select.select([self._descriptor, self._wakes], [], [], patience)
                if self._wakes in ready:
                    return
                tokens = self._read() if ready else self._typed.idle()
                if tokens is None:
                    self._gone()
                    return
                self._pass_on(tokens, names)
        finally:
            os.close(self._wakes)

    def _pass_on(self, tokens: Iterable[Token], names: _Names) -> None:
        for token in tokens:
            if token.kind != "mouse" or self._has_mouse():
                for message in names.named(token):
                    self._take(message)

    def _read(self) -> list[Token] | None:
        """Read what is there; None where there is no terminal any more."""
        try:
            data = os.read(self._descriptor, _AT_ONCE)
        except BlockingIOError:
            return []  # another reader of the same terminal was first
        except OSError:
            return None
        return self._typed.feed(data) if data else None
