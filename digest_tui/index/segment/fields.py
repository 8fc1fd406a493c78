"""What a segment says of its fields, as views on its file: nothing is read before it is asked for.

Words, families and keywords are known by their place in a lexicon, documents by the
order in which they were added.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.segment.arrays import ArrayFile
from digest_tui.index.segment.layout import LAYOUT, Layout
from digest_tui.index.segment.lexicon import Lexicon
from digest_tui.index.segment.narrow import Narrow
from digest_tui.index.segment.sizes import Sizes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


class Postings(NamedTuple):
    """The documents of a term."""

    docs: NDArray[Any]
    """Ascending; uint16 in a segment of 65,536 documents or fewer, else uint32."""
    counts: NDArray[Any]
    """How often the term stands in each; uint8, or uint32 where one is above 255."""


class Families:
    """Families of words: those of one stem, or those that spell one name."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self.total_length = file.value(f"{name}.length")
        """How often a word of a family stands anywhere, once a family."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """What the families are known by."""
        return Lexicon.of(self._file, self._name)

    @cached_property
    def starts(self) -> NDArray[np.uint32]:
        """Where the words of a family start in `words`, and end: one more than families."""
        return self._file[f"{self._name}.starts"]

    @cached_property
    def words(self) -> NDArray[np.uint32]:
        """The words of the first family, of the second, and so on, ascending in each."""
        return self._file[f"{self._name}.words"]

    @cached_property
    def frequencies(self) -> NDArray[np.uint32]:
        """In how many documents any word of a family stands."""
        return self._file[f"{self._name}.frequencies"]

    @cached_property
    def lengths(self) -> NDArray[np.uint8]:
        """How many words a document has, once a family, as Whoosh writes lengths in a byte."""
        return self._file[f"{self._name}.lengths"]

    def members(self, family: int) -> NDArray[np.uint32]:
        """Give the words of a family, ascending."""
        return self.words[self.starts[family] : self.starts[family + 1]]


class TextField:
    """The words of a part of the articles, and where they stand."""

    def __init__(self, file: ArrayFile, name: str, documents: int, kinds: tuple[str, ...]) -> None:
        self._file = file
        self._name = name
        self.documents = documents
        self.families: Mapping[str, Families] = {
            kind: Families(file, f"{name}.{kind}") for kind in kinds
        }
        self.total_length = file.value(f"{name}.length")
        """How many words there are in all documents."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words, folded."""
        return Lexicon.of(self._file, self._name)

    @cached_property
    def starts(self) -> NDArray[Any]:
        """Where the documents of a word start in `docs`, and end: one more than words."""
        return self._file[f"{self._name}.starts"]

    @cached_property
    def docs(self) -> NDArray[Any]:
        """The documents of the first word, of the second, and so on."""
        return self._file[f"{self._name}.docs"]

    @cached_property
    def counts(self) -> Narrow:
        """For each of `docs`, how often the word stands in it."""
        return Narrow(self._file, f"{self._name}.counts")

    @cached_property
    def place_starts(self) -> NDArray[Any]:
        """Where the places of a word start in `places`, and end: one more than words."""
        return self._file[f"{self._name}.place_starts"]

    @cached_property
    def places(self) -> Narrow:
        """Where the first word stands in its first document, in its second, and so on."""
        return Narrow(self._file, f"{self._name}.places")

    @cached_property
    def small(self) -> NDArray[np.uint8]:
        """For each of `places` a bit, first the highest: is the first letter a small one?"""
        return self._file[f"{self._name}.small"]

    @cached_property
    def lowercase(self) -> NDArray[np.uint32]:
        """How often a word is written with a small first letter."""
        return self._file[f"{self._name}.lowercase"]

    @cached_property
    def lengths(self) -> NDArray[np.uint8]:
        """How many words a document has, as Whoosh writes lengths in a byte."""
        return self._file[f"{self._name}.lengths"]

    @cached_property
    def frequencies(self) -> Sizes:
        """In how many documents a word stands."""
        return Sizes(self.starts)

    @cached_property
    def totals(self) -> Sizes:
        """How often a word stands anywhere."""
        return Sizes(self.place_starts)

    def postings(self, word: int) -> Postings:
        """Give the documents of a word."""
        part = slice(int(self.starts[word]), int(self.starts[word + 1]))
        return Postings(self.docs[part], self.counts[part])

    def positions(self, word: int) -> NDArray[Any]:
        """Give all places of a word: of its first document, of its second, and so on.

        They are uint16, or uint32 where one of them is above 65,535.
        """
        return self.places[int(self.place_starts[word]) : int(self.place_starts[word + 1])]

    def let_go(self) -> None:
        """Hold nothing of the documents of words in memory; what is asked for is mapped again."""
        for name in ("docs", "counts"):
            self._file.let_go(f"{self._name}.{name}")

    def family_postings(self, kind: str, family: int) -> Postings:
        """Give the documents of all words of a family, with how often any of them stands there."""
        return self.joint_postings(self.families[kind].members(family).tolist())

    def joint_postings(self, words: Sequence[int]) -> Postings:
        """Give the documents of some words, with how often any of them stands there."""
        if len(words) == 1:
            return self.postings(words[0])
        counts = np.zeros(self.documents, np.uint32)
        for word in words:
            docs, times = self.postings(word)
            counts[docs] += times
        together = np.flatnonzero(counts != 0)  # of truth values, it is five times as fast
        return Postings(together.astype(self.docs.dtype), counts[together])


class KeywordField:
    """A field of which a document has one value or none."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name

    @cached_property
    def lexicon(self) -> Lexicon:
        """The values."""
        return Lexicon.of(self._file, self._name)

    @cached_property
    def ordinals(self) -> NDArray[np.int32]:
        """For each document the number of its value, -1 where it has none."""
        return self._file[f"{self._name}.ordinals"]

    def docs(self, ordinal: int) -> NDArray[np.intp]:
        """Give the documents that have a value, ascending."""
        return np.flatnonzero(self.ordinals == ordinal)


class SegmentArrays:
    """One segment of the index."""

    def __init__(self, path: Path, layout: Layout = LAYOUT) -> None:
        """Open a segment.

        Raises:
            ArraysDamaged: The file is cut off, or not what we write.
            OSError: It cannot be opened.
        """
        self.file = ArrayFile(path)
        self.layout = layout
        self.documents = self.file.value("documents")
        self.text: Mapping[str, TextField] = {
            name: TextField(self.file, name, self.documents, kinds)
            for name, kinds in layout.texts.items()
        }
        self.keywords: Mapping[str, KeywordField] = {
            name: KeywordField(self.file, name) for name in layout.keywords
        }
        self.numbers: Mapping[str, NDArray[np.int32]] = {
            name: self.file[name] for name in layout.numbers
        }

    def verify(self) -> None:
        """Read everything once.

        Raises:
            ArraysDamaged: A byte is not what was written.
        """
        self.file.verify()
