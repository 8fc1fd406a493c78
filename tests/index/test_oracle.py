"""The engine gives the hits, totals, scores and order that plain Whoosh gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.index.engine import any_of
from tests.index.oracle import Twins, corpora, differences, layouts

if TYPE_CHECKING:
    from pathlib import Path

CORPORA = corpora()


@pytest.mark.parametrize("layout", [0, 1], ids=["one segment", "several, with deletions"])
@pytest.mark.parametrize("corpus", CORPORA)
def test_answers_are_those_of_whoosh(tmp_path: Path, corpus: str, layout: int) -> None:
    documents = CORPORA[corpus]
    parts, gone = layouts(documents)[layout]
    twins = Twins(tmp_path, parts, gone)
    assert not differences(twins, documents, 30, seed=5)


@pytest.mark.parametrize("corpus", CORPORA)
def test_so_they_are_where_words_have_many_documents(
    tmp_path: Path, corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(any_of, "_AT_ONCE", 0)
    documents = CORPORA[corpus]
    parts, gone = layouts(documents)[1]
    assert not differences(Twins(tmp_path, parts, gone), documents, 15, seed=6)
