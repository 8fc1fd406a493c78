from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.query import understand
from digest_tui.query.completing import proposals, put, slot


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("|", ("word", "", "", "text", True)),
        ("off|", ("word", "off", "off", "text", True)),
        ("of|fi korea", ("word", "offi", "of", "text", True)),
        ("korea -off|", ("word", "off", "off", "text", True)),
        ("korea |", ("word", "", "", "text", True)),
        ("(a OR off|", ("word", "off", "off", "text", True)),
        ("combat-exp|", ("word", "exp", "exp", "text", False)),
        ("зел|", ("word", "зел", "зел", "text", True)),
        ('"combat exp|', ("word", "exp", "exp", "text", False)),
        ('"combat |', ("word", "", "", "text", False)),
        ("title:reh|", ("word", "reh", "reh", "title", False)),
        ("title:|", ("word", "", "", "title", False)),
        ("title:(a reh|", ("word", "reh", "reh", "title", False)),
        ("title:(a (b) reh|", ("word", "reh", "reh", "title", False)),
        ("title:(a) reh|", ("word", "reh", "reh", "text", True)),
        ('byline:"ol|', ("word", "ol", "ol", "byline", False)),
        ("https://isw.pu|", ("word", "pu", "pu", "url", False)),
        ("ti|tle:a", ("field", "title:", "ti", "text", False)),
        ("source:|", ("source", "", "", "text", False)),
        ("source: |", ("source", "", "", "text", False)),
        ("source:cal|iber a", ("source", "caliber", "cal", "text", False)),
        ('source:"kyiv po|', ("source", '"kyiv po', "kyiv po", "text", False)),
        ('source:"kyiv |post" a', ("source", '"kyiv post"', "kyiv ", "text", False)),
        ("source:(|", ("source", "", "", "text", False)),
        ("source:(a OR |", ("source", "", "", "text", False)),
        ("-source:(a OR cal|iber b)", ("source", "caliber", "cal", "text", False)),
        ('source:(a OR "kyiv po|', ("source", '"kyiv po', "kyiv po", "text", False)),
        ("is:((a) r|", ("is", "r", "r", "text", False)),
        ("source:(a) off|", ("word", "off", "off", "text", True)),
        ("SORT:d|", ("sort", "d", "d", "text", False)),
        ('date:"last |', ("date", '"last ', "last ", "text", False)),
        ("-is:r|", ("is", "r", "r", "text", False)),
        ("tag:|", ("tag", "", "", "text", False)),
        ("story:ky|", ("story", "ky", "ky", "text", False)),
    ],
)
def test_what_is_being_typed(typed: str, expected: tuple[str, str, str, str, bool]) -> None:
    """Its kind, what is replaced, what was typed of it, in which part, and may it be a field."""
    text = typed.replace("|", "")
    found = slot(text, typed.index("|"))
    assert found is not None
    kind, start, end, *rest = found
    assert (kind, text[start:end], *rest) == expected


@pytest.mark.parametrize("typed", ["off*|", "so?d|", "officr~|", '"a b"|', "foo:|", 'tag:"a b"|'])
def test_where_nothing_can_be_proposed(typed: str) -> None:
    assert slot(typed.replace("|", ""), typed.index("|")) is None


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("s|", ["source:", "story:", "sort:"]),
        ("T|", ["title:", "takeaway:", "tag:"]),
        ("so|urce:a", ["source:", "sort:"]),
        ("sort:|", ["date", "relevance", "source"]),
        ("sort:d|", ["date"]),
        ("date:u|", ["unknown"]),
        ('date:"last |', ["last week"]),
        ("title:s|", []),
        ('"s|', []),
        ("tag:|", []),
    ],
)
def test_what_is_always_proposed(typed: str, proposed: list[str]) -> None:
    found = slot(typed.replace("|", ""), typed.index("|"))
    assert found is not None
    assert [one.text for one in proposals(found)] == proposed


@pytest.mark.parametrize(
    ("typed", "proposed", "result"),
    [
        ("a of|fi b", "officers", "a officers| b"),
        ("ti|", "title:", "title:|"),
        ("source:k| a", "Kyiv Post", 'source:"Kyiv Post"| a'),
        ('source:"kyiv |post" a', "caliber", "source:caliber| a"),
        ("tag:|", "a:b", 'tag:"a:b"|'),
        ("tag:|", "-b", 'tag:"-b"|'),
        ("date:|", "10feb..14feb", "date:10feb..14feb|"),
        ('"combat ex|', "experience", '"combat experience|'),
    ],
)
def test_putting_it_in(typed: str, proposed: str, result: str) -> None:
    text = typed.replace("|", "")
    found = slot(text, typed.index("|"))
    assert found is not None
    after, cursor = put(text, found, proposed)
    assert f"{after[:cursor]}|{after[cursor:]}" == result


def test_every_proposal_is_understood() -> None:
    for field in ("sort", "date"):
        text = f"{field}:"
        found = slot(text, len(text))
        assert found is not None
        assert len(proposals(found)) > 2
        for proposal in proposals(found):
            understand(put(text, found, proposal.text)[0], today=date(2026, 2, 12))


@given(st.text(st.sampled_from('ab "“()-*?~:/тtitlesourc'), max_size=30), st.integers(0, 30))
def test_a_slot_holds_the_cursor(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    found = slot(text, cursor)
    if found is not None:
        assert 0 <= found.start <= cursor <= found.end <= len(text)
        assert text[found.start : cursor].endswith(found.beginning)
