"""Whether what a segment says fits together: that its bytes are those written does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from digest_tui.index.segment.arrays import ArraysDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from digest_tui.index.segment.fields import Families, KeywordField, SegmentArrays, TextField


def check(segment: SegmentArrays) -> None:
    """Look at all that leads from one array into another; every byte of it is read.

    Raises:
        ArraysDamaged: Something is not what was written, or leads nowhere.
    """
    segment.verify()
    for name, fits in _parts(segment):
        if not fits:
            raise ArraysDamaged(f"{name} does not fit into its segment")


def _parts(segment: SegmentArrays) -> Iterator[tuple[str, bool]]:
    documents = segment.documents
    for name, numbers in segment.numbers.items():
        yield name, numbers.size == documents
    for name, keyword in segment.keywords.items():
        yield name, _is_sound_keyword(keyword, documents)
    for name, text in segment.text.items():
        yield name, _is_sound_text(text)
        for kind, families in text.families.items():
            yield f"{name}.{kind}", _is_sound_family(families, len(text.lexicon), documents)


def _is_sound_keyword(field: KeywordField, documents: int) -> bool:
    ordinals = field.ordinals
    return (
        field.lexicon.is_sound()
        and ordinals.size == documents
        and (not ordinals.size or -1 <= ordinals.min() <= ordinals.max() < len(field.lexicon))
    )


def _is_sound_text(field: TextField) -> bool:
    words = len(field.lexicon)
    places = field.places.size
    return (
        field.lexicon.is_sound()
        and _leads(field.starts, words, field.docs.size)
        and _leads(field.place_starts, words, places)
        and _is_below(field.docs, field.documents)
        and field.counts.size == field.docs.size
        and field.small.size == -(-places // 8)
        and field.lowercase.size == words
        and field.lengths.size == field.documents
    )


def _is_sound_family(families: Families, words: int, documents: int) -> bool:
    number = len(families.lexicon)
    return (
        families.lexicon.is_sound()
        and _leads(families.starts, number, families.words.size)
        and _is_below(families.words, words)
        and families.frequencies.size == number
        and families.lengths.size == documents
    )


def _leads(starts: NDArray[Any], items: int, end: int) -> bool:
    """Tell whether stretches follow each other, one for each of some items, up to an end."""
    return (
        starts.size == items + 1
        and starts[0] == 0
        and bool(np.all(starts[1:] >= starts[:-1]))
        and int(starts[-1]) == end
    )


def _is_below(numbers: NDArray[Any], end: int) -> bool:
    return not numbers.size or int(numbers.max()) < end
