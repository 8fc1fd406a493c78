"""Words that say nothing are written as the words of a text are compared."""

from __future__ import annotations

from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import tokens


def test_each_is_a_folded_word() -> None:
    for word in STOP_WORDS:
        assert [token.word for token in tokens(word)] == [word]


def test_names_are_none() -> None:
    assert not STOP_WORDS & {"київ", "путин", "korea", "isw", "зсу"}
