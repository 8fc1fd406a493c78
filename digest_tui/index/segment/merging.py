"""Makes one segment of several, without what was deleted: what building it anew would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.segment.arrays import write_arrays
from digest_tui.index.segment.grouping import spread
from digest_tui.index.segment.inverted import (
    Inverted,
    Made,
    doc_type,
    keyword_arrays,
    text_arrays,
)
from digest_tui.index.segment.lexicon import starts_of
from digest_tui.index.segment.writing import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from digest_tui.index.segment.fields import KeywordField, SegmentArrays, TextField

_AT_ONCE = 1 << 21
"""Places of words that are moved together: some tens of megabytes."""
_NONE = -1


class _Part(NamedTuple):
    segment: SegmentArrays
    renumbered: NDArray[np.int32]
    """For each document what it will be, -1 where it is deleted."""


class _Moved(NamedTuple):
    """A field of a part, and where its words will be."""

    field: TextField
    renumbered: NDArray[np.int32]
    frequencies: NDArray[np.int64]
    """For each word in how many documents that are kept it stands."""
    totals: NDArray[np.int64]
    """And how often in all of them."""


def merge(path: Path, parts: Sequence[tuple[SegmentArrays, NDArray[np.bool_] | None]]) -> Written:
    """Write the documents of some segments as one, in their order.

    Args:
        path: A file that must not be there yet.
        parts: The segments, each with what is true for the documents that are kept, or
            None where all of them are.

    Raises:
        ArraysDamaged: A segment is not whole.
        OSError: There is no room or no permission; the file may be there in part.
    """
    layout = parts[0][0].layout
    numbered: list[_Part] = []
    documents = 0
    for segment, kept in parts:
        mask = np.ones(segment.documents, np.bool_) if kept is None else kept
        renumbered = np.where(mask, np.cumsum(mask) - 1 + documents, _NONE).astype(np.int32)
        numbered.append(_Part(segment, renumbered))
        documents += int(mask.sum())
    made = Made({}, {"documents": documents})
    occurrences = 0
    for name, kinds in layout.texts.items():
        fields = [_moved(part.segment.text[name], part.renumbered) for part in numbered]
        words = _together(fields, documents)
        arrays, values = text_arrays(name, words, documents, kinds)
        occurrences += words.places.size
        made.arrays.update(arrays)
        made.values.update(values)
    for name in layout.keywords:
        made.arrays.update(_keywords(name, numbered))
    for name in layout.numbers:
        made.arrays[name] = np.concatenate(
            [one.segment.numbers[name][one.renumbered != _NONE] for one in numbered]
        )
    return Written(documents, occurrences, write_arrays(path, *made))


def _moved(field: TextField, renumbered: NDArray[np.int32]) -> _Moved:
    frequencies = np.zeros(len(field.lexicon), np.int64)
    totals = np.zeros(len(field.lexicon), np.int64)
    for first, last in _stretches(field):
        starts = field.starts[first : last + 1].astype(np.int64)
        part = slice(starts[0], starts[-1])
        kept = renumbered[field.docs[part]] != _NONE
        at = starts[:-1] - starts[0]
        frequencies[first:last] = np.add.reduceat(kept, at, dtype=np.int64)
        totals[first:last] = np.add.reduceat(field.counts[part] * kept, at, dtype=np.int64)
    return _Moved(field, renumbered, frequencies, totals)


def _together(fields: Sequence[_Moved], documents: int) -> Inverted:
    """Put each word of each field where it will be: nothing has to be sorted but the words."""
    kept = [np.flatnonzero(one.frequencies) for one in fields]
    every = [one.field.lexicon.slice(range(len(one.field.lexicon))) for one in fields]
    terms = sorted(
        {of[word] for of, words in zip(every, kept, strict=True) for word in words.tolist()}
    )
    number = {term: place for place, term in enumerate(terms)}
    frequencies = np.zeros(len(terms), np.int64)
    totals = np.zeros(len(terms), np.int64)
    # For each word of each field where its documents and its places begin, after those of
    # the fields before.
    begin: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    numbers = [
        np.fromiter((number[of[word]] for word in words.tolist()), np.int64, words.size)
        for of, words in zip(every, kept, strict=True)
    ]
    for one, words, places in zip(fields, kept, numbers, strict=True):
        begin.append((frequencies[places], totals[places]))
        frequencies[places] += one.frequencies[words]
        totals[places] += one.totals[words]
    starts = starts_of(frequencies, np.uint64)[:-1].astype(np.int64)
    place_starts = starts_of(totals, np.uint64)[:-1].astype(np.int64)
    merged = Inverted(
        terms,
        frequencies,
        np.empty(frequencies.sum(), doc_type(documents)),
        np.empty(frequencies.sum(), np.uint32),
        np.empty(totals.sum(), np.uint32),
        np.empty(totals.sum(), np.bool_),
    )
    for one, words, places, (before, places_before) in zip(
        fields, kept, numbers, begin, strict=True
    ):
        to = np.zeros((2, one.frequencies.size), np.int64)
        to[:, words] = starts[places] + before, place_starts[places] + places_before
        for first, last in _stretches(one.field):
            _move(one, slice(first, last), to[:, first:last], merged)
    return merged


def _move(one: _Moved, words: slice, to: NDArray[np.int64], merged: Inverted) -> None:
    """Copy some words of a field to where they will be."""
    field = one.field
    part = slice(int(field.starts[words.start]), int(field.starts[words.stop]))
    docs = one.renumbered[field.docs[part]]
    counts = field.counts[part]
    kept = docs != _NONE
    target = spread(to[0], one.frequencies[words])
    merged.docs[target] = docs[kept]
    merged.counts[target] = counts[kept]
    part = slice(int(field.place_starts[words.start]), int(field.place_starts[words.stop]))
    target = spread(to[1], one.totals[words])
    kept = np.repeat(kept, counts)
    merged.places[target] = field.places[part][kept]
    merged.small[target] = _bits(field.small, part)[kept]


def _bits(packed: NDArray[np.uint8], part: slice) -> NDArray[np.bool_]:
    skipped = part.start % 8
    bits = np.unpackbits(packed[part.start // 8 : -(-part.stop // 8)])
    return bits[skipped : skipped + part.stop - part.start].view(np.bool_)


def _stretches(field: TextField) -> Iterator[tuple[int, int]]:
    """Cut the words of a field into stretches that have not too many places."""
    starts, first = field.place_starts, 0
    while first < len(field.lexicon):
        most = int(starts[first]) + _AT_ONCE
        last = max(int(np.searchsorted(starts, most, side="right")) - 1, first + 1)
        yield first, last
        first = last


def _keywords(name: str, parts: Sequence[_Part]) -> dict[str, NDArray[Any]]:
    fields: list[KeywordField] = [part.segment.keywords[name] for part in parts]
    ordinals = [
        field.ordinals[part.renumbered != _NONE] for field, part in zip(fields, parts, strict=True)
    ]
    used = [np.unique(of[of >= 0]).tolist() for of in ordinals]
    terms = sorted(
        {field.lexicon[one] for field, of in zip(fields, used, strict=True) for one in of}
    )
    number = {term: place for place, term in enumerate(terms)}
    moved = []
    for field, of, present in zip(fields, ordinals, used, strict=True):
        to = np.full(len(field.lexicon) + 1, _NONE, np.int32)  # the last one is for -1
        to[present] = [number[field.lexicon[one]] for one in present]
        moved.append(to[of])
    return keyword_arrays(name, terms, np.concatenate(moved))
