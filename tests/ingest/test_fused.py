from __future__ import annotations

import pytest

from digest_tui.ingest.fused import parted
from digest_tui.ingest.lines import read_lines

KNOWN = frozenset({"isw"})
SAID = "Ukrainian forces advanced again near Borova."


@pytest.mark.parametrize(
    "head", ["Feb 11, 2025 - ISW Press", "By Jane Doe, 11 February 2025", "11 February 2025, Kyiv"]
)
def test_a_header_that_runs_into_the_text(head: str) -> None:
    text = f"A title\n\n{head}{SAID}"
    lines = parted(read_lines(text), text, lambda: KNOWN)
    assert [line.text for line in lines] == ["A title", head, SAID]
    assert [text[line.place.start : line.place.end] for line in lines] == ["A title", head, SAID]


@pytest.mark.parametrize(
    "line",
    [
        f"McDonald said so. {SAID}",
        f"On February 11, 2025 the eBay shares fell. {SAID}",
        "Feb 11, 2025 - ISW PressUkrainian",
        f"- Feb 11, 2025 - ISW Press{SAID}",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    lines = read_lines(line)
    assert parted(lines, line, lambda: KNOWN) == lines
