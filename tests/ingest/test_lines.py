from __future__ import annotations

import pytest

from digest_tui.ingest.lines import read_lines

WRAPPED = """\
A headline that stands alone
The first paragraph of this text has been set to a
width of fifty characters, as messages often are,
and it has to be put together again when it is
read. It goes on for a while so that there is no
doubt about it.
"""


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("one\n\ntwo\n", ["one", "two"]),
        ("  indented\t\n", ["indented"]),
        ("- a\n— b\n• c\n* d\n1. e\n2) f\n(3) g\n4/ h", list("abcdefgh")),
        ("•\nalone above", ["alone above"]),
        ("1.\nalso", ["also"]),
        ("**bold** words", ["bold words"]),
        ("&nbsp;x&nbsp;y &amp; z", ["x y & z"]),
        ("&#27;[2J &#155;x &#8238;y", ["&#27;[2J ›x �y"]),
        ("-5 degrees", ["-5 degrees"]),
        ("12 February", ["12 February"]),
        (
            "- an item that is broken\n  in the middle.\n- next.",
            ["an item that is broken in the middle.", "next."],
        ),
    ],
)
def test_texts(raw: str, texts: list[str]) -> None:
    assert [line.text for line in read_lines(raw)] == texts


def test_markers_gaps_and_headings() -> None:
    lines = read_lines("## Title\n\n- one\n\n2. two")
    assert [line.heading for line in lines] == [True, False, False]
    assert [line.marker for line in lines] == ["", "-", "2."]
    assert [line.number for line in lines] == [None, None, 2]
    assert [line.gap for line in lines] == [False, True, True]


def test_wrapped_prose_is_put_together_and_the_headline_is_not() -> None:
    headline, paragraph = read_lines(WRAPPED)
    assert headline.text == "A headline that stands alone"
    assert paragraph.text.endswith("for a while so that there is no doubt about it.")
    assert (paragraph.place.first_line, paragraph.place.last_line) == (2, 6)


def test_places_are_those_of_the_text() -> None:
    raw = "one\n\n   - two words  \n"
    (_, line) = read_lines(raw)
    assert raw[line.place.start : line.place.end] == "- two words"
    assert line.place.first_line == 3


def test_long_lines_are_paragraphs() -> None:
    raw = "\n".join(["word " * 40] * 3)
    assert len(read_lines(raw)) == 3
