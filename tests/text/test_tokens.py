from __future__ import annotations

import pytest

from digest_tui.text.tokens import fold, stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s officers", ["russia", "officers"]),
        ("combat-experienced", ["combat", "experienced"]),
        ("12,000 troops, 1.5 million", ["12000", "troops", "1.5", "million"]),
        ("Київ і Zürich", ["київ", "і", "zurich"]),
        ("O'Brien don't", ["obrien", "dont"]),
        ("зв'язок", ["звязок"]),
        ("за́мок", ["замок"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words


def test_places_are_those_of_the_text() -> None:
    text = "In Kyiv’s north"
    assert [text[token.start : token.end] for token in tokens(text)] == ["In", "Kyiv’s", "north"]


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("officers", "offic"), ("officially", "offici"), ("soldiers", "soldier"), ("київ", "київ")],
)
def test_stems(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_cyrillic_letters_with_marks_are_letters() -> None:
    assert fold("Їжай") == "їжай"
