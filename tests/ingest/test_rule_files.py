"""Sources by rule files, ours and the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import RulesError
from digest_tui.ingest import load_outlets
from digest_tui.ingest.rule_files import read_rule_file
from tests.helpers import lines
from tests.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

BODY = ("The first paragraph of it all.", "The second paragraph of it all.")


def source_of(outlets: Outlets, *texts: str) -> str:
    return read(lines("A title", *texts), "x", outlets).source_name


def test_our_own_are_in_order(outlets: Outlets) -> None:
    assert outlets.problems == ()
    assert {outlet.source.slug for outlet in outlets.all} >= {
        "caliber-az",
        "euromaidan-press",
        "isw",
        "kyiv-post",
        "ukrainska-pravda",
    }


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Support UP or become our patron!", "Ukrainska Pravda"),
        ("SUPPORT UP OR BECOME OUR PATRON", "Ukrainska Pravda"),
        ("Pravda Ukraine", "Ukrainska Pravda"),
        ("JOIN US ON TELEGRAM", "Kyiv Post"),
        ("    Euromaidan Press", "Euromaidan Press"),
        ("https://www.kyivpost.com/post/12345", "Kyiv Post"),
        # On the pages of two outlets, so evidence for neither.
        ("To suggest a correction or clarification, write to us here", "source unknown"),
        ("You can also highlight the text and press Ctrl + Enter", "source unknown"),
        ("ISW", "source unknown"),
        ("He told Kyiv Post that it was late.", "source unknown"),
    ],
)
def test_evidence(outlets: Outlets, line: str, source: str) -> None:
    assert source_of(outlets, *BODY, line) == source


@pytest.mark.parametrize(
    ("texts", "source"),
    [
        # A name is that of the page above or below the text, and a heading inside it.
        (("Kyiv Post", *BODY), "Kyiv Post"),
        ((*BODY, "Kyiv Post"), "Kyiv Post"),
        ((*BODY, "Kyiv Post", *BODY), "source unknown"),
        ((BODY[0], "", "Kyiv Post", "", BODY[1]), "source unknown"),
        ((*BODY, "Sources", "Ukrainska Pravda", "RBC-Ukraine"), "source unknown"),
        ((*BODY, "Read also:", "https://www.kyivpost.com/post/1"), "source unknown"),
        # Lines that anybody could have.
        ((*BODY, "See the original here"), "source unknown"),
        ((*BODY, "Nothing significant to report."), "source unknown"),
        ((BODY[0], "Caliber", BODY[1]), "source unknown"),
        # A dateline tells, but what others print of an agency is theirs.
        (("KYIV, Feb 11 (Reuters) - It began.", *BODY), "Reuters"),
        (("KYIV, Feb 11 (Reuters) - It began.", *BODY, "JOIN US ON TELEGRAM"), "Kyiv Post"),
        (("CNN —", *BODY), "CNN"),
        (("Guardian staff and agencies", "11 May 2025", *BODY), "The Guardian"),
    ],
)
def test_where_a_line_tells(outlets: Outlets, texts: tuple[str, ...], source: str) -> None:
    assert source_of(outlets, *texts) == source


def test_every_outlet_is_told_by_each_of_its_lines(outlets: Outlets) -> None:
    for outlet in outlets.all:
        for pattern in (*outlet.line_evidence, *outlet.boilerplate, *outlet.bylines):
            line = pattern.text.replace("*", "of all")
            assert source_of(outlets, *BODY, line) == outlet.source.name, pattern.text


def test_generic_lines_are_dropped_on_their_own_pages_only(outlets: Outlets) -> None:
    ours = read(lines("A title", *BODY, "Content", "JOIN US ON TELEGRAM"), "x", outlets)
    assert "Content" in [drop.text for drop in ours.dropped]
    theirs = read(lines("A title", *BODY, "Content"), "x", outlets)
    assert "Content" in [part.text for part in theirs.body]


def test_words_in_the_lead_give_way_to_furniture(outlets: Outlets) -> None:
    lead = "Work will start in April, per Caliber.Az."
    assert source_of(outlets, lead, *BODY) == "Caliber.Az"
    assert source_of(outlets, *BODY * 4, lead) == "source unknown"
    assert source_of(outlets, lead, *BODY, "JOIN US ON TELEGRAM") == "Kyiv Post"


def test_as_much_for_one_as_for_another_is_for_neither(outlets: Outlets) -> None:
    assert source_of(outlets, *BODY, "JOIN US ON TELEGRAM", "Euromaidan Press") == "source unknown"


def test_a_line_that_two_sources_claim_tells_neither(tmp_path: Path) -> None:
    for slug in ("one", "two"):
        (tmp_path / f"{slug}.toml").write_text('[boilerplate]\nlines = ["Read our terms*"]\n')
    (tmp_path / "one.toml").write_text(
        '[boilerplate]\nlines = ["Read our terms*", "The One is free"]\n'
    )
    outlets = load_outlets(tmp_path)
    article = read(lines("A title", *BODY, "Read our terms here"), "x", outlets)
    assert article.source is None
    assert len(article.body) == 2
    assert source_of(outlets, *BODY, "Read our terms here", "The One is free.") == "one"


def test_a_reader_adds_a_source_without_touching_code(tmp_path: Path) -> None:
    (tmp_path / "daily-planet.toml").write_text(
        """
        name = "Daily Planet"
        aliases = ["The Planet"]
        home = "https://planet.example/"
        [layout]
        lead_is_dek = true
        [boilerplate]
        lines = ["Great Caesar's ghost*"]
        [labels]
        Scoop = "paragraph"
        """
    )
    outlets = load_outlets(tmp_path)
    raw = lines("A title", *BODY, "Scoop: He can fly.", "Great Caesar’s ghost, subscribe!")
    article = read(raw, "x", outlets)
    assert article.source_name == "Daily Planet"
    assert article.dek == BODY[0]
    assert [(part.label, part.text) for part in article.body] == [
        (None, BODY[1]),
        ("Scoop:", "He can fly."),
    ]
    found = outlets.find("the planet")
    assert found is not None
    assert found.source.slug == "daily-planet"


def test_a_readers_file_wins_over_ours(tmp_path: Path) -> None:
    (tmp_path / "kyiv-post.toml").write_text('name = "KP"\n[evidence]\nlines = ["Hello"]\n')
    outlets = load_outlets(tmp_path)
    assert source_of(outlets, *BODY, "JOIN US ON TELEGRAM") == "source unknown"
    assert source_of(outlets, *BODY, "Hello") == "KP"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("name = ", "Invalid value"),
        ("nme = 'x'", "unknown field `nme`"),
        ("name = 3", "Expected `str`, got `int`"),
        ("[labels]\nScoop = 'nonsense'", "Invalid enum value 'nonsense'"),
        ("[boilerplate]\nlines = 'x'", "Expected `array`"),
        ("home = 'https://[planet'", "home is no web address"),
        ("home = 'planet.example'", "home is no web address"),
        ("home = 'ftp://planet.example'", "home is no web address"),
        ("[boilerplate]\nlines = ['*a*b*c*d*e*f*g*h*']", "more than 6 `*` in one line"),
        ("takeaway_signs = ['*a*b*c*d*e*f*g*h*']", "more than 6 `*` in one line"),
        ("[evidence]\ndatelines = ['* —']", "a dateline of no words"),
    ],
)
def test_a_wrong_file_is_named_and_harms_no_other(tmp_path: Path, text: str, trouble: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text)
    with pytest.raises(RulesError) as error:
        read_rule_file(file)
    assert str(file) in str(error.value)
    assert trouble in str(error.value)
    outlets = load_outlets(tmp_path)
    assert [str(problem) for problem in outlets.problems] == [str(error.value)]
    assert outlets.find("kyiv post") is not None
