from __future__ import annotations

import pytest

from digest_tui.ingest.html.fragment import lines_of, looks_like_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>bold</b>\n  word</p><p>Two", "One bold word\n\nTwo"),
        ("One<br>two<br/><br>three", "One\ntwo\n\nthree"),
        ("<h1>A</h1><h3><a href=x>B</a></h3>c", "# A\n\n## B\n\nc"),
        ("<ul><li>a<li><p>b</p></ul>c", "- a\n- b\n\nc"),
        ("<ol start=3><li>a<ul><li>b</ul><li>c</ol>", "3. a\n- b\n4. c"),
        ("<ol start=-x><li>a</ol></ol></li>b", "1. a\n\nb"),
        ("<li>a", "- a"),
        ("<blockquote>a</blockquote><hr>b", "a\n\nb"),
        ("<pre>a\n  b\nc</pre>", "a\nb\nc"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A | B\n1 | 2"),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
        ("<dl><dt>a<dd>b</dl>", "- a\n- b"),
        ("<figure><img alt=x><figcaption>c</figcaption></figure>d", "c\n\nd"),
        ("a<script>if (a < b) {}</script><style>p {}</style>b", "ab"),
        ("<head><title>x</title></head><body>a", "a"),
        ("a<p hidden>b</p>c<p style='color: red; Display:none'>d<br>e</p>f", "a\n\nc\n\nf"),
        ("<p style='display: block'>a", "a"),
        ("a &amp; b &lt;p&gt; &nbsp;c &#8212; d", "a & b <p> c — d"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<!-- a --><?b c?>d", "d"),
        ("<x-y>a</x-y> b", "a b"),
        ("a\0b", "ab"),
        ("\ud800", "?"),
        ("</p></div>a</ul>", "a"),
        ("", ""),
        ("<p> \n </p>", ""),
    ],
)
def test_all_of_the_text_in_lines(html: str, text: str) -> None:
    assert lines_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>" * 100_000 + "deep" + "</div>" * 100_000 + "<p>after", "deep\n\nafter"),
        ("<ul><li>" * 20_000 + "deep", "- deep"),
        ("<b>" * 50_000 + "deep", "deep"),
        ("<table><tr><td>" * 10_000 + "deep", "deep"),
        ("<script>" * 20_000 + "never", ""),
        ("<p hidden>" * 20_000 + "</p>" * 20_000 + "after", "after"),
    ],
    ids=["div", "ul", "b", "table", "script", "hidden"],
)
def test_no_depth_is_too_much(html: str, text: str) -> None:
    assert lines_of(html) == text


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<p>One", True),
        ("One<br>two<br>three", True),
        ("One <b>two</b>", True),
        ("One\n\nTwo", False),
        ("a < b and c > d", False),
        ("AC <DC", False),
        ("I <3 you, he said <laughs>", False),
    ],
)
def test_html_is_told_by_its_tags(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html
