"""The three sample articles against their right reading, line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.export import as_json
from tests.helpers import DATA, SEEDS

if TYPE_CHECKING:
    from digest_tui.library import Library
    from digest_tui.models import Article

EXPECTED: dict[str, Any] = json.loads((DATA / "seeds.json").read_text(encoding="utf-8"))
NAMES = [name for name in EXPECTED if name.endswith(".txt")]


def raw_line(name: str, number: int | None) -> str | None:
    if number is None:
        return None
    return (SEEDS / name).read_text(encoding="utf-8").split("\n")[number - 1].strip()


@pytest.mark.parametrize("name", NAMES)
class TestReading:
    def test_source_and_its_evidence(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        assert read.source_name == expected["source"]
        assert [evidence.line for evidence in read.evidence] == expected["source_evidence_lines"]

    def test_title_dek_byline_and_date(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        assert read.title == raw_line(name, expected["title_line"])
        assert read.dek == raw_line(name, expected["dek_line"])
        assert read.byline == expected["byline"]
        assert read.published is expected["published"]

    def test_body(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        assert [part.place.first_line for part in read.body] == expected["body_lines"]
        labels = {str(p.place.first_line): p.label for p in read.body if p.label}
        assert labels == expected.get("labels", {})
        for part in read.body:
            line = raw_line(name, part.place.first_line)
            assert line == f"{part.label} {part.text}" if part.label else line == part.text

    def test_what_is_dropped(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        dropped = {line for lines in expected["dropped_lines"].values() for line in lines}
        pictures = {expected["caption_line"]} if "caption_line" in expected else set()
        assert {drop.line for drop in read.dropped} == dropped | pictures

    def test_captions(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        if "caption_line" in expected:
            assert [(c.line, c.credit) for c in read.captions] == [
                (expected["caption_line"], expected["photo_credit"])
            ]
        else:
            assert read.captions == ()

    def test_takeaways(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        taken = [t for a in read.assessments for t in a.takeaways]
        assert [t.place.first_line for t in taken] == expected["takeaway_lines"]
        assert [t.number for t in taken] == list(range(1, len(taken) + 1))
        for takeaway in taken:
            assert f"- {takeaway.text}" == raw_line(name, takeaway.place.first_line)
        if expected["takeaway_lines"]:
            (found,) = read.assessments
            assert found.publisher == expected["takeaways_publisher"]
            date = as_json.date(found.report_date)
            assert date == expected["takeaways_report_date"] | {"time": None}
            assert found.cue == raw_line(name, expected["takeaway_cue_line"])
            assert found.doubt is None

    def test_cites(self, name: str, seeds: dict[str, Article], library: Library) -> None:
        assert list(library.cites(seeds[name])) == EXPECTED[name]["cites"]

    def test_every_line_is_accounted_for(self, name: str, seeds: dict[str, Article]) -> None:
        read, expected = seeds[name], EXPECTED[name]
        seen = {drop.line for drop in read.dropped}
        seen |= {part.place.first_line for part in read.body}
        seen |= {t.place.first_line for a in read.assessments for t in a.takeaways}
        seen |= {expected["title_line"], expected["dek_line"]}
        lines = (SEEDS / name).read_text(encoding="utf-8").split("\n")
        assert seen == {number for number, line in enumerate(lines, 1) if line.strip()}


def test_the_cited_source_is_kept(seeds: dict[str, Article]) -> None:
    assert seeds["002_306a3111077e3e2e.txt"].cited_source == "ISW (Institute for the Study of War)"
