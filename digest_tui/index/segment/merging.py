"""Makes one segment of several, without what was deleted: what building it anew would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from digest_tui.index.families import OF_NAMES
from digest_tui.index.segment.arrays import write_arrays
from digest_tui.index.segment.grouping import Membership, membership, spread
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
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from digest_tui.index.segment.fields import KeywordField, SegmentArrays, TextField
    from digest_tui.index.segment.lexicon import Lexicon

_AT_ONCE = 1 << 20
"""Places of words that are moved together: some tens of megabytes."""
_NONE = -1


class _Part(NamedTuple):
    segment: SegmentArrays
    renumbered: NDArray[np.int32]
    """For each document what it will be, -1 where it is deleted."""


def _unasked() -> None:
    """Go on."""


class _Moved(NamedTuple):
    """A field of a part, and where its words will be."""

    field: TextField
    renumbered: NDArray[np.int32]
    frequencies: NDArray[np.int64]
    """For each word in how many documents that are kept it stands."""
    totals: NDArray[np.int64]
    """And how often in all of them."""
    kept: NDArray[np.int64]
    """The words that stand in any."""


def merge(
    path: Path,
    parts: Sequence[tuple[SegmentArrays, NDArray[np.bool_] | None]],
    go_on: Callable[[], object] = _unasked,
) -> Written:
    """Write the documents of some segments as one, in their order.

    Args:
        path: A file that must not be there yet.
        parts: The segments, each with what is true for the documents that are kept, or
            None where all of them are.
        go_on: Called some times a second; what it raises ends this.

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
        fields = [_moved(part.segment.text[name], part.renumbered, go_on) for part in numbered]
        terms, places = _united([(one.field.lexicon, one.kept) for one in fields])
        go_on()
        words = _together(fields, terms, places, documents, go_on)
        families = {}
        for kind in kinds:
            go_on()
            # What is a name in a part may be none in all of them.
            anew = kind in OF_NAMES
            families[kind] = membership(kind, words) if anew else _families(kind, fields, places)
        go_on()
        arrays, values = text_arrays(name, words, documents, families)
        occurrences += words.places.size
        made.arrays.update(arrays)
        made.values.update(values)
    for name in layout.keywords:
        made.arrays.update(_keywords(name, numbered))
    for name in layout.numbers:
        made.arrays[name] = np.concatenate(
            [one.segment.numbers[name][one.renumbered != _NONE] for one in numbered]
        )
    go_on()
    return Written(documents, occurrences, write_arrays(path, *made))


def _moved(field: TextField, renumbered: NDArray[np.int32], go_on: Callable[[], object]) -> _Moved:
    frequencies = np.zeros(len(field.lexicon), np.int64)
    totals = np.zeros(len(field.lexicon), np.int64)
    for first, last in _stretches(field):
        go_on()
        starts = field.starts[first : last + 1].astype(np.int64)
        part = slice(starts[0], starts[-1])
        kept = renumbered[field.docs[part]] != _NONE
        at = starts[:-1] - starts[0]
        frequencies[first:last] = np.add.reduceat(kept, at, dtype=np.int64)
        totals[first:last] = np.add.reduceat(field.counts[part] * kept, at, dtype=np.int64)
    return _Moved(field, renumbered, frequencies, totals, np.flatnonzero(frequencies))


def _united(
    lexicons: Sequence[tuple[Lexicon, NDArray[np.int64]]],
) -> tuple[list[bytes], list[NDArray[np.int64]]]:
    """Put terms of some lexicons together.

    Args:
        lexicons: Each with the terms that are wanted.

    Returns:
        The terms, sorted, and for each of those that were wanted its place among them.
    """
    wanted = []
    for lexicon, numbers in lexicons:
        every = lexicon.slice(range(len(lexicon)))
        wanted.append([every[number] for number in numbers.tolist()])
    terms = sorted(set().union(*wanted))
    place = {term: number for number, term in enumerate(terms)}
    return terms, [np.fromiter(map(place.__getitem__, one), np.int64, len(one)) for one in wanted]


def _families(
    kind: str, fields: Sequence[_Moved], places: Sequence[NDArray[np.int64]]
) -> Membership:
    """Put families together: a word is in the same ones in each field."""
    found = []
    for one, to in zip(fields, places, strict=True):
        families = one.field.families[kind]
        words = np.full(one.frequencies.size, _NONE)
        words[one.kept] = to
        word = words[families.words]
        family = np.repeat(np.arange(len(families.lexicon)), np.diff(families.starts))
        found.append((families.lexicon, family[word != _NONE], word[word != _NONE]))
    keys, moved = _united([(lexicon, np.unique(family)) for lexicon, family, _ in found])
    pairs = [np.empty(0, np.int64)]
    for (lexicon, family, word), to in zip(found, moved, strict=True):
        numbers = np.empty(len(lexicon), np.int64)
        numbers[np.unique(family)] = to
        pairs.append((numbers[family] << 32) | word)
    each = np.unique(np.concatenate(pairs))
    return Membership(keys, each >> 32, each & 0xFFFFFFFF)


def _together(
    fields: Sequence[_Moved],
    terms: list[bytes],
    numbers: Sequence[NDArray[np.int64]],
    documents: int,
    go_on: Callable[[], object],
) -> Inverted:
    """Put each word of each field where it will be, at `numbers`: nothing has to be sorted."""
    frequencies = np.zeros(len(terms), np.int64)
    totals = np.zeros(len(terms), np.int64)
    # For each word of each field where its documents and its places begin, after those of
    # the fields before.
    begin: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for one, places in zip(fields, numbers, strict=True):
        begin.append((frequencies[places], totals[places]))
        frequencies[places] += one.frequencies[one.kept]
        totals[places] += one.totals[one.kept]
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
    for one, places, (before, places_before) in zip(fields, numbers, begin, strict=True):
        to = np.zeros((2, one.frequencies.size), np.int64)
        to[:, one.kept] = starts[places] + before, place_starts[places] + places_before
        for first, last in _stretches(one.field):
            go_on()
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
    used = [np.unique(of[of >= 0]).astype(np.int64) for of in ordinals]
    terms, places = _united(
        [(field.lexicon, numbers) for field, numbers in zip(fields, used, strict=True)]
    )
    moved = []
    for field, of, numbers, to in zip(fields, ordinals, used, places, strict=True):
        renumbered = np.full(len(field.lexicon) + 1, _NONE, np.int32)  # the last is for -1
        renumbered[numbers] = to
        moved.append(renumbered[of])
    return keyword_arrays(name, terms, np.concatenate(moved))
