from __future__ import annotations

import pytest

from digest_tui.query import Matcher, parse


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("officers", "An officer; officially Officers", ["officer", "Officers"]),
        ('"combat experience"', "combat, experience, combat experiences", ["combat, experience"]),
        ("soldier*", "soldier soldiers soldiering", ["soldier soldiers soldiering"]),
        ("so?dier*", "soldiers", ["soldiers"]),
        ("korea -drone", "Korea and drones", ["Korea"]),
        ("russia", "Russia’s war", ["Russia’s"]),
        ("title:korea", "Korea", []),
        ("", "Korea", []),
        ("київ", "у Київ", ["Київ"]),
    ],
)
def test_marks(query: str, text: str, marked: list[str]) -> None:
    spans = Matcher.of(parse(query)).spans(text)
    joined = " ".join(text[start:end] for start, end in spans)
    assert joined == " ".join(marked)


def test_a_field_marks_in_its_part_only() -> None:
    node = parse("title:korea soldiers")
    assert Matcher.of(node, "title").spans("Korea soldiers") == ((0, 5), (6, 14))
    assert Matcher.of(node, "text").spans("Korea soldiers") == ((6, 14),)


def test_marks_never_overlap() -> None:
    node = parse('"north korea" korea* north')
    assert Matcher.of(node).spans("in North Korea now") == ((3, 14),)
