"""Takes apart what a terminal sends: characters, the sequences of keys, pastes.

Whatever else comes is left out, however long it is: answers that nobody asked for, what is
cut off, bytes that are no text. Source: ECMA-48, 5th edition, 5.4 and 5.6; xterm's control
sequences for pastes in brackets and the mouse.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

LONGEST_PASTE = 65_536
"""Characters of a paste that are kept; no field takes as many."""
_LONGEST = 64
"""Characters of a sequence; no key has as many."""
_MANY = 512
"""Characters that nobody types at once: a paste in a terminal that does not mark it."""
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_TOKEN = re.compile(
    r"""
      (?P<text> [^\x1b]+ )
    | (?P<mouse> \x1b\[M [^\x1b]{3} | \x1b\[< [\d;]{,40} [Mm] )
    | (?P<key> \x1b\[\[ [A-E] | \x1b\[ [0-?]{,60} [@-~] | \x1bO [!-~] )
    | (?P<alt> \x1b [^\x1b\[OP\]X^_] )
    | (?P<escape> \x1b (?=\x1b) )
    # What is no key, and what is broken off by something else.
    | \x1b\[ [0-?]*+ [\ -/]*+ (?: [@-~] | (?=[^@-~]) )
    | \x1bO [^!-~]
    | \x1b[P\]X^_] [^\x1b\x07]*+ (?: \x07 | \x1b\\ | (?=\x1b[^\\]) )
    """,
    re.VERBOSE,
)
_NO_TEXT = re.compile("[\x80-\x9f\N{REPLACEMENT CHARACTER}]")
_IN_ONE_GO = 0.11
"""Seconds within which a sequence comes in; Esc alone is a key after that."""
_STALLED = 10.0
"""Seconds after which a paste that has not ended is taken for all of it."""


class Token(NamedTuple):
    """Something that was typed or pasted."""

    kind: str
    """`text`, `key`, `alt` (Esc and a character), `mouse` or `paste`."""
    text: str


class Typed:
    """Remembers what has not come in whole yet, and no more of it than that takes."""

    def __init__(self, encoding: str) -> None:
        """Read characters of an encoding."""
        self._decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
        self._rest = ""
        self._pasted: list[str] | None = None

    @property
    def patience(self) -> float | None:
        """Give the seconds after which `idle` is to be called, if nothing comes in."""
        if self._pasted is not None:
            return _STALLED
        return _IN_ONE_GO if self._rest else None

    def feed(self, data: bytes) -> list[Token]:
        """Take in what was read."""
        text = self._rest + self._decode(data)
        tokens: list[Token] = []
        at = 0
        while at < len(text):
            if self._pasted is not None:
                end = text.find(_PASTED, at)
                stop = end if end >= 0 else max(at, len(text) - len(_PASTED) + 1)
                self._pasted.append(text[at : min(stop, at + LONGEST_PASTE)])
                at = stop
                if end < 0:
                    break
                tokens.append(self._end_of_paste())
                at += len(_PASTED)
                continue
            found = _TOKEN.match(text, at)
            if found is None:
                break
            at = found.end()
            if found[0] == _PASTE:
                self._pasted = []
            elif found.lastgroup and found[0] != _PASTED:
                tokens += _token(found.lastgroup, found[0])
        self._rest = text[at:]
        if self._pasted is None:
            self._rest = _shortened(self._rest)
        else:
            self._pasted = ["".join(self._pasted)[:LONGEST_PASTE]]
        return tokens

    def idle(self) -> list[Token]:
        """Take what has begun for all of it: nothing has come in for a while."""
        rest, self._rest = self._rest, ""
        if self._pasted is not None:
            self._pasted.append(rest)
            return [self._end_of_paste()]
        if rest == "\x1b":
            return [Token("key", rest)]
        return [Token("alt", rest)] if len(rest) == len("\x1b[") else []

    def _end_of_paste(self) -> Token:
        text = "".join(self._pasted or [])[:LONGEST_PASTE]
        self._pasted = None
        return Token("paste", _NO_TEXT.sub("", text.replace("\0", "")))


def _token(kind: str, text: str) -> list[Token]:
    if kind == "escape":
        return [Token("key", text)]
    if kind != "text":
        return [Token(kind, text)]
    text = _NO_TEXT.sub("", text)
    if len(text) >= _MANY:
        return [Token("paste", text[:LONGEST_PASTE])]
    # Enter that is typed while the terminal is still the shell's comes as the end of a line.
    return [Token("text", text.replace("\n", "\r"))] if text else []


def _shortened(begun: str) -> str:
    """Shorten what can be no key any more; it ends as it did."""
    if len(begun) <= _LONGEST:
        return begun
    filled = "0" * _LONGEST  # stands for what was there, in all kinds
    end = begun[-1] if begun[-1] in "\x1b !\"#$%&'()*+,-./" else ""
    return begun[:2] + filled + end
