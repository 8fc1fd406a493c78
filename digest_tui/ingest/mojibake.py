"""UTF-8 that somebody took for Windows-1252 or Windows-1251 before it came here: `â€™`."""

from __future__ import annotations

import re
from typing import NamedTuple

_FEWEST = 2
"""One such sequence can be what its writer meant."""
_ALMOST_ALL = 0.9
"""The share of its letters beyond ASCII that make sequences. In a text of these letters
hardly any do, since what follows the first of a sequence is a sign and no letter."""


class _Mistake(NamedTuple):
    """An encoding that UTF-8 was taken for."""

    bytes_of: dict[str, int]
    first: re.Pattern[str]
    """Any character that could start a sequence."""
    sequence: re.Pattern[str]


def mended(text: str) -> str:
    """Give a text with such sequences put right; nearly all texts have none."""
    if text.isascii():
        return text
    for mistake in _MISTAKES:
        found = 0

        def right(match: re.Match[str], mistake: _Mistake = mistake) -> str:
            nonlocal found
            try:
                character = bytes(mistake.bytes_of[c] for c in match[0]).decode("utf-8")
            except UnicodeDecodeError:
                return match[0]
            found += 1
            return character

        put_right = mistake.sequence.sub(right, text)
        if found >= _FEWEST and found >= _ALMOST_ALL * _count(mistake, text):
            return put_right
    return text


def _count(mistake: _Mistake, text: str) -> int:
    return sum(1 for _ in mistake.first.finditer(text))


def _mistake(encoding: str) -> _Mistake:
    bytes_of: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        try:
            bytes_of[bytes([byte]).decode(encoding)] = byte
        except UnicodeDecodeError:
            bytes_of[chr(byte)] = byte  # as browsers read it
    of = {byte: character for character, byte in bytes_of.items()}

    def some(first: int, last: int) -> str:
        return "[" + "".join(re.escape(of[byte]) for byte in range(first, last + 1)) + "]"

    rest = some(0x80, 0xBF)
    sequence = (
        f"{some(0xC2, 0xDF)}{rest}|{some(0xE0, 0xEF)}{rest}{{2}}|{some(0xF0, 0xF4)}{rest}{{3}}"
    )
    return _Mistake(bytes_of, re.compile(some(0xC2, 0xF4)), re.compile(sequence))


_MISTAKES = tuple(map(_mistake, ("cp1252", "cp1251")))
