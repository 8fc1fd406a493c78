"""A segment whose bytes are those written, and which leads nowhere all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest_tui.index.segment import ArraysDamaged, SegmentArrays, merge
from digest_tui.index.segment.arrays import ArrayFile, write_arrays
from digest_tui.index.segment.checking import check
from tests.index.segment.corpus import corpus
from tests.index.segment.test_writing import CASES, built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Change = Callable[[NDArray[Any]], NDArray[Any]]


def shorter(array: NDArray[Any]) -> NDArray[Any]:
    return array[:-1]


def later(array: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.r_[array[:1] + 1, array[1:]], array.dtype)


def backwards(array: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.r_[array[:1], array[-2:0:-1], array[-1:]], array.dtype)


def too_large(array: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.r_[array[:-1], 60_000], array.dtype)


def too_small(array: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.r_[array[:-1], -2], array.dtype)


@pytest.mark.parametrize("documents", CASES.values(), ids=CASES.keys())
def test_what_is_built_is_sound(tmp_path: Path, documents: list[dict[str, str | int]]) -> None:
    check(built(tmp_path / "built", documents))


def test_what_is_merged_is_sound(tmp_path: Path) -> None:
    part = built(tmp_path / "built", corpus(2, 20))
    kept = np.arange(part.documents) % 3 > 0
    merge(tmp_path / "merged", [(part, kept), (part, None)])
    check(SegmentArrays(tmp_path / "merged"))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (name, change)
        for change, names in {
            shorter: "day minute article.ordinals text_words.starts text_words.docs"
            " text_words.counts text_words.place_starts text_words.places text_words.small"
            " text_words.lowercase text_words.lengths url_words.offsets url_words.terms"
            " source.terms text_words.stems.starts text_words.stems.words"
            " text_words.stems.frequencies text_words.spellings.lengths",
            later: "source.offsets title_words.starts text_words.stems.starts",
            backwards: "text_words.offsets text_words.starts text_words.place_starts",
            too_large: "text_words.docs source.ordinals text_words.stems.words",
            too_small: "kind.ordinals",
        }.items()
        for name in names.split()
    ],
)
def test_what_does_not_fit_is_damage(tmp_path: Path, name: str, change: Change) -> None:
    segment = built(tmp_path / "built", corpus(2, 40))
    check(segment)
    file: ArrayFile = segment.file
    arrays = {each: file[each] for each in file}
    write_arrays(tmp_path / "changed", arrays | {name: change(arrays[name])}, file.values)
    changed = SegmentArrays(tmp_path / "changed")
    changed.verify()
    with pytest.raises(ArraysDamaged, match="does not fit into its segment"):
        check(changed)


def test_a_byte_that_is_another_one_is_damage(tmp_path: Path) -> None:
    built(tmp_path / "built", corpus(2, 40))
    content = bytearray((tmp_path / "built").read_bytes())
    content[-1] ^= 1
    (tmp_path / "changed").write_bytes(content)
    with pytest.raises(ArraysDamaged, match="is not what was written"):
        check(SegmentArrays(tmp_path / "changed"))
