"""Puts the words of a field, as they stand in its documents, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from digest_tui.index.analysis import PARAGRAPH_GAP
from digest_tui.index.segment.inverted import Inverted, doc_type
from digest_tui.index.segment.lexicon import starts_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    _Numbers: TypeAlias = NDArray[np.uint64]

_AT_ONCE = 1 << 18
"""Words that are looked at together: what is made of them stays in the processor's cache."""
_BITS = 64
"""Of the numbers that are sorted."""
_ONE, _HALF, _LOW = np.uint64(1), np.uint64(32), np.uint64(0xFFFFFFFF)


class Occurrences(NamedTuple):
    """The words of a field, document after document."""

    words: array[int]
    """Twice the number of each, and one more if its first letter is a small one."""
    lines: array[int]
    """For each line how many words it has."""
    paragraphs: array[int]
    """For each document how many lines it has."""


class _Stretch(NamedTuple):
    """Some words that follow each other in the documents."""

    part: slice
    """Which of all they are."""
    docs: _Numbers
    ends: _Numbers
    """Their places, each with a bit behind it: is the first letter a small one?"""


def inverted(found: Occurrences, ranks: NDArray[np.uint32], terms: Sequence[bytes]) -> Inverted:
    """Put the words of a field in order.

    Word, document and place are packed into one number, and the numbers are sorted. Where
    they are too large for that, documents and places are looked up after sorting.

    Args:
        found: The words, by number.
        ranks: For each number the place of the word among all that are sorted.
        terms: All words, sorted.
    """
    words = np.frombuffer(found.words, np.uint32)
    starts, docs, shifts = _lines(found)
    # Of places, each with a bit behind it: is the first letter a small one?
    of_docs, of_ends = (
        np.uint64(int(most).bit_length())
        for most in (len(found.paragraphs), 2 * (starts[1:] + shifts).max(initial=0))
    )
    packs = len(terms).bit_length() + of_docs + of_ends <= _BITS
    keys = np.empty(words.size, np.uint64)
    all_docs, all_ends = (np.empty(0 if packs else words.size, np.uint64) for _ in range(2))
    for stretch in _stretches(words, starts, docs, shifts):
        key = ranks[words[stretch.part] >> 1].astype(np.uint64)
        if packs:
            key <<= of_docs
            key |= stretch.docs
            key <<= of_ends
            key |= stretch.ends
        else:
            key <<= _HALF
            key |= np.arange(stretch.part.start, stretch.part.stop, dtype=np.uint64)
            all_docs[stretch.part], all_ends[stretch.part] = stretch.docs, stretch.ends
        keys[stretch.part] = key
    number = len(found.paragraphs)
    del found, words, starts, docs, shifts  # the largest things that there are
    keys.sort()

    def taken_apart(key: _Numbers) -> tuple[_Numbers, _Numbers]:
        if packs:
            return key >> of_ends, key & ((_ONE << of_ends) - _ONE)
        at = key & _LOW
        return (key >> _HALF << of_docs) | all_docs[at], all_ends[at]

    places, small = np.empty(keys.size, np.uint32), np.empty(keys.size, np.bool_)
    frequencies = np.zeros(len(terms), np.int64)
    firsts = [np.empty(0, np.uint32)]
    having = [np.empty(0, doc_type(number))]
    last = None
    for start in range(0, keys.size, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        head, end = taken_apart(keys[part])
        places[part], small[part] = end >> _ONE, end & _ONE
        new = np.empty(head.size, np.bool_)
        new[0] = head[0] != last
        np.not_equal(head[1:], head[:-1], out=new[1:])
        last = head[-1]
        firsts.append((np.flatnonzero(new) + start).astype(np.uint32))
        head = head[new]
        having.append((head & ((_ONE << of_docs) - _ONE)).astype(having[0].dtype))
        word = (head >> of_docs).astype(np.intp)
        if word.size:
            each = np.bincount(word - word[0])
            frequencies[word[0] : word[0] + each.size] += each
    del keys
    present = np.flatnonzero(frequencies)
    return Inverted(
        [terms[word] for word in present.tolist()],
        frequencies[present],
        np.concatenate(having),
        np.diff(np.append(np.concatenate(firsts), places.size)).astype(np.uint32),
        places,
        small,
    )


def _lines(found: Occurrences) -> tuple[NDArray[np.int64], _Numbers, NDArray[np.int64]]:
    """Give of each line how many words come before it, its document, and what to add.

    The n-th word of the field stands in its document at n, less what is before the document,
    and more for the gaps between its lines.
    """
    starts = starts_of(np.frombuffer(found.lines, np.uint32), np.uint64).astype(np.int64)
    numbers = np.frombuffer(found.paragraphs, np.uint32).astype(np.int64)
    first = np.cumsum(numbers) - numbers
    docs = np.repeat(np.arange(numbers.size), numbers)
    gaps = (np.arange(docs.size) - first[docs]) * PARAGRAPH_GAP
    return starts, docs.astype(np.uint64), gaps - starts[first][docs]


def _stretches(
    words: NDArray[np.uint32],
    starts: NDArray[np.int64],
    docs: _Numbers,
    shifts: NDArray[np.int64],
) -> Iterator[_Stretch]:
    """Cut words into stretches of whole lines."""
    line = 0
    while line < docs.size:
        fits = int(np.searchsorted(starts, starts[line] + _AT_ONCE, side="right")) - 1
        lines = slice(line, max(fits, line + 1))
        part = slice(int(starts[line]), int(starts[lines.stop]))
        sizes = np.diff(starts[line : lines.stop + 1])
        ends = np.repeat(shifts[lines], sizes)
        ends += np.arange(part.start, part.stop)
        ends <<= 1
        ends |= words[part] & 1
        yield _Stretch(part, np.repeat(docs[lines], sizes), ends.view(np.uint64))
        line = lines.stop
