from __future__ import annotations

import pytest

from digest_tui.models import Entry, Highlighted, Hit
from digest_tui.tui.selection import to_compare, toggled


def hits(*sources: str) -> list[Hit]:
    entries = [Entry(f"{n}", f"{n}", s, s, "T", None, None) for n, s in enumerate(sources)]
    return [Hit(entry, 1.0, Highlighted("T")) for entry in entries]


@pytest.mark.parametrize(
    ("sources", "cursor", "marked", "chosen"),
    [
        ("abc", 0, (), ["0", "1", "2"]),
        ("abc", 1, (), ["1", "0", "2"]),
        ("aab", 0, (), ["0", "2"]),
        ("aaa", 1, (), ["1", "0"]),
        ("abcdef", 0, (), ["0", "1", "2", "3"]),
        ("a", 0, (), ["0"]),
        ("", 0, (), []),
        ("abc", 0, ("2", "0"), ["2", "0"]),
        ("abc", 0, ("2",), ["2", "0"]),
        ("abc", 0, ("0",), ["0"]),
        ("", 0, ("7", "8"), ["7", "8"]),
    ],
)
def test_what_is_compared(
    sources: str, cursor: int, marked: tuple[str, ...], chosen: list[str]
) -> None:
    assert to_compare(hits(*sources), cursor, marked) == chosen


def test_marks() -> None:
    assert toggled((), "a") == ("a",)
    assert toggled(("a", "b"), "a") == ("b",)
    assert toggled(("a", "b", "c", "d"), "e") is None
