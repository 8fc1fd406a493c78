from __future__ import annotations

import subprocess
import sys

import pytest

from digest_tui.text.stems import stems
from digest_tui.text.tokens import fold, stem


@pytest.mark.parametrize(
    "forms",
    [
        # Ukrainian: declension, vowels that change, vowels that flee, verbs.
        "Київ Києва Києві Києвом",
        "Харків Харкова Харкові",
        "Умєров Умєрова Умєрову Умєровим",
        "Зеленський Зеленського Зеленському Зеленським",
        "переговори переговорів переговорах переговорами",
        "військо військ військами",
        "список списку списків",
        "атакував атакувала атакували атакувати",
        "пораненому пораненого поранені",
        "використання використанні використанням",
        # Russian, by Snowball.
        "Мацегора Мацегоры Мацегору Мацегорой",
        "переговоры переговоров переговорах",
        "объявил объявила объявили",
        "ёлка елка елки",
        # English, as `stem` has it.
        "officers officer",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    first, *others = map(fold, forms.split())
    for other in others:
        assert set(stems(first)) & set(stems(other)), other


@pytest.mark.parametrize(
    "words",
    [
        "ракета ракурс",
        "місто місяць",
        "Київ Кишинів",
        "війна вівця",
        "область облава",
        "cap сар",  # one is Latin, the other Cyrillic
        "xop хор",
    ],
)
def test_other_words_do_not(words: str) -> None:
    one, other = map(fold, words.split())
    assert not set(stems(one)) & set(stems(other))


@pytest.mark.parametrize("word", ["officers", "running", "12000", "u2", "a"])
def test_english_is_stemmed_as_ever(word: str) -> None:
    assert stems(word) == (stem(word),)


@pytest.mark.parametrize("word", ["zürich", "αθήνα", "北京", "јуче", "мәскеу", "kиїв", "дом2"])
def test_other_alphabets_stay_as_they_are(word: str) -> None:
    assert stems(word) == (word,)


def test_a_word_of_both_languages_has_the_stem_of_each() -> None:
    assert len(stems("наступлений")) == 2
    assert len(stems("наступ")) == 1


def test_no_word_is_left_without_a_key() -> None:
    for word in ("ь", "йй", "йййй", "ьььььь", "ся", "ами", "ього", "є", "ы"):
        assert all(stems(word))


def test_russian_is_loaded_for_cyrillic_alone() -> None:
    code = (
        "from digest_tui.text import stems;"
        "stems.stems('officers'); assert stems._stemmer.cache_info().currsize == 0;"
        "stems.stems('слово'); assert stems._stemmer.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
