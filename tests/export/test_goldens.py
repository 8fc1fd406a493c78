"""What leaves the program, as whole files. `pytest --update-goldens` writes them anew."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.analyse.versions import changed
from digest_tui.export import (
    as_json,
    checked,
    compared,
    compared_json,
    covered,
    explained,
    hits,
    plain,
    stories,
    versions,
    versions_json,
)
from digest_tui.export import coverage as coverage_lines
from digest_tui.ingest.checking import checked as check
from digest_tui.models import Entry, GivenDate, Kind, Question, Received, Version
from tests.helpers import CALIBER, DATA, ROOT, SEEDS, article, assessment
from tests.library.reporting import file_reports

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.library import Library

GOLDENS = ROOT / "tests" / "export" / "goldens"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Any:
    def check(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check


def to_json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def to_text(rows: Iterable[str]) -> str:
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("name", ["euromaidan", "caliber", "ukrainska"])
def test_articles(seeded: Library, golden: Any, name: str) -> None:
    article = seeded.article(name)
    cites = seeded.cites(article)
    value = as_json.article(article, cites)
    value["origin"] = value["origin"].rsplit("/", 1)[-1]
    golden(f"article-{name}.json", to_json(value))
    golden(f"article-{name}.txt", to_text(plain.article(article, cites, 72)))


@pytest.mark.parametrize(
    ("name", "kind"), [("18_page.html", Kind.HTML), ("16_mirror_with_message.txt", Kind.PLAIN)]
)
def test_how_a_text_is_read(golden: Any, outlets: Outlets, name: str, kind: Kind) -> None:
    data = (DATA / "twenty-cases" / name).read_bytes()
    of = check(Received(name, data, kind), outlets)
    golden(f"checked-{kind.name.lower()}.txt", to_text(checked.lines(of, 72)))
    golden(f"checked-{kind.name.lower()}.json", to_json(checked.as_object(of)))


def test_answers(seeded: Library, golden: Any) -> None:
    answer = seeded.ask(Question('officers OR "combat experience" OR transnistria'))
    groups = seeded.searches.grouped([hit.entry.id for hit in answer.hits])
    golden("answer.json", to_json(hits.as_object(answer, groups)))
    golden("answer.txt", to_text(hits.listed(answer, 72, lambda word: f"*{word}*")))
    golden("answer-by-story.txt", to_text(hits.by_story(answer, groups, 72, str)))
    golden("answer-counts.txt", to_text(hits.counts(answer)))


def test_stories(seeded: Library, golden: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    caliber = (SEEDS / CALIBER).read_text(encoding="utf-8")
    copy.write_text(caliber.replace("ISW: Is Russia", "Is Russia"), encoding="utf-8")
    list(seeded.add([str(copy)], source="Kyiv Post"))
    (story,) = seeded.stories.newest(5)[0]
    story = replace(story, day=date(2025, 2, 12))
    golden("stories.txt", to_text(stories.listed([story], 72)))
    golden("stories.json", to_json(stories.as_objects([story], 7)))


def test_takeaways(seeded: Library, golden: Any) -> None:
    listed = seeded.takeaways()
    golden("takeaways.json", to_json(as_json.assessments(listed, seeded.covering.reports())))
    golden("takeaways.txt", to_text(coverage_lines.reports(seeded.covering.reports(), 72)))


def test_sources(seeded: Library, golden: Any) -> None:
    golden("sources.json", to_json(as_json.sources(seeded.sources())))
    golden("sources.txt", to_text(plain.sources(seeded.sources())))


def test_columns(seeded: Library, golden: Any) -> None:
    articles = [seeded.article(name) for name in ("ukrainska", "caliber", "euromaidan")]
    golden("columns-120.txt", to_text(plain.columns(articles, 120)))
    golden("columns-60.txt", to_text(plain.columns(articles, 60)))


def test_outcomes(library: Library, golden: Any, tmp_path: Path) -> None:
    """Each thing that can become of an input of `add --json`."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "new.txt").write_text("A title\nSome words of an article.")
    outcomes = [
        *library.add([str(folder), str(folder / "missing.txt")]),
        *library.add([str(folder / "new.txt")]),
        *library.add([str(folder / "new.txt")], source="Kyiv Post"),
    ]
    values = [as_json.outcome(outcome) for outcome in outcomes]
    for value in values:
        value["origin"] = value["origin"].replace(f"{folder}/", "")
    golden("outcomes.json", to_json(values))


def test_comparisons(seeded: Library, golden: Any) -> None:
    names = ("ukrainska", "caliber", "euromaidan")
    found = seeded.compare([seeded.article(name) for name in names])
    golden("compared.json", to_json(compared_json.as_object(found)))
    golden("compared.txt", to_text(compared.findings(found, 72)))
    golden("compared-weak.txt", to_text(compared.findings(found, 72, weak=True)))
    golden("compared-table.txt", to_text(compared.table(found, 72)))
    golden("compared-list.txt", to_text(compared.table(found, 40)))
    why = seeded.explain(found, 0, 8)
    golden("explained.json", to_json(compared_json.explanation_object(found, why)))
    golden("explained.txt", to_text(explained.explanation(found, why, 72)))


def test_coverage(library: Library, golden: Any, tmp_path: Path) -> None:
    """Two days of a report that two outlets quote, and an article of the second day."""
    file_reports(library, tmp_path / "in")
    report = library.covering.report()
    found, (development, _) = library.covering.coverage(report), library.covering.threads()
    golden("coverage.json", to_json(covered.coverage(found, development)))
    for width in (100, 60):
        lines = [
            *coverage_lines.table(found, development, width),
            *coverage_lines.sentences(found, width),
        ]
        golden(f"coverage-{width}.txt", to_text(lines))
    golden("reports.txt", to_text(coverage_lines.reports(library.covering.reports(), 72)))


def test_versions(golden: Any) -> None:
    """An article that was filed three times; nothing but its byline changed to the third."""
    same = [f"What the town of number {at} says of it is the same as before." for at in range(9)]
    toll = "At least 15 people were injured in the attack on a substation in Sumy Oblast."
    first = article(
        "\n".join([f"{toll} He said so.", *same, "Oil prices rose by two percent."]),
        title="Substation struck in Sumy Oblast",
        published=GivenDate(2, 10, 2031, 14, 32),
        assessments=(assessment("Russian forces recently advanced near Vesele."),),
    )
    second = article(
        "\n".join(
            [
                f"{toll.replace('15', '17').replace('injured', 'killed or injured')} He said so.",
                "The governor’s office gave no names.",
                *same[:3],
                *same[4:],
                same[3],
            ]
        ),
        title="Substation struck in Sumy Oblast, 17 injured",
        dek="It is the third this week.",
        published=GivenDate(2, 10, 2031, 14, 32),
        assessments=(assessment("Russian forces recently advanced near Vesele and Tykhe."),),
    )
    third = replace(second, byline="Ann Bee")
    filed = [datetime(2031, 2, day, 15, 7, tzinfo=UTC) for day in (10, 11, 12)]
    known = [
        Version(1, filed[0], "https://site.example/a", "https://site.example/a",
                first.published, first.title),
        Version(2, filed[1], "page.html", None, second.published, second.title),
        Version(3, filed[2], "https://site.example/a?utm_source=rss", "https://site.example/a",
                None, ""),
    ]  # fmt: skip
    found, steady = changed(first, second), changed(second, third)
    steps = [None, found, steady]
    golden("versions.txt", to_text(versions.listed(known, steps, 72)))
    for width, emphasis in ((72, "*{}*".format), (40, str)):
        rows = versions.difference(known[0], known[1], found, width, emphasis)
        golden(f"versions-difference-{width}.txt", to_text(rows))
    rows = versions.difference(known[1], known[1], changed(second, second), 72, str)
    golden("versions-none.txt", to_text(rows))
    of = Entry("0123456789abcdef", "a-paper-a", "a-paper", "A Paper", second.title, None, None)
    golden("versions.json", to_json(versions_json.listed(of, known, steps)))
    golden("versions-difference.json",
           to_json(versions_json.difference(of, known[0], known[1], found)))  # fmt: skip
