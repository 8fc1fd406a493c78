"""`sources check`: how a file would be read, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import digest
from tests.helpers import CALIBER, DATA, SEEDS

if TYPE_CHECKING:
    from pathlib import Path

CASES = DATA / "twenty-cases"
BARE = b"""<title>A bridge closes</title><h1>A bridge closes</h1>
<p class="byline">By Ann Example</p><article>%s</article>"""
SENTENCE = b"<p>The bridge over the river was closed at noon, and nobody has said until when.</p>"


def told(out: str) -> dict[str, str]:
    """Give what is said of a text above its lines, on a line each."""
    told: dict[str, str] = {}
    what = ""
    for line in out.split("\n\n", maxsplit=1)[0].splitlines()[1:]:
        what = line[:16].strip() or what
        told[what] = f"{told.get(what, '')} {line[16:].strip()}".strip()
    return told


def test_a_pasted_text_is_known_by_its_lines() -> None:
    done = digest("sources", "check", str(SEEDS / CALIBER))
    said = told(done.out)
    assert done.code == 0
    assert said["read as"] == "plain text"
    assert said["source"].startswith("Caliber.Az (line ")
    assert said["title"].endswith("(line 1)")
    assert "no match" not in said
    assert "    1  title            " in done.out
    assert "  body             " in done.out


def test_a_page_is_known_by_the_rules_of_its_outlet() -> None:
    said = told(digest("sources", "check", str(CASES / "18_page.html")).out)
    assert said["source"] == "Euromaidan Press (an address on https://euromaidanpress.com/)"
    assert said["title"].endswith("(selector h1.entry-title of euromaidan-press.toml)")
    assert said["byline"] == "Ann Example (p.byline)"
    assert said["date"] == "5 March 2026, 08:00 (meta article:published_time)"
    assert said["takeaways"] == "4, ISW"
    assert "no match" in said


def test_a_page_of_nobody_says_by_what_it_is_known(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(BARE % (SENTENCE * 4))
    said = told(digest("sources", "check", str(page)).out)
    assert said["source"] == "unknown"
    assert said["title"] == "A bridge closes (title)"
    assert said["byline"] == "Ann Example (p.byline)"
    assert said["address"] == "none"
    assert said["body"].startswith("paragraphs 4, headings 0 (")
    assert "no match" not in said


def test_the_reader_can_say_whose_it_is(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("A bridge closes\n\nIt was closed at noon.\n", encoding="utf-8")
    done = digest("sources", "check", "--source", "Kyiv Post", str(text))
    assert told(done.out)["source"] == "Kyiv Post (the reader says so)"


def test_what_is_refused_takes_no_other_down() -> None:
    tag_page, page = str(CASES / "19_tag_page.html"), str(CASES / "18_page.html")
    done = digest("sources", "check", "--json", tag_page, page)
    assert done.code == 1
    assert f"refused  {tag_page}: it is a page of links to articles, not an article" in done.err
    (read,) = done.json
    assert read["origin"] == page
    assert read["how"]["title"] == "selector h1.entry-title of euromaidan-press.toml"
    assert {"line": 1, "as": "title", "text": read["title"], "rule": None} in read["lines"]


@pytest.mark.parametrize("name", ["05_promotion_between_paragraphs.html", "20_cp1251.txt"])
def test_nothing_is_filed(name: str) -> None:
    assert digest("sources", "check", str(CASES / name)).code == 0
    assert digest("sources", "--json").json == []
