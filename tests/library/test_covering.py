"""Reports and their coverage, asked of a library."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NoLongerWanted, NotFound
from digest_tui.library import Library, covering
from digest_tui.models import Dated, Question, Told
from tests.helpers import ROOT
from tests.library.reporting import BULLETS, STRUCK, file, file_reports, report_of

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Coverage


def told(coverage: Coverage) -> dict[str, list[str]]:
    return {
        source.name: [row[at].told.value for row in coverage.rows]
        for at, source in enumerate(coverage.sources)
    }


@pytest.fixture
def filed(library: Library, tmp_path: Path) -> Library:
    """A report that two outlets quote, and articles of its day and of other days."""
    folder = tmp_path / "in"
    file_reports(library, folder, days=1)
    again = STRUCK.replace("and a fire", "where a fire")
    file(library, folder, "old", "Herald", "A refinery burns", "11 February 2024", again)
    other = STRUCK.replace("and a fire", "and once more a fire")
    file(library, folder, "undated", "Mirror", "A refinery burns", other)
    march = report_of("March 11", "Ukrainian forces recently advanced near Siversk.")
    file(library, folder, "march", "Times", *march, STRUCK)
    return library


def test_the_samples(seeded: Library) -> None:
    (report,) = seeded.covering.reports()
    assert report.heading == "ISW, 10 February (year not given), quoted by Ukrainska Pravda"
    assert told(seeded.covering.coverage(report)) == {
        "Euromaidan Press": ["not"] * 4 + ["partly", "told"] + ["not"] * 4,
        "Caliber.Az": ["not"] * 5 + ["told"] + ["not"] * 4,
        "Ukrainska Pravda": ["not"] * 5 + ["told"] + ["not"] * 4,
    }


def test_one_report_and_who_tells_it(filed: Library) -> None:
    report = filed.covering.report("10 February")
    assert report.label == "ISW, 10 February 2025"
    assert [len(takeaway.quoted_by) for takeaway in report.takeaways] == [2, 1, 2]
    coverage = filed.covering.coverage(report)
    table = told(coverage)
    assert table["Gazette"] == table["Mirror"] == ["told", "not", "not"]
    assert not {"Herald", "Times"} & set(table)  # of a year before; of a month later
    dated = {source.name: source.dated for source in coverage.sources}
    assert dated["Mirror"] == (Dated.FILED,)
    assert dated["Post"] == dated["Truth"] == (Dated.QUOTED,)
    gazette = next(source for source in coverage.sources if source.name == "Gazette")
    assert gazette.dated == (Dated.GIVEN,)
    (by,) = coverage.rows[0][coverage.sources.index(gazette)].by
    assert by.passages[0].text == STRUCK


def test_a_question_for_a_takeaway_has_the_same_answer(filed: Library) -> None:
    report = filed.covering.report("10 February")
    coverage = filed.covering.coverage(report)
    for takeaway, row in zip(report.takeaways, coverage.rows, strict=True):
        expected = {by.article.id: by.told for cell in row for by in cell.by}
        for quoted in takeaway.quoted_by:  # in whosever words it is asked for
            answer = filed.ask(Question(takeaway=quoted.ref))
            assert {hit.entry.id: hit.told for hit in answer.hits} == expected
    assert expected == {}
    first = Question(takeaway=report.takeaways[0].ref, sources=("mirror",))
    assert [hit.told for hit in filed.ask(first).hits] == [Told.TOLD]


def test_what_is_filed_later_is_found(filed: Library, tmp_path: Path) -> None:
    report = filed.covering.report("10 February")
    filed.covering.coverage(report)
    file(filed, tmp_path / "in", "late", "Courier", "A fire", "12 February 2025", f"{STRUCK} So.")
    assert told(filed.covering.coverage(report))["Courier"] == ["told", "not", "not"]
    before = filed.covering.reports()
    file(filed, tmp_path / "in", "next", "Post", *report_of("February 12, 2025", *BULLETS))
    assert len(filed.covering.reports()) == len(before) + 1


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("", "ISW, 11 February 2025"),
        ("2", "ISW, 10 February 2025"),
        ("10 February", "ISW, 10 February 2025"),
        ("feb 10", "ISW, 10 February 2025"),
        ("2025-02-10", "ISW, 10 February 2025"),
        ("isw", "ISW, 11 February 2025"),
        ("ISW 10.02.2025", "ISW, 10 February 2025"),
        ("truth", "ISW, 10 February 2025"),
        ("3", None),
        ("0", None),
        ("12 February", None),
        ("10 February 2024", None),
        ("csis", None),
        ("csis 10 February", None),
    ],
)
def test_a_report_by_its_name(
    library: Library, tmp_path: Path, query: str, label: str | None
) -> None:
    file_reports(library, tmp_path / "in")
    if label is None:
        with pytest.raises(NotFound, match="digest-tui takeaways"):
            library.covering.report(query)
    else:
        assert library.covering.report(query).label == label


def test_threads(library: Library, tmp_path: Path) -> None:
    file_reports(library, tmp_path / "in")
    now, before = library.covering.threads()
    assert [library.covering.development(report) for report in library.covering.reports()] == [
        now,
        before,
    ]
    assert now.before == before.report
    assert [step.before for step in now.steps] == [None, 1, 2]
    assert [bool(step.altered) for step in now.steps] == [False, True, False]
    assert now.gone == (0,)


def test_it_can_be_given_up(seeded: Library) -> None:
    (report,) = seeded.covering.reports()
    with pytest.raises(NoLongerWanted):
        seeded.covering.coverage(report, lambda: False)


def test_nothing_to_cover(library: Library) -> None:
    assert library.covering.reports() == []
    assert library.covering.threads() == []
    with pytest.raises(NotFound, match="no Key Takeaways"):
        library.covering.report()


def test_numpy_is_not_wanted(seeded: Library) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from digest_tui.library import Library; from digest_tui.ingest import load_outlets\n"
        f"library = Library(Path({str(seeded.folder)!r}), load_outlets())\n"
        "(report,) = library.covering.reports()\n"
        "assert library.covering.coverage(report).rows; print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True
    )
    assert done.stdout.strip() == "False"


def test_of_many_articles_those_that_share_most_are_looked_at(
    filed: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = filed.covering.report("10 February")
    whole = filed.covering.coverage(report)
    assert len(whole.sources) == 4
    for number in range(30):
        lines = (f"A {number}", "11 February 2025", f"Oil was {number} cheap, some said.")
        file(filed, tmp_path / "in", f"other{number}", "Courier", *lines)
    monkeypatch.setattr(covering, "_MOST_ARTICLES", 4)
    few = filed.covering.coverage(report)
    assert told(few) == told(whole)  # those that quote it, and those that tell it
    assert whole.note is None
    looked_at = sum(len(source.articles) for source in few.sources)
    assert looked_at == 4
    assert few.note
    assert few.note.startswith("of 3")  # thirty, and those that were there
    assert f" the {looked_at} that share most words" in few.note
    monkeypatch.setattr(covering, "_MOST_CARRIERS", 0)
    few = Library(filed.folder, filed.outlets).covering.coverage(report)
    assert {"Gazette", "Mirror"} < {source.name for source in few.sources}
    assert "Post" not in told(few)  # that the list in it has the words is no telling


def test_a_day_that_many_articles_quote_is_one_report_of_its_year(
    library: Library, tmp_path: Path
) -> None:
    """The dates of the articles that carry it tell the year."""
    lines = report_of("February 10", *BULLETS)
    file(library, tmp_path / "in", "a", "Post", "Analysts meet", "11 February 2024", *lines[1:])
    file(library, tmp_path / "in", "b", "Gazette", "A fire", "11 February 2025", STRUCK)
    (report,) = library.covering.reports()
    assert report.day == date(2024, 2, 10)
    (source,) = library.covering.coverage(report).sources
    assert (source.name, source.dated) == ("Post", (Dated.YEAR,))
