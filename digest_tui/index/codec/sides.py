"""The fields of Whoosh's schema, each as a side of the arrays that say it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from whoosh.fields import NUMERIC

from digest_tui.index.families import STEMS
from digest_tui.index.segment import Lexicon, Postings
from digest_tui.index.segment.layout import WORDS_SUFFIX
from digest_tui.index.segment.lexicon import lexicon_arrays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from digest_tui.index.segment import KeywordField, SegmentArrays, TextField

_NUMBER = NUMERIC(int, shift_step=0)


class Side(Protocol):
    """Terms with their documents, and the documents' lengths."""

    total_length: int
    """How many words all documents have; 0 where that plays no part."""

    @property
    def lexicon(self) -> Lexicon:
        """The terms."""
        ...

    @property
    def lengths(self) -> NDArray[np.uint8] | None:
        """How many words a document has, as a byte; None where that plays no part."""
        ...

    def postings(self, term: int) -> Postings:
        """Give the documents of a term."""
        ...

    def positions(self, term: int) -> NDArray[Any] | None:
        """Give all places of a term, document after document, where they are known."""
        ...

    def frequency(self, term: int) -> int:
        """Count the documents of a term."""
        ...


class _Words:
    def __init__(self, field: TextField) -> None:
        self._field = field
        self.total_length = field.total_length

    @property
    def lexicon(self) -> Lexicon:
        return self._field.lexicon

    @property
    def lengths(self) -> NDArray[np.uint8] | None:
        return self._field.lengths

    def postings(self, term: int) -> Postings:
        return self._field.postings(term)

    def positions(self, term: int) -> NDArray[Any] | None:
        return self._field.positions(term)

    def frequency(self, term: int) -> int:
        return int(self._field.frequencies[term])


class _Stems:
    def __init__(self, field: TextField) -> None:
        self._field = field
        self._families = field.families[STEMS]
        self.total_length = self._families.total_length

    @property
    def lexicon(self) -> Lexicon:
        return self._families.lexicon

    @property
    def lengths(self) -> NDArray[np.uint8] | None:
        return self._families.lengths

    def postings(self, term: int) -> Postings:
        return self._field.family_postings(STEMS, term)

    def positions(self, term: int) -> NDArray[Any] | None:  # noqa: ARG002
        return None

    def frequency(self, term: int) -> int:
        return int(self._families.frequencies[term])


class _Values:
    """Values of which a document has one or none."""

    total_length = 0
    lengths = None

    def __init__(self, lexicon: Lexicon, ordinals: NDArray[Any]) -> None:
        self.lexicon = lexicon
        self._ordinals = ordinals

    def postings(self, term: int) -> Postings:
        docs = np.flatnonzero(self._ordinals == term)
        return Postings(docs, np.ones(docs.size, np.uint8))

    def positions(self, term: int) -> NDArray[Any] | None:  # noqa: ARG002
        return None

    def frequency(self, term: int) -> int:
        return int(np.count_nonzero(self._ordinals == term))


class Sides:
    """All fields of a segment by name; each is made when it is first asked for."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays
        self._made: dict[str, Side] = {}

    @cached_property
    def names(self) -> list[str]:
        """The fields that have terms, in order."""
        arrays = self._arrays
        words = arrays.text.keys()
        stems = [_stems(name) for name, field in arrays.text.items() if STEMS in field.families]
        every = sorted([*words, *stems, *arrays.keywords, *arrays.numbers])
        return [name for name in every if len(self[name].lexicon)]

    def __getitem__(self, name: str) -> Side:
        """Give a field.

        Raises:
            KeyError: There is none of that name.
        """
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def get(self, name: str) -> Side | None:
        """Give a field if there is one."""
        try:
            return self[name]
        except KeyError:
            return None

    def _make(self, name: str) -> Side:
        arrays = self._arrays
        if name in arrays.numbers:
            return _numbers(arrays.numbers[name])
        if name in arrays.keywords:
            return _keywords(arrays.keywords[name])
        if name in arrays.text:
            return _Words(arrays.text[name])
        return _stems_of(arrays.text, name)


def _stems(name: str) -> str:
    return name.removesuffix(WORDS_SUFFIX)


def _stems_of(text: Mapping[str, TextField], name: str) -> Side:
    field = text[f"{name}{WORDS_SUFFIX}"]
    if STEMS not in field.families:
        raise KeyError(name)
    return _Stems(field)


def _keywords(field: KeywordField) -> Side:
    return _Values(field.lexicon, field.ordinals)


def _numbers(numbers: NDArray[np.int32]) -> Side:
    values, ordinals = np.unique(numbers, return_inverse=True)
    # Whoosh writes numbers so that their bytes are in their order.
    made = lexicon_arrays("", [_NUMBER.to_bytes(value) for value in values.tolist()])
    return _Values(Lexicon(*made.values()), ordinals)
