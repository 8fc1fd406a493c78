"""Rows that were broken to a width."""

from __future__ import annotations

import pytest

from digest_tui.ingest.html.blocks import render
from digest_tui.ingest.html.rows import join_rows
from digest_tui.ingest.html.tree import parse_page

WRAPPED = [
    "The army said on Tuesday that it had left the",
    "bridge over the river near Oleksin, which was",
    "closed at noon. Nobody has said until when the",
    "people of the town will have to take the long-",
    "distance bus.",
]
JOINED = (
    "The army said on Tuesday that it had left the bridge over the river near Oleksin, which was"
    " closed at noon. Nobody has said until when the people of the town will have to take the"
    " long-distance bus."
)
WHOLE = ["A short line.", "Another, of the same length.", "And one more.", "It is a poem.", "End."]


def told(markup: str) -> list[str]:
    root, _ = parse_page(f"<html><body>{markup}</body></html>", "page")
    join_rows(root)
    return [line for line in render(root.find("body")) if line]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<pre>First\n\n" + "\n".join(WRAPPED) + "</pre>", ["First", JOINED]),
        ("<div>First<br><br>" + "<br>\n".join(WRAPPED) + "</div>", ["First", JOINED]),
        # A quotation or a picture between rows ends a line, and emphasis in one does not.
        ("<div>First<br><br>" + "<br>".join(WRAPPED).replace("river", "<b>river</b>") + "</div>",
         ["First", JOINED]),
        ("<p>" + "<br>".join(WHOLE) + "</p>", WHOLE),
        ("<pre>" + "\n".join(WHOLE) + "</pre>", WHOLE),
        ("<pre>if a:\n  b = c\n  d(e)\nelse:\n  f()</pre>", ["if a: b = c d(e) else: f()"]),
    ],
)  # fmt: skip
def test_rows_are_lines_again(markup: str, lines: list[str]) -> None:
    assert told(markup) == lines


def test_cells_that_hold_whole_posts_are_no_row_of_a_table() -> None:
    cell = "<td>{}</td>".format("<br>".join(WHOLE))
    assert told(f"<table><tr><td>grey_fox</td>{cell}</tr></table>") == ["grey_fox", *WHOLE]


def test_no_text_is_read_again_for_each_element_around_it() -> None:
    deep = "<span>a<br>b<br>c<br>d<br>" * 200 + "word " * 300_000 + "</span>" * 200
    assert "word word" in told(f"<div>{deep}</div>")[-1]
