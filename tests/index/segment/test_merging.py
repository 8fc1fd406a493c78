"""A merge makes what building anew makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest_tui.index.segment import SegmentArrays, SegmentBuilder, merge, merging
from tests.index.segment.corpus import corpus
from tests.index.segment.test_writing import CASES, EMPTY, built

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.index.segment.test_writing import Document

RANDOM = corpus(2, 70)
TABLE: dict[str, list[tuple[Sequence[Document], set[int]]]] = {
    "one": [(RANDOM[:20], set())],
    "two": [(RANDOM[:20], set()), (RANDOM[20:], set())],
    "three, some deleted": [
        (RANDOM[:20], {0, 3, 19}),
        (RANDOM[20:25], set(range(5))),
        (RANDOM[25:], {1, 2, 3}),
    ],
    "all deleted": [(RANDOM[:5], set(range(5)))],
    "nothing": [([], set()), ([], set())],
    "nothing and something": [([], set()), (RANDOM[:7], {2}), ([EMPTY], set())],
    "huge ones": [(CASES["a huge one"], {0}), (RANDOM[:9], set()), (CASES["a huge one"], {2})],
}


@pytest.mark.parametrize("at_once", [1, 50, 1 << 20])
@pytest.mark.parametrize("parts", TABLE.values(), ids=TABLE.keys())
def test_merged_is_built_anew(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    parts: list[tuple[list[Document], set[int]]],
    at_once: int,
) -> None:
    monkeypatch.setattr(merging, "_AT_ONCE", at_once)
    segments = []
    for number, (documents, gone) in enumerate(parts):
        kept = np.array([place not in gone for place in range(len(documents))], np.bool_)
        segment = built(tmp_path / f"{number}.arrays", documents)
        segments.append((segment, kept if gone else None))
    left = [
        document
        for documents, gone in parts
        for place, document in enumerate(documents)
        if place not in gone
    ]
    builder = SegmentBuilder()
    for document in left:
        builder.add(document)
    expected = builder.write(tmp_path / "anew.arrays")
    assert merge(tmp_path / "merged.arrays", segments) == expected
    merged, anew = (SegmentArrays(tmp_path / f"{n}.arrays").file for n in ("merged", "anew"))
    assert merged.values == anew.values
    assert list(merged) == list(anew)
    for name in anew:
        assert merged[name].dtype == anew[name].dtype
        assert merged[name].tolist() == anew[name].tolist(), name
