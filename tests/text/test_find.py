from __future__ import annotations

import pytest

from digest_tui.text.find import find_all


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("Korea and korea", "KOREA", ["Korea", "korea"]),
        ("Russia’s “own”", "russia's \"own", ["Russia’s “own"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("İstanbul istanbul", "istanbul", ["istanbul"]),
        ("nothing", "xyz", []),
        ("nothing", " ", []),
        ("nothing", "", []),
    ],
)
def test_places(text: str, wanted: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, wanted)] == places
