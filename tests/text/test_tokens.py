from __future__ import annotations

import pytest

from digest_tui.text.tokens import fold, stem, tokens, words


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


@pytest.mark.parametrize(
    "text",
    [
        "“Russia’s” 12,000.5 men, and 3. 4, 5.\nIt's «his»—hers; a/b's e-mail (U.S.) 1,2",
        "Київ’ян за́мок\u00a0x´y x_y. ﾞ 東京、北京 don’t’s ’tis 1.2.3, 4.5\n\n.,\n’",
        "".join(map(chr, range(0x20, 0x500))),
        " ".join(map(chr, range(0x20, 0x2100))),
        "a".join(map(chr, range(0x2000, 0x2100))) + "\u0301b\u0301\x1c\x85c\ud800d",
        "".join(f"1{chr(sign)}2{chr(sign)} 3" for sign in range(1, 0x2100)),
        "",
    ],
)
def test_words_are_those_of_tokens(text: str) -> None:
    assert list(words(text)) == [token.word for token in tokens(text)]


@pytest.mark.parametrize("word", ["Drones", "12A", "NATO", "ﬁne", "İstanbul", "²"])
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)
