"""Families of words: which words are in them, and in how many documents they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from whoosh.util.numeric import byte_to_length, length_to_byte

from digest_tui.index import families
from digest_tui.index.analysis import Stems
from digest_tui.index.segment import grouping
from digest_tui.text.stems import stems
from digest_tui.text.tokens import words
from tests.index.segment.corpus import corpus
from tests.index.segment.test_writing import EMPTY, built

if TYPE_CHECKING:
    from pathlib import Path


def several(word: str) -> tuple[str, ...]:
    """No family, one or two, or one twice."""
    return (word[:1], word[-1:])[: len(word) % 3]


@pytest.mark.parametrize("at_once", [1, 1 << 20])
def test_what_families_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(grouping, "_AT_ONCE", at_once)
    monkeypatch.setitem(families.KEYS, families.SPELLINGS, several)
    documents = corpus(3, 40)
    field = built(tmp_path / "one.arrays", documents).text["text_words"]
    written = zip(field.lowercase.tolist(), field.totals[:].tolist(), strict=True)
    names = {
        word.decode()
        for word, (small, total) in zip(
            field.lexicon.slice(range(len(field.lexicon))), written, strict=True
        )
        if 5 * small <= total
    }
    assert 0 < len(names) < len(field.lexicon)

    def of_names(word: str) -> tuple[str, ...]:
        return several(word) if word in names else ()

    for kind, keys in ((families.STEMS, stems), (families.SPELLINGS, of_names)):
        counted = [
            Counter(key for word in words(str(document["text_words"])) for key in set(keys(word)))
            for document in documents
        ]
        every = sorted({key.encode() for counts in counted for key in counts})
        known = field.families[kind]
        assert known.lexicon.slice(range(len(known.lexicon))) == every
        for family, key in enumerate(every):
            members = [field.lexicon[word].decode() for word in known.members(family).tolist()]
            assert members == sorted(members, key=str.encode)
            assert all(key.decode() in keys(member) for member in members)
            counts = {
                number: each[key.decode()]
                for number, each in enumerate(counted)
                if each[key.decode()]
            }
            docs, found = field.family_postings(kind, family)
            assert dict(zip(docs.tolist(), found.tolist(), strict=True)) == counts
            assert docs.dtype == field.docs.dtype
            assert known.frequencies[family] == len(counts)
        lengths = [counts.total() for counts in counted]
        assert known.total_length == sum(lengths)
        assert known.lengths.tolist() == [length_to_byte(length) for length in lengths]


@pytest.mark.parametrize("length", [0, 1, 107, 108, 109, 500, 106_373, 106_374, 200_000])
def test_lengths_are_written_as_whoosh_does(tmp_path: Path, length: int) -> None:
    field = built(tmp_path / "one.arrays", [EMPTY | {"text_words": "a " * length}])
    code = field.text["text_words"].lengths[0]
    assert code == length_to_byte(length)
    assert field.text["text_words"].total_length == length
    assert byte_to_length(int(code)) >= min(length, 106_374)


def test_a_word_of_two_stems_is_two_terms_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stems, "terms", staticmethod(several))
    tokens = [(token.text, token.pos) for token in Stems()("a abcde bc def", positions=True)]
    assert tokens == [("a", 0), ("a", 1), ("e", 1), ("b", 2), ("c", 2)]


def test_letters_written_small_are_counted(tmp_path: Path) -> None:
    documents = [
        EMPTY | {"text_words": "War war WAR\nwar, Wars"},
        EMPTY | {"text_words": "Élysée élysée 2025"},
    ]
    field = built(tmp_path / "one.arrays", documents).text["text_words"]
    terms = field.lexicon.slice(range(len(field.lexicon)))
    assert dict(zip(terms, field.lowercase.tolist(), strict=True)) == {
        b"war": 2,
        b"wars": 0,
        b"elysee": 1,
        b"2025": 0,
    }
