from __future__ import annotations

import pytest

from digest_tui.text.spelling import american


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("labour", "labor"),
        ("neighbouring", "neighboring"),
        ("armoured", "armored"),
        ("centralise", "centralize"),
        ("organisations", "organizations"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("centres", "centers"),
        ("programmes", "programs"),
    ],
)
def test_one_spelling(british: str, spelled: str) -> None:
    assert american(british) == american(spelled) == spelled


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("filled", "filed"), ("hour", "hor"), ("fence", "fens")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert american(one) != american(other)
