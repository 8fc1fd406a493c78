"""Makes a segment of documents: everything is remembered as numbers, and put in order at the end.

The file joins an index when a `codec.ArraySegment` with the same name is in the list of
segments of a table of contents that is written after it.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.analysis import PARAGRAPH_GAP
from digest_tui.index.families import KEYS
from digest_tui.index.segment.arrays import write_arrays
from digest_tui.index.segment.grouping import membership, spread
from digest_tui.index.segment.inverted import (
    Inverted,
    Made,
    doc_type,
    keyword_arrays,
    text_arrays,
)
from digest_tui.index.segment.layout import LAYOUT, Layout
from digest_tui.text.tokens import fold, pieces, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray


class Written(NamedTuple):
    """What was written."""

    documents: int
    occurrences: int
    """Of words, in all fields of text."""
    checksum: int
    """Of the whole file, in short: `SegmentArrays.file.checksum` is the same."""


class _Known(dict[str, int]):
    """The numbers of pieces of text, and the words that are in them."""

    def __init__(self) -> None:
        self.folded: dict[str, int] = {}
        self.sizes = array("I")
        """For each piece how many words are in it: nearly always one."""
        self.words = array("I")
        """The words of the first piece, of the second, and so on, by number."""
        self.small = array("B")
        """For each of them whether its first letter is a small one."""

    def __missing__(self, piece: str) -> int:
        found = written(piece)
        self.sizes.append(len(found))
        for raw in found:
            self.words.append(self.folded.setdefault(fold(raw), len(self.folded)))
            self.small.append(raw[0].islower())
        number = self[piece] = len(self)
        return number


class _Text:
    """The words of a field, document after document."""

    def __init__(self) -> None:
        self.pieces = array("I")
        """What the texts consist of, by number."""
        self.lines = array("I")
        """For each line how many pieces it has."""
        self.paragraphs = array("I")
        """For each document how many lines it has."""

    def add(self, text: str, known: _Known) -> None:
        lines = pieces(text) if text else [[]]
        self.pieces.extend(map(known.__getitem__, chain.from_iterable(lines)))
        self.lines.extend(map(len, lines))
        self.paragraphs.append(len(lines))


class _Ranked(NamedTuple):
    """What is known of pieces, with the words by their place among all that are sorted."""

    terms: list[bytes]
    sizes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    """Where the words of a piece start in `words`."""
    words: NDArray[np.uint32]
    small: NDArray[np.uint32]


class SegmentBuilder:
    """Takes documents in, and writes them as one segment."""

    def __init__(self, layout: Layout = LAYOUT) -> None:
        self._layout = layout
        self.documents = 0
        self._known = _Known()
        self._texts = {name: _Text() for name in layout.texts}
        self._keywords: dict[str, dict[str, int]] = {name: {} for name in layout.keywords}
        self._ordinals = {name: array("i") for name in layout.keywords}
        self._numbers = {name: array("i") for name in layout.numbers}

    @property
    def size(self) -> int:
        """How many words were taken in, roughly; writing takes about 50 bytes for each."""
        return sum(len(text.pieces) for text in self._texts.values())

    def add(self, document: Mapping[str, str | int]) -> None:
        """Take a document in. What is not in the layout is left out: stems are made of words."""
        for name, text in self._texts.items():
            text.add(str(document.get(name, "")), self._known)
        for name, values in self._keywords.items():
            value = document.get(name)
            self._ordinals[name].append(
                -1 if value is None else values.setdefault(str(value), len(values))
            )
        for name, numbers in self._numbers.items():
            numbers.append(int(document[name]))
        self.documents += 1

    def write(self, path: Path) -> Written:
        """Write all documents to a file that must not be there yet.

        Raises:
            OSError: There is no room or no permission; the file may be there in part.
        """
        made = Made({}, {"documents": self.documents})
        ranked = _ranked(self._known)
        occurrences = 0
        for name, text in self._texts.items():
            words = _inverted(text, ranked)
            families = {
                kind: membership(words.terms, KEYS[kind]) for kind in self._layout.texts[name]
            }
            arrays, values = text_arrays(name, words, self.documents, families)
            made.arrays.update(arrays)
            made.values.update(values)
            occurrences += words.places.size
        for name, known in self._keywords.items():
            made.arrays.update(_keywords(name, known, np.array(self._ordinals[name])))
        made.arrays.update({name: np.array(of, np.int32) for name, of in self._numbers.items()})
        return Written(self.documents, occurrences, write_arrays(path, *made))


def _ranked(known: _Known) -> _Ranked:
    terms = [word.encode() for word in known.folded]
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.empty(len(terms), np.uint32)
    rank[order] = np.arange(len(terms), dtype=np.uint32)
    sizes = np.array(known.sizes, np.uint32)
    return _Ranked(
        [terms[word] for word in order],
        sizes,
        np.cumsum(sizes, dtype=np.int64) - sizes,
        rank[np.array(known.words, np.uint32)],
        np.array(known.small, np.uint32),
    )


def _inverted(text: _Text, ranked: _Ranked) -> Inverted:
    """Put the words of a field in order."""
    numbers = np.frombuffer(text.pieces, np.uint32)
    sizes = ranked.sizes[numbers]
    words = ranked.starts[numbers]
    if (sizes != 1).any():
        words = spread(words, sizes)
    docs, places = _placed(text, sizes)
    # Whether a word is written small goes with its place, in the lowest bit.
    places <<= np.uint32(1)
    places |= ranked.small[words]
    # Sorting pairs of words and numbers keeps equal words in order, and is the fastest way.
    pairs = np.empty((words.size, 2), "<u4")
    pairs[:, 0] = np.arange(words.size, dtype=np.uint32)
    pairs[:, 1] = ranked.words[words]
    del words
    pairs.reshape(-1).view("<u8").sort()
    order = pairs[:, 0].astype(np.intp)
    ranks = np.ascontiguousarray(pairs[:, 1])
    del pairs
    docs, places = docs[order], places[order]
    del order
    new = np.ones(ranks.size, np.bool_)
    np.not_equal(ranks[1:], ranks[:-1], out=new[1:])
    new[1:] |= docs[1:] != docs[:-1]
    first = np.flatnonzero(new)
    frequencies = np.bincount(ranks[first], minlength=len(ranked.terms))
    present = np.flatnonzero(frequencies)
    return Inverted(
        [ranked.terms[word] for word in present.tolist()],
        frequencies[present],
        docs[first],
        np.diff(first, append=ranks.size).astype(np.uint32),
        places >> np.uint32(1),
        (places & np.uint32(1)).astype(np.bool_),
    )


def _placed(text: _Text, sizes: NDArray[np.uint32]) -> tuple[NDArray[Any], NDArray[np.uint32]]:
    """Give for each word of a field its document, and its place in it as `Words` counts."""
    ends = np.cumsum(text.lines, dtype=np.int64)
    before = np.zeros(sizes.size + 1, np.int64)
    np.cumsum(sizes, out=before[1:])
    words = np.diff(before[ends], prepend=0)
    lines = np.array(text.paragraphs, np.int64)
    line_starts = np.cumsum(words) - words
    document = np.repeat(np.arange(lines.size, dtype=doc_type(lines.size)), lines)
    first_line = np.cumsum(lines) - lines
    gaps = (np.arange(words.size) - np.repeat(first_line, lines)) * PARAGRAPH_GAP
    # Of a word that is the n-th of the field: less what is before its document, more the gaps.
    shift = gaps - line_starts[first_line][document]
    places = np.arange(words.sum(), dtype=np.uint32)
    places += np.repeat(shift.astype(np.uint32), words)  # whole numbers below 0 come round
    return np.repeat(document, words), places


def _keywords(
    name: str, known: Mapping[str, int], ordinals: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    terms = sorted((value.encode(), number) for value, number in known.items())
    place = np.full(len(terms) + 1, -1, np.int32)  # the last one is for -1
    place[[number for _, number in terms]] = np.arange(len(terms), dtype=np.int32)
    return keyword_arrays(name, [term for term, _ in terms], place[ordinals])
