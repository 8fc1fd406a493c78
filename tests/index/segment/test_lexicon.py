"""Terms are found by their bytes, and by how they begin."""

from __future__ import annotations

import pytest

from digest_tui.index.segment import Lexicon
from digest_tui.index.segment.lexicon import lexicon_arrays

TERMS = sorted(
    word.encode() for word in ["", "a", "aa", "ab", "abc", "b", "é", "київ", "ключ", "\U0010ffff"]
)


def lexicon(terms: list[bytes]) -> Lexicon:
    return Lexicon(*lexicon_arrays("", terms).values())


def test_it_finds_as_much_when_much_was_looked_up() -> None:
    terms = sorted(f"{number}".encode() for number in range(300))
    known = lexicon(terms)
    for _ in range(2):  # the list of the blocks is made meanwhile
        assert [known.find(term) for term in terms] == list(range(len(terms)))
        assert [known.start(term + b"-") for term in terms] == list(range(1, len(terms) + 1))
        assert known.find(b"x") == known.find(b"") == -1


def test_every_term_has_its_place() -> None:
    known = lexicon(TERMS)
    assert len(known) == len(TERMS)
    assert [known[place] for place in range(len(known))] == TERMS
    assert [known.find(term) for term in TERMS] == list(range(len(TERMS)))
    assert known.slice(range(len(known))) == TERMS
    assert known.slice(range(2, 5)) == TERMS[2:5]
    assert known.slice(range(3, 3)) == []


@pytest.mark.parametrize("term", [b"A", b"aba", b"zz", "к".encode(), b"\xff"])
def test_what_is_not_there(term: bytes) -> None:
    known = lexicon(TERMS)
    assert known.find(term) == -1
    assert known.start(term) == sum(one < term for one in TERMS)


@pytest.mark.parametrize(
    "prefix", ["", "a", "ab", "abc", "abcd", "к", "ки", "é", "z", "\U0010ffff"]
)
def test_terms_that_begin_with(prefix: str) -> None:
    known = lexicon(TERMS)
    found = known.slice(known.with_prefix(prefix.encode()))
    assert found == [term for term in TERMS if term.startswith(prefix.encode())]


def test_a_lexicon_of_nothing() -> None:
    known = lexicon([])
    assert len(known) == 0
    assert known.find(b"a") == -1
    assert known.slice(known.with_prefix(b"")) == []


def test_a_large_one() -> None:
    """However many terms were looked up before."""
    terms = sorted(f"{number:x}".encode() for number in range(0, 3000, 7))
    known = lexicon(terms)
    for _ in range(2):
        assert [known.find(term) for term in terms] == list(range(len(terms)))
        assert known.start(b"") == 0
        assert known.start(b"\xff") == len(terms)
        assert {known.find(term + b"x") for term in terms} == {-1}
