"""What is kept of postings does not grow for ever, however few each word has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest_tui.index.engine import kept
from digest_tui.index.engine.kept import KeptPostings

if TYPE_CHECKING:
    from digest_tui.index.engine.match import Postings


@pytest.mark.parametrize(("postings", "words"), [(1, 2), (59, 1), (60, 1), (61, 0), (0, 2)])
def test_only_the_last_words_are_kept(
    postings: int, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST", 100)
    made: list[int] = []

    def ask(number: int) -> None:
        def make() -> Postings:
            made.append(number)
            return np.arange(postings), np.ones(postings, np.uint8)

        docs, _ = known.get(number, make)
        assert len(docs) == postings

    known = KeptPostings()
    for number in range(5):
        ask(number)
    assert made == [0, 1, 2, 3, 4]
    for number in (4, 3, 2):
        ask(number)
    assert len(made) == 8 - words
