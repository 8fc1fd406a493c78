"""What changed from one version to another, as it is read on the screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest_tui.analyse.versions import changed
from digest_tui.models import Article, Version
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.render.matches import Matches
from digest_tui.tui.render.versions import version_blocks
from tests.helpers import HOSTILE, article, assessment

SAME = [f"What the town of number {at} says of it is the same." for at in range(6)]
BEFORE = article("\n".join(["At least 15 people died, he said.", *SAME, "Oil is dear."]))
AFTER = article(
    "\n".join(["At least 17 people died.", *SAME[:-1], "Gas costs nothing at all.", SAME[-1]]),
    dek="It is dark.",
)


def blocks(before: Article = BEFORE, after: Article = AFTER) -> list[Block]:
    one, other = (
        Version(number, datetime(2031, 2, number, 15, 7, tzinfo=UTC), "a", None, None, "A")
        for number in (1, 2)
    )
    return list(version_blocks(one, other, changed(before, after)))


def test_what_is_shown() -> None:
    assert [block.head + block.text for block in blocks()] == [
        "From version 1, filed 2031-02-01 15:07 UTC, to version 2, filed 2031-02-02 15:07 UTC",
        "1 altered, 2 added, 1 removed; 7 sentences unchanged",
        "Standfirst",
        "+   It is dark.",
        "Body",
        "~ - At least 15 people died, he said.",
        "  + At least 17 people died.",
        f"    {SAME[0]}",
        "    … 3 sentences unchanged",
        f"    {SAME[4]}",
        "+   Gas costs nothing at all.",
        f"    {SAME[5]}",
        "-   Oil is dear.",
        "~ altered   + added   - removed   > moved",
    ]


def test_the_words_that_differ_are_marked() -> None:
    was, now = blocks()[5:7]
    assert [was.text[slice(*span)] for span in was.marks[0][1]] == ["15", ", he said"]
    assert [now.text[slice(*span)] for span in now.marks[0][1]] == ["17"]
    assert (was.marks[0][0], now.marks[0][0]) == ("changed", "hit")


@pytest.mark.parametrize(
    ("before", "after", "hits"),
    [
        (BEFORE, AFTER, ["It is dark.", "17", "Gas costs nothing at all.", "Oil is dear."]),
        (article("He said so, too."), article("He said so."), [", too"]),
        (article("\n".join(SAME)), article("\n".join([SAME[-1], *SAME[:-1]])), [SAME[-1]]),
        (BEFORE, BEFORE, []),
    ],
)
def test_n_goes_to_every_change(before: Article, after: Article, hits: list[str]) -> None:
    document = Document(blocks(before, after), 60)
    matches = Matches(document)
    found = [matches[at] for at in range(len(matches))]
    assert [document.blocks[at].text[slice(*span)] for at, span in found] == hits


def test_every_change_can_be_found() -> None:
    document = Document(blocks(), 30)
    for number, change in enumerate(changed(BEFORE, AFTER).changes):
        at = document.block_of(("change", number))
        if change.kind != "kept":
            assert at is not None
            assert document.blocks[at].text in {change.before, change.after}
    assert document.block_of(("dek",)) == 2


@pytest.mark.parametrize("width", [20, 60, 120])
def test_every_line_fits(width: int) -> None:
    wide = article("漢字" * 40 + ".\nIt is.", assessments=(assessment("漢字 one."),))
    other = article("漢字" * 40 + " two.\nIt was.", assessments=(assessment("漢字 two."),))
    document = Document(blocks(wide, other), width)
    for line in range(document.height):
        assert (
            Document([Block("".join(p.text for p in document.row(line)))], width + 2).height == 1
        )


def test_no_text_is_markup() -> None:
    markup = [text for name, text in HOSTILE.items() if "markup" in name]
    shown = " ".join(block.text for block in blocks(article(""), article("\n".join(markup))))
    assert all(text in shown for text in markup)
