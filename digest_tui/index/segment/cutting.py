"""Cuts many texts into pieces at once, and tells which of the pieces are alike.

A text is mostly words that other texts have as well. Here they are told apart as numbers, so
that only one of those that are alike has to be looked at as a word.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_TEXT = 0xFF
"""Stands before each text, and in no UTF-8."""
_LINE = ord("\n")
_IN_WORDS = frozenset(f"{string.ascii_letters}{string.digits}'.,".encode())
_INSIDE = np.array([sign in _IN_WORDS or 0x80 <= sign < _TEXT for sign in range(256)])
_STOPS = (ord("."), ord(","))
"""Part of a number where another sign of a word follows, else of nothing."""
_EIGHT = 8
_MOST = 24
"""Bytes of a piece that are compared; longer ones are looked at one by one."""
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(_EIGHT + 1)], np.uint64)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without a pattern: 2^64 in the golden ratio."""
_FOLDED = np.uint64(29)


class Cut(NamedTuple):
    """The pieces of some texts, which have all of their words, by `text.tokens.written`."""

    pieces: list[bytes]
    """Nearly all of them differ."""
    each: NDArray[np.intp]
    """For each place of a piece in the texts, which of `pieces` stands there."""
    lines: NDArray[np.intp]
    """For each line of the texts, and for their end, how many places come before it."""
    texts: NDArray[np.intp]
    """For each text how many lines it has: at least one."""


def cut(texts: Sequence[str]) -> Cut:
    """Cut texts at blanks, and where else a word surely ends."""
    # No word has a surrogate in it, nor a question mark. A piece is read in eights of bytes.
    encoded = (text.encode(errors="replace") for text in texts)
    joined = bytes((_TEXT,)).join((b"", *encoded)) + bytes(_MOST + _EIGHT)
    signs = np.frombuffer(joined, np.uint8)
    inside = _INSIDE[signs]
    _leave_out(signs, inside)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    first, each = _alike(joined, starts, ends - starts)
    begin = np.flatnonzero((signs == _LINE) | (signs == _TEXT))
    new = np.flatnonzero(signs[begin] == _TEXT)
    spans = zip(starts[first].tolist(), ends[first].tolist(), strict=True)
    return Cut(
        [joined[start:end] for start, end in spans],
        each,
        np.append(np.searchsorted(starts, begin), starts.size),
        np.diff(new, append=begin.size),
    )


def _leave_out(signs: NDArray[np.uint8], inside: NDArray[np.bool_]) -> None:
    """Mark what is in no word, though its first byte could be of a letter."""
    # U+2000 to U+203F: dashes, quotation marks, blanks, but for the apostrophe.
    at = np.flatnonzero(signs == 0xE2)
    at = at[(signs[at + 1] == 0x80) & (signs[at + 2] != 0x99)]
    inside[at] = inside[at + 1] = inside[at + 2] = False
    # A blank that breaks no line, and the quotation marks of French and Russian.
    at = np.flatnonzero(signs == 0xC2)
    at = at[np.isin(signs[at + 1], (0xA0, 0xAB, 0xBB))]
    inside[at] = inside[at + 1] = False
    at = np.flatnonzero((signs == _STOPS[0]) | (signs == _STOPS[1]))
    inside[at] = inside[at + 1]


def _alike(
    joined: bytes, starts: NDArray[np.intp], lengths: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Group pieces that are alike.

    They are sorted by a number that is made from their bytes, with their place in the low
    bits, which is many times faster than sorting places. Neighbours are one group if their
    bytes are the same: where different pieces have one number by chance, or because somebody
    wants it so, a piece is in several groups, which costs time and nothing else.

    Returns:
        One piece of each group, and the group of each piece.
    """
    eights = np.ndarray((len(joined) - _EIGHT + 1,), "<u8", joined, strides=(1,))
    mixed = np.zeros(starts.size, np.uint64)
    parts = []
    for at in range(0, _MOST, _EIGHT):
        # Bytes are never 0, so those that are left out tell the length.
        part = eights[starts + at] & _MASKS[np.clip(lengths - at, 0, _EIGHT)]
        mixed ^= part
        mixed *= _FACTOR
        mixed ^= mixed >> _FOLDED
        parts.append(part)
    places = np.uint64((1 << starts.size.bit_length()) - 1)
    mixed &= ~places
    mixed |= np.arange(starts.size, dtype=np.uint64)
    mixed.sort()
    order = (mixed & places).astype(np.intp)
    new = np.ones(starts.size, np.bool_)
    long = lengths[order] > _MOST
    new[1:] = long[1:] | long[:-1]
    for part in parts:
        ordered = part[order]
        new[1:] |= ordered[1:] != ordered[:-1]
    group = np.empty(starts.size, np.intp)
    group[order] = np.cumsum(new) - 1
    return order[new], group
