"""Texts are cut into pieces that have all of their words; alike ones have one number."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from digest_tui.index.segment import pieces as pieces_module
from digest_tui.index.segment.cutting import cut
from digest_tui.index.segment.pieces import PADDING, Pieces
from digest_tui.text.tokens import words
from tests.index.segment.corpus import text

TEXTS = {
    "nothing": [],
    "empty": ["", "\n", ""],
    "signs": ["a-b/c (d) [e] <f> g_h $1,000.50... e.g. 'i' \"j\" k\\l", "1.5, 2,5. x.,y ,. .."],
    "quoted": ["“One” ‘two’ «три» „four‟… five—six–seven\u00a0eight’s", "a\u2028b\u200dc\u2003d"],
    "letters": ["Élysée naïve ﾞ x́y 𝞐 東京 ²½ª µ ٣,٤ don’t донʼт", "E\u0301 \u2019 â\u0080 Ã©", "."],
    "broken": ["a\x00b\x01c\x1cd\x85e\tf\r\ng\ud800h", "\x00"],
    "long": ["abcdefgh abcdefghi abcdefg " + " ".join("x" * size for size in range(7, 40))],
    "mixed": ["“Russia’s” 12,000.5 men, and 3. 4, 5.\nIt's «his»—hers; (U.S.) 1,2\n\n.,\n’"],
    "every sign": [" ".join(map(chr, range(0x20, 0x2100))), "".join(map(chr, range(0x500)))],
    "every sign in a word": ["a".join(map(chr, range(0x80, 0x2100))) + "\u0301b\x1c\x85c\ud800d"],
    "every sign in a number": [f"1{chr(sign)}2{chr(sign)} 3" for sign in range(1, 0x2100)],
    "random": [text(random.Random(seed), seed) for seed in range(40)],
}  # fmt: skip


def numbered(texts: list[str], known: Pieces, by_bytes: dict[bytes, int]) -> list[list[str]]:
    """Cut texts, and give the pieces of each line by what their numbers stand for."""
    found = cut(texts, PADDING)
    numbers = known.numbers(
        found.joined,
        found.starts,
        found.lengths,
        lambda piece: by_bytes.setdefault(piece, len(by_bytes)),
    )
    every = [piece.decode() for piece in by_bytes]
    each = [every[number] for number in numbers.tolist()]
    at = found.lines.tolist()
    lines = [each[start:end] for start, end in pairwise(at)]
    ends = np.cumsum(found.texts).tolist()
    assert len(ends) == len(texts)
    assert ends[-1:] == [len(lines)] * bool(texts)
    assert found.texts.tolist() == [text.count("\n") + 1 for text in texts]
    return lines


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS.keys())
def test_pieces_have_all_words(texts: list[str]) -> None:
    known = Pieces()
    by_bytes: dict[bytes, int] = {}
    expected = [[*words(line)] for text in texts for line in text.split("\n")]
    for _ in range(2):  # what is known the second time is what was not the first time
        lines = numbered(texts, known, by_bytes)
        found = [[word for piece in line for word in words(piece)] for line in lines]
        assert found == expected


@pytest.mark.parametrize("tries", [1, 6])
def test_alike_pieces_have_one_number_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """Also where they find no place in a table, and after the table has grown."""
    monkeypatch.setattr(pieces_module, "_FIRST_BITS", 2)
    monkeypatch.setattr(pieces_module, "_TRIES", tries)
    random_ = random.Random(5)
    some = [f"{random_.getrandbits(size * 4):x}" for size in range(1, 30) for _ in range(40)]
    known = Pieces()
    by_bytes: dict[bytes, int] = {}
    for _ in range(4):
        random_.shuffle(some)
        assert numbered([" ".join(some)], known, by_bytes) == [some]


def test_what_is_known_is_not_asked_for_again() -> None:
    known = Pieces()
    asked: list[bytes] = []

    def number(piece: bytes) -> int:
        asked.append(piece)
        return len(piece)

    for _ in range(3):
        found = cut(["a bb a ccccccccc bb " + "d" * 30], PADDING)
        numbers = known.numbers(found.joined, found.starts, found.lengths, number)
        assert numbers.tolist() == [1, 2, 1, 9, 2, 30]
    once = {piece: asked.count(piece) for piece in asked if len(piece) < 30}
    assert once == {b"a": 2, b"bb": 2, b"ccccccccc": 1}  # twice in the first text
