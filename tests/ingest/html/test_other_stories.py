"""Blocks of other stories."""

from __future__ import annotations

import pytest

from digest_tui.ingest.html.blocks import render
from digest_tui.ingest.html.other_stories import drop_other_stories
from digest_tui.ingest.html.tree import parse_page
from digest_tui.ingest.outlets import Outlet
from digest_tui.models import Source

RULES = Outlet(
    Source("paper", "A Paper"), related=("Read also",), promotions={"Other topics of interest": 2}
)
LINKS = '<li><a href="/1">A bridge closes</a></li><li>Why <a href="/2">nobody walks</a>?</li>'


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ("<div><b>Other Topics of Interest</b><h4>A bridge</h4><p>It is closed.</p></div>", ""),
        ("<div><b>Other Topics of Interest</b><p>A</p><p>b</p><p>c</p></div>",
         "Other Topics of Interest A b c"),
        ("<div><div><i>Read also:</i></div><a href='/1'>A bridge closes</a></div>", ""),
        # What is no link may belong to the text, and a label alone tells where no block ends.
        ("<div><i>Read also:</i> the report of the committee, in full.</div>",
         "Read also: the report of the committee, in full."),
        ("<p>Read also:</p><p>One</p>", "Read also: One"),
        (f"<h3>More from A Paper</h3><ul>{LINKS}</ul>", ""),
        (f"<h3>What we know</h3><ul>{LINKS}</ul>",
         "## What we know - A bridge closes - Why nobody walks?"),
        ("<h3>More details</h3><ul><li>He left.</li><li>She stayed.</li></ul>",
         "## More details - He left. - She stayed."),
    ],
)  # fmt: skip
def test_a_block_goes_as_a_whole(block: str, kept: str) -> None:
    root, _ = parse_page(f"<html><body><p>One.</p>{block}<p>Two.</p></body></html>", "page")
    drop_other_stories(root, RULES)
    lines = " ".join(filter(None, render(root.find("body"))))
    assert lines == " ".join(filter(None, ("One.", kept, "Two.")))
