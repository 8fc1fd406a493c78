"""A segment says what our own analysis says of the documents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from digest_tui.index.analysis import Words
from digest_tui.index.segment import SegmentArrays, SegmentBuilder, ordering, writing
from digest_tui.index.segment.layout import LAYOUT
from tests.index.segment.corpus import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Document = dict[str, str | int]
EMPTY: Document = {"kind": "article", "article": "a", "source": "-", "day": 0, "minute": -1}


def built(path: Path, documents: Sequence[Document]) -> SegmentArrays:
    builder = SegmentBuilder()
    for document in documents:
        builder.add(document)
    written = builder.write(path)
    segment = SegmentArrays(path)
    assert written.documents == segment.documents == len(documents)
    assert written.occurrences == sum(field.total_length for field in segment.text.values())
    assert written.checksum == segment.file.checksum
    segment.verify()
    return segment


def expected(documents: Sequence[Document], name: str) -> dict[str, dict[int, list[int]]]:
    found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, document in enumerate(documents):
        for token in Words()(str(document.get(name, "")), positions=True):
            found[token.text][number].append(token.pos)
    return found


def said(segment: SegmentArrays, name: str) -> dict[str, dict[int, list[int]]]:
    field = segment.text[name]
    found: dict[str, dict[int, list[int]]] = {}
    for word in range(len(field.lexicon)):
        docs, counts = field.postings(word)
        places = iter(field.positions(word).tolist())
        found[field.lexicon[word].decode()] = {
            doc: [next(places) for _ in range(count)]
            for doc, count in zip(docs.tolist(), counts.tolist(), strict=True)
        }
        assert next(places, None) is None
        assert field.frequencies[word] == docs.size
        assert field.totals[word] == counts.sum()
    return found


LONG = "word\n" * 2000 + "other " * 300
CASES: dict[str, list[Document]] = {
    "random": corpus(1, 60),
    "none": [],
    "empty": [EMPTY, EMPTY | {"text_words": "", "title_words": "\n\n"}],
    "a huge one": [
        EMPTY | {"text_words": "before"},
        EMPTY | {"text_words": LONG},
        EMPTY | {"text_words": "other word"},
    ],
}


@pytest.mark.parametrize("bits", [64, 0])
@pytest.mark.parametrize("documents", CASES.values(), ids=CASES.keys())
def test_words_and_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: list[Document], bits: int
) -> None:
    """Also where few words are looked at together, and numbers are too large to be packed."""
    monkeypatch.setattr(ordering, "_BITS", bits)
    monkeypatch.setattr(ordering, "_AT_ONCE", 1 << 18 if bits else 50)
    monkeypatch.setattr(writing, "_TOGETHER", 1 << 20 if bits else 200)
    segment = built(tmp_path / "one.arrays", documents)
    for name in LAYOUT.texts:
        assert said(segment, name) == expected(documents, name)
