"""Where words stand, held against looking at every word of every document."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest_tui.index.engine.positions import places, with_near, with_phrase
from digest_tui.index.segment import SegmentArrays, SegmentBuilder
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.index.segment import TextField

TEXTS = [
    "a b c a b",
    "b a",
    "a x b",
    "c\na b",
    "a a a",
    "",
    *(" ".join(Random(seed).choices("abcx", k=30)) for seed in range(20)),
]
_GAP = 64


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> TextField:
    builder = SegmentBuilder()
    for number, text in enumerate(TEXTS):
        own: dict[str, str | int] = {"kind": "article", "article": str(number)}
        builder.add(own | {"day": 0, "minute": -1, "text_words": text})
    path: Path = tmp_path_factory.mktemp("positions") / "some.arrays"
    builder.write(path)
    return SegmentArrays(path).text["text_words"]


def standing(text: str, word: str) -> list[int]:
    found, position = [], 0
    for paragraph in text.split("\n"):
        for one in words(paragraph):
            if one == word:
                found.append(position)
            position += 1
        position += _GAP
    return found


def ordinals(field: TextField, some: str) -> list[int]:
    return [field.lexicon.find(word.encode()) for word in some]


EVERY = np.arange(len(TEXTS))


@pytest.mark.parametrize("phrase", ["ab", "ba", "aa", "aaa", "abc", "cab", "xx", "abab"])
def test_phrases(field: TextField, phrase: str) -> None:
    expected = [
        number
        for number, text in enumerate(TEXTS)
        if any(
            all(start + at in standing(text, word) for at, word in enumerate(phrase))
            for start in standing(text, phrase[0])
        )
    ]
    assert with_phrase(field, ordinals(field, phrase), EVERY).tolist() == expected
    some = np.array(expected[::2], np.intp)
    assert with_phrase(field, ordinals(field, phrase), some).tolist() == some.tolist()


@pytest.mark.parametrize(("first", "second"), [*product("abcx", repeat=2)])
@pytest.mark.parametrize("distance", [0, 1, 70])
def test_near(field: TextField, first: str, second: str, distance: int) -> None:
    expected = [
        number
        for number, text in enumerate(TEXTS)
        if any(
            0 < abs(one - other) <= distance + 1
            for one in standing(text, first)
            for other in standing(text, second)
        )
    ]
    found = with_near(
        [places(field, ordinals(field, word), EVERY) for word in (first, second)], distance
    )
    assert found.tolist() == expected


def test_a_chain_goes_on_from_what_is_near(field: TextField) -> None:
    of = {word: places(field, ordinals(field, word), EVERY) for word in "abc"}
    # In "c\na b", the b beside the a is far from the c.
    assert 3 not in with_near([of["a"], of["b"], of["c"]], 0).tolist()
    assert 0 in with_near([of["a"], of["b"], of["c"]], 0).tolist()


def test_one_of_several_words(field: TextField) -> None:
    either = places(field, ordinals(field, "ac"), np.array([0, 3]))
    assert either.tolist() == sorted(either.tolist())
    assert (either >> 32).tolist() == [0, 0, 0, 3, 3]
    assert with_near([either, places(field, ordinals(field, "x"), EVERY)], 5).tolist() == []
