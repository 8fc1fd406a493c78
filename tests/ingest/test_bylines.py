from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.ingest.bylines import read_byline, read_credit, read_names
from digest_tui.ingest.date_lines import read_date_line

KNOWN = frozenset({"the guardian", "cnn", "reuters", "isw", "associated press"})
PIECES = st.sampled_from(
    "By by Jane Doe Anna O’Neill and with in Kyiv | — – - · , ; 12 Comments The Guardian CNN"
    " 11 February 2025 14.20 GMT Updated (Photo) for".split()
)
LINES = st.lists(PIECES, max_size=14).map(" ".join)


@given(LINES)
def test_a_byline_is_a_part_of_its_line(line: str) -> None:
    dated = read_date_line(line, KNOWN, under_title=True)
    names = [read_byline(line, KNOWN, sure=True), read_names(line, KNOWN)]
    names += [dated.byline if dated else None, (read_credit(line) or (None,))[0]]
    for byline in names:
        assert byline is None or (byline in line and byline == byline.strip(" ,|"))


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe in Kyiv", "Jane Doe"),
        ("By Jane Doe, CNN", "Jane Doe"),
        ("By Jane Doe, Kyiv", "Jane Doe"),
        ("By Jane Doe for The Guardian", "Jane Doe"),
        ("By JANE DOE Associated Press", "JANE DOE"),
        ("By Jane Doe | The Guardian", "Jane Doe"),
        ("By Jane Doe, John Roe and Max von Hier", "Jane Doe, John Roe and Max von Hier"),
        ("By Jane Doe in Kyiv and John Roe in Rome", "Jane Doe in Kyiv and John Roe"),
        ("Interview by Jane Doe", "Jane Doe"),
        ("By Reuters", "Reuters"),
        ("By Friday", None),
        ("By Friday, the bridge was open", None),
        ("By Jane Doe who was there", None),
    ],
)
def test_names_after_by(line: str, byline: str | None) -> None:
    assert read_byline(line, KNOWN, sure=True) == byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe, Brussels", "Jane Doe"),
        ("Jane Doe and John Roe in Brussels", "Jane Doe and John Roe"),
        ("Jane Doe, CNN", "Jane Doe"),
        ("North Korea", None),
        ("The Guardian", None),
        ("Jane Doe was there", None),
        ("Jane Doe and John Roe.", None),
    ],
)
def test_names_alone(line: str, names: str | None) -> None:
    assert read_names(line, KNOWN) == names


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Reporting by A. Doe and B. Roe; Editing by C. Poe", ("A. Doe and B. Roe",)),
        ("Edited by Owen Poe", (None,)),
        ("Reporting by A. Doe in Riga; Additional reporting by B. Roe in Oslo", ("A. Doe",)),
        ("Associated Press writer Jane Doe in Kyiv contributed to this report.", (None,)),
        ("Reporting by the BBC has found that it was empty.", None),
        ("Editing by hand took three weeks.", None),
        ("She said that she contributed to this. The report was late.", None),
    ],
)
def test_others_who_took_part(line: str, credit: tuple[str | None] | None) -> None:
    assert read_credit(line) == credit
