from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.ingest.datelines import Dateline, read_dateline
from digest_tui.ingest.patterns import Pattern, plain

LETTERS = st.text(st.sampled_from("ab* "), max_size=12)
LINE = st.text(st.sampled_from("ab "), max_size=30)


@given(LETTERS, LINE, st.booleans())
def test_a_star_stands_for_anything(text: str, line: str, whole: bool) -> None:
    pattern, folded = Pattern(text, whole), plain(line)
    middle = ".*".join(map(re.escape, pattern.folded.split("*")))
    regex = f"^{middle}$" if whole else rf"(?<!\w){middle}(?!\w)"
    assert pattern.fits(folded) == (re.search(regex, folded) is not None)


def test_many_stars_on_a_long_line_are_soon_decided() -> None:
    # By trying every way to share the line out it would take years.
    for whole in (True, False):
        assert not Pattern("*a" * 30 + "*b", whole).fits("a" * 2000)


@pytest.mark.parametrize(
    ("rule", "line", "dateline", "rest"),
    [
        (
            "* (Reuters) -",
            "KYIV, Feb 11 (Reuters) - It began.",
            "KYIV, Feb 11 (Reuters) -",
            "It began.",
        ),
        (
            "* (Reuters) -",
            "BERLIN/PARIS, Feb 11 (Reuters) – X",
            "BERLIN/PARIS, Feb 11 (Reuters) –",
            "X",
        ),
        (
            "* (AP) —",
            "KYIV, Ukraine (AP) — “No,” he said.",
            "KYIV, Ukraine (AP) —",
            "“No,” he said.",
        ),
        ("* (AP) —", "WASHINGTON (AP) -- It began.", "WASHINGTON (AP) --", "It began."),
        ("CNN —", "CNN —", "CNN —", ""),
        (
            "* /TASS/.",
            "MOSCOW, February 11. /TASS/. It began.",
            "MOSCOW, February 11. /TASS/.",
            "It began.",
        ),
    ],
)
def test_datelines(rule: str, line: str, dateline: str, rest: str) -> None:
    found = read_dateline(line, [Dateline(rule)])
    assert found is not None
    assert (found.text, found.rest) == (dateline, rest)


@pytest.mark.parametrize(
    "line",
    [
        "He told the agency (Reuters) - and others - that it was late.",
        "(Reuters) - It began.",
        "CNN - a broadcaster - said so.",
        "He watches CNN — every day.",
    ],
)
def test_prose_has_no_dateline(line: str) -> None:
    assert read_dateline(line, [Dateline("* (Reuters) -"), Dateline("CNN —")]) is None
