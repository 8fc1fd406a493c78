"""Cuts many texts into pieces at once."""

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


class Cut(NamedTuple):
    """The pieces of some texts, which have all of their words, by `text.tokens.written`."""

    joined: bytes
    """The texts, one after the other."""
    starts: NDArray[np.intp]
    """Where each piece starts in them."""
    lengths: NDArray[np.intp]
    """How many bytes it has; none of them is 0."""
    lines: NDArray[np.intp]
    """For each line of the texts, and for their end, how many pieces come before it."""
    texts: NDArray[np.intp]
    """For each text how many lines it has: at least one."""


def cut(texts: Sequence[str], padding: int) -> Cut:
    """Cut texts at blanks, and where else a word surely ends.

    Args:
        texts: The texts.
        padding: Bytes that have to follow the last of them.
    """
    # No word has a surrogate in it, nor a question mark.
    encoded = (text.encode(errors="replace") for text in texts)
    joined = bytes((_TEXT,)).join((b"", *encoded)) + bytes(max(padding, 2))
    signs = np.frombuffer(joined, np.uint8)
    inside = _INSIDE[signs]
    _leave_out(signs, inside)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts = edges[::2]
    begin = np.flatnonzero((signs == _LINE) | (signs == _TEXT))
    new = np.flatnonzero(signs[begin] == _TEXT)
    return Cut(
        joined,
        starts,
        edges[1::2] - starts,
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
