"""Elements as lines."""

from __future__ import annotations

import pytest
from lxml import etree

from digest_tui.ingest.html.blocks import render
from digest_tui.ingest.html.tree import parse_page


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One\n   two\t<b>three</b>.</p><p>Four.</p>", ["One two three.", "", "Four."]),
        ("<p>in<b>divi</b>sible</p>", ["indivisible"]),
        ("<h1>Title</h1><h3>Part</h3><p>Text.</p>", ["# Title", "", "## Part", "", "Text."]),
        ("<p>One<br>Two<br><br>Three</p>", ["One", "Two", "", "Three"]),
        ("<ul><li>One</li><li> <p>Two</p> </li></ul>", ["- One", "- Two"]),
        ("<p>A:</p><ol><li>One<li>Two</ol><p>B</p>", ["A:", "", "1. One", "2. Two", "", "B"]),
        ("<ol start=3><li>One<li value=7>Two</ol>", ["3. One", "7. Two"]),
        # Two sentences of one item are not two items; a list in it is.
        ("<ol><li><p>One.</p><p>More.</p></li><li>Two.</li></ol>", ["1. One. More.", "2. Two."]),
        ("<ol><li>One<ul><li>a</li><li>b</li></ul></li><li>Two</li></ol>",
         ["1. One", "- a", "- b", "2. Two"]),
        ("<ul><li></li><li><img alt=x></li><li>Three</li></ul>", ["- Three"]),
        ("<blockquote><p>Said.</p><p>Again.</p></blockquote>", ["Said.", "", "Again."]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
         ["a | b", "1 | 2"]),
        ("<div>Bare<p>One</p>tail</div>", ["Bare", "", "One", "", "tail"]),
        ("<p>a<script>no()</script>b<style>p{}</style>c</p>", ["abc"]),
        ("<pre>one\n  two</pre>", ["one two"]),
        ("<dl><dt>Term</dt><dd>Means.</dd></dl>", ["- Term", "- Means."]),
    ],
)  # fmt: skip
def test_lines(markup: str, lines: list[str]) -> None:
    root, _ = parse_page(f"<html><body>{markup}</body></html>", "page")
    assert render(root.find("body")) == lines


def test_the_words_of_trafilatura_are_known() -> None:
    tree = etree.fromstring(
        '<body><head rend="h2">Part</head><list rend="ol"><item>One</item><item>Two</item></list>'
        "<quote><p>Said.</p></quote><p>a<lb/>b</p></body>"
    )
    assert render(tree) == ["## Part", "", "1. One", "2. Two", "", "Said.", "", "a", "b"]


def test_what_stands_after_the_end_of_the_page_belongs_to_it() -> None:
    root, _ = parse_page("<html><body><p>One</p></body></html><p>Two</p>", "page")
    assert render(root) == ["One", "", "Two"]


def test_a_page_in_xhtml_with_an_xml_declaration() -> None:
    text = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
    root, _ = parse_page(f"{text}<body><p>Їжак</p></body></html>", "page")
    assert render(root) == ["Їжак"]
