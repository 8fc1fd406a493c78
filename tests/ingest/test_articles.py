"""Invented articles in the layouts of many outlets, against their right reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.analyse.attribution import cited
from digest_tui.ingest.decode import decode
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence
from tests.helpers import DATA, SEEDS
from tests.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, GivenDate, Place

FILES = sorted((DATA / "articles").glob("*.txt"))
# A speaker without a verb of saying, and a profession that no list has.
BEYOND_THE_PATTERN = {"16_dates_inside", "23_subheads_sic_nbsp"}

# In texts that are set to a width the empty lines say what a paragraph is.
SPACED = [
    path
    for path in (*FILES, *sorted(SEEDS.glob("*.txt")))
    if path.stem[:3] not in {"21_", "24_", "49_"}
]


def flat(ranges: list[Any]) -> list[int]:
    return [n for r in ranges for n in (range(r[0], r[1] + 1) if isinstance(r, list) else [r])]


def numbers(places: list[Place], text: list[str]) -> list[int]:
    return [
        number
        for place in places
        for number in range(place.first_line, place.last_line + 1)
        if text[number - 1].strip()
    ]


def parts(date: GivenDate | None) -> dict[str, int | None] | None:
    return None if date is None else {"year": date.year, "month": date.month, "day": date.day}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def case(
    request: pytest.FixtureRequest, outlets: Outlets
) -> tuple[str, Article, dict[str, Any], list[str]]:
    path = request.param
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    raw = path.read_bytes()
    text = decode(raw, path.name).text.replace("\r\n", "\n").split("\n")
    return path.stem, read(raw, path.name, outlets), expected, text


def test_articles(case: tuple[str, Article, dict[str, Any], list[str]], outlets: Outlets) -> None:
    name, article, expected, text = case

    def line(number: int | None) -> str | None:
        return None if number is None else text[number - 1].strip()

    got: dict[str, Any] = {}
    want: dict[str, Any] = {}

    def check(what: str, is_: Any, should_be: Any) -> None:
        got[what], want[what] = is_, should_be

    if "source" in expected:
        source = article.source.name if article.source else None
        full = {"ISW": "Institute for the Study of War"}
        check("source", full.get(source or "", source), expected["source"])
        told = {evidence.line for evidence in article.evidence}
        check("evidence", set(expected.get("source_evidence_lines") or ()) - told, set())
    if "title_line" in expected:
        check("title", article.title, line(expected["title_line"]) or "")
    if "dek_line" in expected:
        check("dek", article.dek, line(expected["dek_line"]))
    if "byline" in expected:
        check("byline", article.byline, expected["byline"])
    if "published" in expected:
        check("published", parts(article.published), expected["published"])
    disputed = set(flat(expected.get("disputed_lines", [])))
    if "body_lines" in expected:
        body = numbers([part.place for part in article.body], text)
        check(
            "body",
            [number for number in body if number not in disputed],
            [number for number in flat(expected["body_lines"]) if number not in disputed],
        )
    if "takeaway_lines" in expected:
        places = [t.place for a in article.assessments for t in a.takeaways]
        check("takeaways", numbers(places, text), flat(expected["takeaway_lines"]))
    if expected.get("takeaways_report_date"):
        check(
            "report",
            parts(article.assessments[0].report_date),
            expected["takeaways_report_date"],
        )
    if "caption_line" in expected:
        caption = expected["caption_line"]
        check("caption", [c.line for c in article.captions], [caption] if caption else [])
    if "caption_lines" in expected:
        check("captions", [c.line for c in article.captions], expected["caption_lines"])
    if "heading_lines" in expected:
        headings = [p.place.first_line for p in article.body if p.kind is Role.HEADING]
        check("headings", headings, expected["heading_lines"])
    if "labels" in expected:
        labels = {str(p.place.first_line): p.label for p in article.body if p.label}
        check("labels", labels, expected["labels"])
    if "takeaways_publisher" in expected:
        publisher = expected["takeaways_publisher"]
        check("publisher", [a.publisher for a in article.assessments], [publisher])
    if "cites" in expected and name not in BEYOND_THE_PATTERN:
        known = {n.casefold(): o.full_name for o in outlets.all for n in (*o.names, o.full_name)}
        told_by = [f"{article.cited_source} said."] if article.cited_source else []
        words = [*told_by, article.title, article.dek or "", *(p.text for p in article.body)]
        names = cited(words, known, [article.source.name] if article.source else [])
        check("cites", sorted(names), sorted(expected["cites"]))
    assert got == want


@pytest.mark.parametrize("path", SPACED, ids=lambda path: path.stem)
def test_no_prose_is_lost_however_a_text_is_spaced(path: Path, outlets: Outlets) -> None:
    raw = path.read_text(encoding="utf-8")
    rows = [row for row in raw.split("\n") if row.strip()]
    whole = read(raw.encode(), path.name, outlets)
    for empty in ("\n", "\n\n"):
        other = read(empty.join(rows).encode(), path.name, outlets)
        kept = {other.title, other.dek, *(part.text for part in other.body)}
        for part in whole.body:
            assert part.text in kept or not ends_sentence(part.text)
        assert (other.source, other.dated) == (whole.source, whole.dated)
