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
        ("ракета", "ракетами, ракет, рак", ["ракетами", "ракет"]),
        ("officr~", "officer officers fficer office", ["officer", "office"]),
        ("ofifcer~", "An officer", ["officer"]),
        ("internatoinal~", "international intrnatonal national", ["international intrnatonal"]),
        ("a NEAR/1 b", "a x b x x a b", ["a", "b", "a b"]),
        ("a NEAR/1 b", "a x x b", []),
        ("a NEAR/0 a", "a", []),
        ("a NEAR/1 b NEAR/1 c", "a b x x c b a", ["c b a"]),
        ("korea* NEAR/0 officr~", "officers korean office", ["korean office"]),
        ("title:(a NEAR b)", "a b", []),
        ("date:2025 is:read tag:korea story:korea sort:date", "2025 read Korea sort date", []),
        ("https://isw.pub/korea", "isw pub korea", []),
    ],
)
def test_marks(query: str, text: str, marked: list[str]) -> None:
    spans = Matcher.of(parse(query)).spans(text)
    joined = " ".join(text[start:end] for start, end in spans)
    assert joined == " ".join(marked)


def test_other_spellings_are_marked_as_the_word_is() -> None:
    also = {"kyiv": ("kiev", "київ")}
    matcher = Matcher.of(parse("kyiv fell"), also=also)
    text = "Kiev fell, Києва and Kyiv’s."
    kinds, spans = matcher.look(text)
    assert [text[start:end] for start, end in spans] == ["Kiev", "fell", "Києва", "Kyiv’s"]
    assert kinds == 2  # however it is spelled, it is one thing of the query
    assert Matcher.of(parse("kyiv NEAR fell"), also=also).spans("Kiev fell") == ((0, 4), (5, 9))
    assert Matcher.of(parse("-kyiv"), also=also).spans("Kiev") == ()


@pytest.mark.parametrize(
    ("query", "text", "kinds"),
    [
        ("a b", "a b a", 2),
        ('a "a b"', "a b", 1 + 3),
        ("a NEAR b", "a b b", 3),
        ("officr~", "officer office", 1),
        ("so*", "sold sort", 1),
    ],
)
def test_it_counts_what_is_found(query: str, text: str, kinds: int) -> None:
    assert Matcher.of(parse(query)).look(text)[0] == kinds


def test_a_field_marks_in_its_part_only() -> None:
    node = parse("title:korea soldiers")
    assert Matcher.of(node, "title").spans("Korea soldiers") == ((0, 5), (6, 14))
    assert Matcher.of(node, "text").spans("Korea soldiers") == ((6, 14),)


def test_marks_never_overlap() -> None:
    node = parse('"north korea" korea* north')
    assert Matcher.of(node).spans("in North Korea now") == ((3, 14),)
