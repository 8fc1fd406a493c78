"""Makes a segment of documents: everything is remembered as numbers, and put in order at the end.

The file joins an index when a `codec.ArraySegment` with the same name is in the list of
segments of a table of contents that is written after it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.segment.arrays import write_arrays
from digest_tui.index.segment.cutting import cut
from digest_tui.index.segment.grouping import membership, spread
from digest_tui.index.segment.inverted import Made, keyword_arrays, text_arrays
from digest_tui.index.segment.layout import LAYOUT, Layout
from digest_tui.index.segment.lexicon import starts_of
from digest_tui.index.segment.ordering import Occurrences, inverted
from digest_tui.index.segment.pieces import PADDING, Pieces
from digest_tui.text.tokens import fold, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_TOGETHER = 1_000_000
"""Letters of texts that are cut at once: some 30 bytes each, for a moment."""


class Written(NamedTuple):
    """What was written."""

    documents: int
    occurrences: int
    """Of words, in all fields of text."""
    checksum: int
    """Of the whole file, in short: `SegmentArrays.file.checksum` is the same."""


class _Known(dict[bytes, int]):
    """The numbers of pieces of text, and the words that are in them."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.words: dict[bytes, int] = {}
        """The numbers of the words, folded."""
        self.sizes = array("I")
        """For each piece how many words are in it: nearly always one."""
        self.written = array("I")
        """How each word of the first piece is written, each of the second, and so on: twice
        the number of the word, and one more if its first letter is a small one."""

    def __missing__(self, piece: bytes) -> int:
        if piece.isalnum():  # of Latin letters without accents and digits alone
            self.sizes.append(1)
            self._write(piece.lower(), small=piece[:1].islower())
        else:
            found = written(piece.decode())
            self.sizes.append(len(found))
            for raw in found:
                self._write(fold(raw).encode(), small=raw[0].islower())
        number = self[piece] = len(self)
        return number

    def _write(self, word: bytes, *, small: bool) -> None:
        self.written.append(self.words.setdefault(word, len(self.words)) << 1 | small)


class _Text:
    """The words of a field, document after document."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        """Texts that are not cut yet."""
        self.words = array("I")
        """How the words are written, by number."""
        self.lines = array("I")
        """For each line how many words it has."""
        self.paragraphs = array("I")
        """For each document how many lines it has."""

    def take_in(self, known: _Known) -> None:
        """Cut the texts that are waiting."""
        joined, begin, lengths, lines, texts = cut(self.waiting, PADDING)
        self.waiting.clear()
        numbers = known.pieces.numbers(joined, begin, lengths, known.__getitem__)
        all_sizes = np.array(known.sizes, np.intp)
        starts, sizes = (np.cumsum(all_sizes) - all_sizes)[numbers], all_sizes[numbers]
        if (sizes != 1).any():
            lines = starts_of(sizes, np.uint64)[lines]
            starts = spread(starts, sizes)
        _extend(self.words, np.array(known.written, np.uint32)[starts])
        _extend(self.lines, np.diff(lines))
        _extend(self.paragraphs, texts)

    def occurrences(self) -> Occurrences:
        """Give all that was taken in."""
        return Occurrences(self.words, self.lines, self.paragraphs)


def _extend(kept: array[int], more: NDArray[Any]) -> None:
    kept.frombytes(more.astype(np.uint32).view(np.uint8).data)


class SegmentBuilder:
    """Takes documents in, and writes them as one segment."""

    def __init__(self, layout: Layout = LAYOUT) -> None:
        self._layout = layout
        self.documents = 0
        self._known = _Known()
        self._texts = {name: _Text() for name in layout.texts}
        self._waiting = 0
        self._keywords: dict[str, dict[str, int]] = {name: {} for name in layout.keywords}
        self._ordinals = {name: array("i") for name in layout.keywords}
        self._numbers = {name: array("i") for name in layout.numbers}

    @property
    def size(self) -> int:
        """How many words were taken in, roughly; writing takes some 25 bytes for each."""
        return sum(len(text.words) for text in self._texts.values()) + self._waiting // 6

    def add(self, document: Mapping[str, str | int]) -> None:
        """Take a document in. What is not in the layout is left out: stems are made of words."""
        for name, text in self._texts.items():
            words = str(document.get(name, ""))
            text.waiting.append(words)
            self._waiting += len(words)
        for name, values in self._keywords.items():
            value = document.get(name)
            self._ordinals[name].append(
                -1 if value is None else values.setdefault(str(value), len(values))
            )
        for name, numbers in self._numbers.items():
            numbers.append(int(document[name]))
        self.documents += 1
        if self._waiting >= _TOGETHER:
            self._take_in()

    def _take_in(self) -> None:
        for text in self._texts.values():
            text.take_in(self._known)
        self._waiting = 0

    def write(self, path: Path) -> Written:
        """Write all documents to a file that must not be there yet; then there are none left.

        Raises:
            OSError: There is no room or no permission; the file may be there in part.
        """
        self._take_in()
        terms = sorted(self._known.words)
        ranks = np.empty(len(terms), np.uint32)
        ranks[[self._known.words[term] for term in terms]] = np.arange(len(terms))
        del self._known
        made = Made({}, {"documents": self.documents})
        occurrences = 0
        for name, kinds in self._layout.texts.items():
            words = inverted(self._texts.pop(name).occurrences(), ranks, terms)
            families = {kind: membership(kind, words) for kind in kinds}
            arrays, values = text_arrays(name, words, self.documents, families)
            made.arrays.update(arrays)
            made.values.update(values)
            occurrences += words.places.size
        for name, known in self._keywords.items():
            made.arrays.update(_keywords(name, known, np.array(self._ordinals[name])))
        made.arrays.update({name: np.array(of, np.int32) for name, of in self._numbers.items()})
        return Written(self.documents, occurrences, write_arrays(path, *made))


def _keywords(
    name: str, known: Mapping[str, int], ordinals: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    terms = sorted((value.encode(), number) for value, number in known.items())
    place = np.full(len(terms) + 1, -1, np.int32)  # the last one is for -1
    place[[number for _, number in terms]] = np.arange(len(terms), dtype=np.int32)
    return keyword_arrays(name, [term for term, _ in terms], place[ordinals])
