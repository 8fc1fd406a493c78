"""The table of a report, from the articles that tell it."""

from __future__ import annotations

from digest_tui.analyse.takeaways.coverage import coverage
from digest_tui.analyse.takeaways.tellings import Telling
from digest_tui.models import Dated, Entry, Passage, Report, Span, Told
from tests.helpers import article

PASSAGES = (Passage(0, Span(0, 4), "Told", 0.5),)


def entry(name: str, source: str | None) -> Entry:
    return Entry(name, name, source, source or "source unknown", "A title", None, None)


def telling(name: str, told: Told, score: float = 0.5) -> Telling:
    return Telling(article(id=name), told, score, PASSAGES)


def test_sources_that_tell_most_come_first_and_the_unknown_one_last() -> None:
    looked_at = [
        entry("x", None),
        entry("b", "post"),
        entry("c", "post"),
        entry("d", "gazette"),
        entry("e", "weekly"),
    ]
    report = Report("ISW", None, None, None, (), ())
    found = coverage(
        report,
        looked_at,
        {each.id: Dated.FILED for each in looked_at},
        [
            [telling("c", Told.TOLD), telling("d", Told.TOLD), telling("b", Told.PARTLY)],
            [telling("b", Told.PARTLY)],
        ],
        "a note",
    )
    assert [(each.slug, len(each.articles), each.dated) for each in found.sources] == [
        ("post", 2, (Dated.FILED, Dated.FILED)),
        ("gazette", 1, (Dated.FILED,)),
        ("weekly", 1, (Dated.FILED,)),
        (None, 1, (Dated.FILED,)),
    ]
    assert [[cell.told.value for cell in row] for row in found.rows] == [
        ["told", "told", "not", "not"],
        ["partly", "not", "not", "not"],
    ]
    assert [by.article.id for by in found.rows[0][0].by] == ["c", "b"]
    assert found.rows[0][0].by[0].passages == PASSAGES
    assert found.note == "a note"


def test_nobody_to_tell_it() -> None:
    found = coverage(Report("ISW", None, None, None, (), ()), [], {}, [[], []])
    assert (found.sources, found.rows) == ((), ((), ()))
