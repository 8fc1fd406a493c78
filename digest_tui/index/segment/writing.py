"""Makes a segment of documents: everything is remembered as numbers, and put in order at the end.

The file joins an index when a `codec.ArraySegment` with the same name is in the list of
segments of a table of contents that is written after it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.analysis import PARAGRAPH_GAP
from digest_tui.index.segment.arrays import write_arrays
from digest_tui.index.segment.inverted import Inverted, Made, keyword_arrays, text_arrays
from digest_tui.index.segment.layout import LAYOUT, Layout
from digest_tui.text.tokens import fold, written

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
    """The numbers of words as they are written, and of what they are folded to."""

    def __init__(self) -> None:
        self.folded: dict[str, int] = {}
        self.word = array("I")
        """For each written word the number of the folded one."""
        self.small = array("B")
        """For each written word whether its first letter is a small one."""

    def __missing__(self, raw: str) -> int:
        self.word.append(self.folded.setdefault(fold(raw), len(self.folded)))
        self.small.append(raw[0].islower())
        number = self[raw] = len(self)
        return number


class _Text:
    """The words of a field, document after document."""

    def __init__(self) -> None:
        self.raw = array("I")
        """The written words, by number."""
        self.lines = array("I")
        """For each line how many words it has."""
        self.paragraphs = array("I")
        """For each document how many lines it has."""

    def add(self, text: str, known: _Known) -> None:
        lines = written(text)
        number = known.__getitem__
        for line in lines:
            self.raw.extend(map(number, line))
        self.lines.extend(map(len, lines))
        self.paragraphs.append(len(lines))


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
        """How many words were taken in; each needs about 40 bytes when they are written."""
        return sum(len(text.raw) for text in self._texts.values())

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
        terms = [word.encode() for word in self._known.folded]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        rank = np.empty(len(terms), np.uint32)
        rank[order] = np.arange(len(terms), dtype=np.uint32)
        ranked = rank[np.array(self._known.word)]
        small = np.array(self._known.small, np.bool_)
        ordered = [terms[word] for word in order]
        for name, text in self._texts.items():
            words = _inverted(text, ranked, small, ordered)
            arrays, values = text_arrays(name, words, self.documents, self._layout.texts[name])
            made.arrays.update(arrays)
            made.values.update(values)
        for name, known in self._keywords.items():
            made.arrays.update(_keywords(name, known, np.array(self._ordinals[name])))
        made.arrays.update({name: np.array(of, np.int32) for name, of in self._numbers.items()})
        return Written(self.documents, self.size, write_arrays(path, *made))


def _inverted(
    text: _Text, ranked: NDArray[np.uint32], small: NDArray[np.bool_], terms: list[bytes]
) -> Inverted:
    """Put the words of a field in order.

    Args:
        text: The field.
        ranked: For each written word the place of the folded one in `terms`.
        small: For each written word whether its first letter is a small one.
        terms: The folded words of all fields, sorted.
    """
    raw = np.array(text.raw, np.uint32)
    ranks = ranked[raw]
    # Sorting pairs in one number keeps equal words as they were, and is the fastest way.
    pairs = (ranks.astype(np.uint64) << np.uint64(32)) | np.arange(raw.size, dtype=np.uint64)
    pairs.sort()
    order = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    ranks = (pairs >> np.uint64(32)).astype(np.uint32)
    del pairs
    docs, places = _placed(text)
    docs = docs[order]
    new = np.ones(order.size, np.bool_)
    new[1:] = (ranks[1:] != ranks[:-1]) | (docs[1:] != docs[:-1])
    first = np.flatnonzero(new)
    frequencies = np.bincount(ranks[first], minlength=len(terms))
    present = np.flatnonzero(frequencies)
    return Inverted(
        [terms[word] for word in present.tolist()],
        frequencies[present],
        docs[first],
        np.diff(first, append=order.size).astype(np.uint32),
        places[order],
        small[raw[order]],
    )


def _placed(text: _Text) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Give for each word of a field its document, and its place in it as `Words` counts."""
    words = np.array(text.lines, np.int64)
    lines = np.array(text.paragraphs, np.int64)
    line_starts = np.cumsum(words) - words
    document = np.repeat(np.arange(lines.size), lines)
    first_line = np.cumsum(lines) - lines
    gaps = (np.arange(words.size) - np.repeat(first_line, lines)) * PARAGRAPH_GAP
    # Of a word that is the n-th of the field: less what is before its document, more the gaps.
    shift = gaps - line_starts[first_line][document]
    places = np.arange(words.sum()) + np.repeat(shift, words)
    return np.repeat(document, words).astype(np.uint32), places.astype(np.uint32)


def _keywords(
    name: str, known: Mapping[str, int], ordinals: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    terms = sorted((value.encode(), number) for value, number in known.items())
    place = np.full(len(terms) + 1, -1, np.int32)  # the last one is for -1
    place[[number for _, number in terms]] = np.arange(len(terms), dtype=np.int32)
    return keyword_arrays(name, [term for term, _ in terms], place[ordinals])
