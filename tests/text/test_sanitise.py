from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.sanitise import clean, clean_line, is_clean
from tests.helpers import HOSTILE

_SAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def is_safe(text: str) -> bool:
    return not any(
        unicodedata.category(c) in _SAFE_CATEGORIES or c in "\ufe0f\u3164"
        for c in text.replace("\n", "")
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    cleaned = clean(f"before {text} after")
    assert is_safe(cleaned.text)
    assert cleaned.text.startswith("before ")
    assert cleaned.text.rstrip().endswith("after")


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain text", "plain text"),
        ("“quotes” — Київ, Zürich, 漢字", "“quotes” — Київ, Zürich, 漢字"),
        ("\x1b[2Jx", "␛x"),
        ("\x1b]52;c;aGFja2Vk\x07x", "␛x"),
        ("\x1b]8;;http://evil/\x1b\\click\x1b]8;;\x1b\\", "␛click␛"),
        # A string without an end must not swallow what follows.
        ("\x1b]0;the rest of the article", "␛]0;the rest of the article"),
        ("\x9b31mred", "␛red"),
        ("a\x00b\x07c\x7fd", "a␀b␇c␡d"),
        ("user\u202egnp.exe", "user�gnp.exe"),
        ("a\U000e0041\U000e0042b", "a�b"),
        ("a\ud800b", "a�b"),
        ("so\u00adft zero\u200bwidth", "soft zerowidth"),
        ("a\u00a0b\u3000c", "a b c"),
        ("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne"),
        ("1\t2", "1   2"),
        ("e\u0301", "e\u0301"),
        ("a" + "\u0301" * 9, "a" + "\u0301" * 4),
        ("й ї", "й ї"),
    ],
)
def test_what_is_shown(given_text: str, shown: str) -> None:
    assert clean(given_text).text == shown


@pytest.mark.parametrize(
    ("text", "signs", "hidden"),
    [
        ("plain", 0, 0),
        ("\x1b[2J\x1b[1m\x00", 3, 0),
        ("a\u200bb\ufeffc", 0, 2),
        ("already ␛ and �", 0, 0),
    ],
)
def test_what_was_done_is_counted(text: str, signs: int, hidden: int) -> None:
    cleaned = clean(text)
    assert (cleaned.signs, cleaned.hidden) == (signs, hidden)
    assert (cleaned.remark is None) == (signs + hidden == 0)


def test_one_line_stays_one_line() -> None:
    assert clean_line("a\r\nb\tc") == "a b   c"


_NASTY = st.text(st.sampled_from("\x1b[]PX^_\\0;?mHJ\x07\x9b\x9d\x9c\r\n a\u202e\u200b\u0301й"))


@given(st.one_of(st.text(), _NASTY))
def test_any_text_becomes_safe_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    again = clean(once.text)
    assert is_safe(once.text)
    assert again.text == once.text
    assert again.remark is None


@given(st.text())
def test_what_is_clean_is_told(text: str) -> None:
    assert is_clean(clean_line(text))


def test_letters_and_digits_are_never_lost() -> None:
    text = "Kyiv Київ Zürich naïve 漢字 १२३"
    assert clean(text).text == text
    assert re.sub(r"\W", "", clean("K\u200by\x00iv").text) == "Kyiv"
