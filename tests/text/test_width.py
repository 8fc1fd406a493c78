from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from digest_tui.text.width import cells, fit, wrap


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("The quick brown fox jumps", 10, ["The quick", "brown fox", "jumps"]),
        ("", 5, [""]),
        ("supercalifragilistic is long", 6, ["superc", "alifra", "gilist", "ic is", "long"]),
        ("漢字漢字漢字 ok", 5, ["漢字", "漢字", "漢字", "ok"]),
        ("  gaps   inside ", 20, ["gaps   inside"]),
        ("漢", 1, ["漢"]),
    ],
)
def test_rows(text: str, width: int, rows: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == rows


@given(st.text(st.sampled_from("ab 漢é\u0301-"), max_size=60), st.integers(1, 20))
def test_nothing_is_lost_and_no_row_is_too_wide(text: str, width: int) -> None:
    rows = [text[start:end] for start, end in wrap(text, width)]
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cells(row) <= max(2, width) for row in rows)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("漢字漢字", 5, "漢字…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_fitting(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@pytest.mark.parametrize("text", ["plain", "“Київ” — é", "漢字", "e\u0301", "👨👩", "🇳🇴"])
def test_widths_are_those_of_the_screen(text: str) -> None:
    assert cells(text) >= cell_len(text)
