"""What a question can ask for besides words, and what an answer tells besides its hits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import NotFound, QueryError
from digest_tui.index import Index, Scored
from digest_tui.library import Library
from digest_tui.library.likeness import telling_words, word_counts
from digest_tui.models import Facets, Like, MonthCount, Order, Question, Spelling, TakeawayRef
from tests.helpers import article

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

_PARTS = (
    ("A Paper", "2025-02-10T09:00", "Kursk falls", "Drones struck the depot in Kursk at dawn."),
    ("A Paper", "2025-02-11T09:00", "Kursk again", "Drones struck the same depot in Kursk again."),
    ("B Paper", "2025-03-01", "Sumy waits", "The mayor of Sumy spoke of the harvest."),
    ("B Paper", None, "Kharkiv votes", "The harvest was poor, farmers of Kharkiv said."),
)


@pytest.fixture(scope="session")
def _papers(tmp_path_factory: pytest.TempPathFactory, outlets: Outlets) -> Path:
    """A library of two sources, of known days; nobody writes to it."""
    folder = tmp_path_factory.mktemp("papers")
    for number, (source, date, title, text) in enumerate(_PARTS):
        head = f"---\ntitle: {title}\n" + (f"date: {date}\n" if date else "") + "---\n\n"
        (folder / f"{number}.md").write_text(f"{head}{text}\n")
        with Library(folder / "library", outlets) as library:
            (outcome,) = library.add([str(folder / f"{number}.md")], source=source)
            assert outcome.refused is None
    return folder / "library"


@pytest.fixture
def papers(_papers: Path, outlets: Outlets) -> Library:
    return Library(_papers, outlets)


def titles(library: Library, text: str = "", **given: object) -> list[str]:
    answer = library.ask(Question(text, **given))  # type: ignore[arg-type]
    return [hit.entry.title.partition(" ")[0] for hit in answer.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is:undated", {"Kharkiv"}),
        ("is:DATED -kursk", {"Sumy"}),
        ("(is:undated OR sumy) harvest", {"Kharkiv", "Sumy"}),
        ("-is:undated source:b-paper", {"Sumy"}),
        ("source:(a-paper OR b-paper) -is:(dated OR report)", {"Kharkiv"}),
        ("-source:(a-paper OR unknown) is:dated", {"Sumy"}),
        ("date:(2025-03 OR unknown)", {"Sumy", "Kharkiv"}),
        ("is:report", set()),
        ("is:changed", set()),
        ("date:2025-02", {"Kursk"}),
    ],
)
def test_kinds_of_articles(papers: Library, text: str, expected: set[str]) -> None:
    assert set(titles(papers, text)) == expected


def test_reports_and_what_has_changed(seeded: Library, tmp_path: Path) -> None:
    (with_list,) = {one.article.id for one in seeded.takeaways()}
    assert [h.entry.id for h in seeded.ask(Question("is:report")).hits] == [with_list]
    page = '<html><head><link rel="canonical" href="https://a.example/x"><title>{0}</title></head>'
    page += "<body><article><h1>{0}</h1><p>{0} was said to have fallen, officials told us.</p>"
    for word in ("Kursk", "Sumy"):
        (tmp_path / "page.html").write_text(page.format(word))
        list(seeded.add([str(tmp_path / "page.html")], source="A Paper"))
    assert [h.entry.title for h in seeded.ask(Question("is:changed")).hits] == ["Sumy"]


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("korea is:red", "there is no is:red, only is:report, is:changed, is:dated", 6),
        ("korea tag:x", "there are no tags yet", 6),
        ("korea story:zebra", "story: no article is called 'zebra'", 6),
        ("korea source:zebra", "no source here is called 'zebra'; there are", 6),
        ("korea -(drone OR source:zebra)", "no source here is called 'zebra'", 17),
        ("source:(caliber OR zebra)", "no source here is called 'zebra'", 19),
        ("is:(report OR red)", "there is no is:red, only", 14),
    ],
)
def test_a_name_that_nothing_has_is_explained(
    seeded: Library, text: str, message: str, position: int
) -> None:
    with pytest.raises(QueryError) as caught:
        seeded.ask(Question(text))
    assert str(caught.value).startswith(message)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("", {}, ["Sumy", "Kursk", "Kursk", "Kharkiv"]),
        ("sort:source", {}, ["Kursk", "Kursk", "Sumy", "Kharkiv"]),
        ("", {"order": Order.SOURCE}, ["Kursk", "Kursk", "Sumy", "Kharkiv"]),
        ("harvest sort:date", {}, ["Sumy", "Kharkiv"]),
        ("harvest", {"order": Order.DATE}, ["Sumy", "Kharkiv"]),
        (
            "kursk OR harvest sort:source",
            {"order": Order.DATE},
            "Kursk Kursk Sumy Kharkiv".split(),
        ),
    ],
)
def test_what_comes_first(
    papers: Library, text: str, given: dict[str, object], expected: list[str]
) -> None:
    assert titles(papers, text, **given) == expected


FEBRUARY, MARCH = MonthCount(2025, 2, 2), MonthCount(2025, 3, 1)


@pytest.mark.parametrize(
    ("text", "given", "facets"),
    [
        ("", {}, Facets((("a-paper", 2), ("b-paper", 2)), (MARCH, FEBRUARY), 1)),
        ("", {"sources": ("b-paper",)}, Facets((("b-paper", 2),), (MARCH,), 1)),
        ("", {"limit": 1}, Facets((("a-paper", 2), ("b-paper", 2)), (MARCH, FEBRUARY), 1)),
        ("harvest", {"limit": 1}, Facets((("b-paper", 2),), (MARCH,), 1)),
        ("zebra", {}, Facets()),
    ],
)
def test_all_that_answers_is_counted(
    papers: Library, text: str, given: dict[str, object], facets: Facets
) -> None:
    answer = papers.ask(Question(text, **given))  # type: ignore[arg-type]
    assert answer.facets == facets


def test_what_is_counted_follows_the_library(seeded: Library) -> None:
    assert seeded.ask(Question()).total == 3
    seeded.remove("caliber")
    answer = seeded.ask(Question())
    assert answer.total == len(answer.hits) == 2
    assert answer.facets
    assert sum(n for _, n in answer.facets.sources) == 2


def test_who_tells_a_takeaway_is_counted(seeded: Library) -> None:
    listed = seeded.takeaways()[0]
    answer = seeded.ask(Question(takeaway=TakeawayRef(listed.article.id, listed.index, 6)))
    assert answer.facets
    assert sum(n for _, n in answer.facets.sources) == answer.total == answer.facets.undated


def test_what_is_like_an_article(papers: Library) -> None:
    first, again, sumy, _ = [
        next(h.entry.id for h in papers.ask(Question(f'title:"{title}"')).hits)
        for _, _, title, _ in _PARTS
    ]
    question = Question(like=Like(first))
    answer = papers.ask(question)
    assert [hit.entry.id for hit in answer.hits] == [again]
    assert answer.facets == Facets((("a-paper", 1),), (MonthCount(2025, 2, 1),), 0)
    assert "depot" in answer.hits[0].snippets[0].words.text
    assert any(papers.read(again, question).body), "what is alike is marked"
    assert titles(papers, like=Like(sumy, "the harvest")) == ["Kharkiv"]
    assert titles(papers, like=Like(sumy, "of the !")) == []
    assert titles(papers, like=Like(first), sources=("b-paper",)) == []
    with pytest.raises(NotFound):
        papers.ask(Question(like=Like("gone")))


@pytest.mark.parametrize(
    ("counts", "having", "expected"),
    [
        ({}, [], []),
        ({"kursk": 1, "said": 1}, [3, 90], ["kursk", "said"]),
        ({"kursk": 1, "said": 9}, [3, 90], ["kursk", "said"]),
        ({"kursk": 1, "sumy": 2, "own": 5}, [3, 3, 1], ["sumy", "kursk"]),
        ({"b": 1, "a": 1, "c": 1}, [2, 2, 2], ["a", "b"]),
    ],
)
def test_telling_words(counts: dict[str, int], having: list[int], expected: list[str]) -> None:
    assert telling_words(counts, having, 100, 2) == expected


def test_words_are_counted_by_their_stems() -> None:
    given = article(
        "The drone fell.\nDrones fell; drones of Kursk.", title="Drones", dek="It fell"
    )
    assert word_counts(given) == {"drones": 5, "fell": 3, "kursk": 1}
    assert word_counts(given, "Kursk, the fall") == {"kursk": 1, "fall": 1}


@pytest.mark.parametrize(
    ("text", "unfinished", "expected"),
    [
        ("kurks", False, "kursk"),
        ("source:a-paper Kurks -drone", False, None),
        ('title:Kurks "depott"', False, 'title:kursk "depot"'),
        ("kurks zebra", False, None),
        ("kurks", True, None),
        ("kurs", True, None),
        ("sumy", False, None),
        ("-kurks", False, None),
    ],
)
def test_what_may_have_been_meant(
    papers: Library,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    unfinished: bool,
    expected: str | None,
) -> None:
    words = {"kurks": "kursk", "kurs": "kursk", "depott": "depot", "sumy": "harvest"}
    monkeypatch.setattr(Index, "suggested", lambda _, word: words.get(word))
    question = Question(text, unfinished=unfinished)
    answer = papers.ask(question)
    assert answer.suggestion == expected
    if text == "kurks":  # of what is still being typed, it is asked for by itself
        assert papers.searches.meant(question, answer.total) == "kursk"
    if expected:
        assert papers.ask(Question(expected)).total > answer.total


def test_other_spellings_are_marked(papers: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    find = Index.find

    def found(self: Index, wanted: object) -> Scored:
        spelled = find(self, wanted)  # type: ignore[arg-type]
        return spelled._replace(spellings=(Spelling("harvest", ("farmers",)),))

    monkeypatch.setattr(Index, "find", found)
    question = Question("harvest kharkiv")
    answer = papers.ask(question)
    assert answer.spellings == (Spelling("harvest", ("farmers",)),)
    (snippet,) = answer.hits[0].snippets
    marked = [snippet.words.text[slice(*span)] for span in snippet.words.spans]
    assert marked == ["harvest", "farmers", "Kharkiv"]
    for asked in (question, Question("kharkiv harvest")):
        ((*spans,),) = papers.read(answer.hits[0].entry.id, asked).body
        assert len(spans) == 3


@pytest.mark.parametrize("text", ["", "korea", "korea sort:date", "sort:source", "date:unknown"])
def test_some_of_all_hits(seeded: Library, text: str) -> None:
    question = Question(text)
    everything = seeded.ask(question)
    assert len(everything.hits) == 3
    some = seeded.ask(replace(question, skip=1, limit=1))
    assert some.hits == everything.hits[1:2]
    assert (some.total, seeded.ask(replace(question, skip=9)).hits) == (3, ())
    like = Question(like=Like(everything.hits[0].entry.id))
    assert seeded.ask(replace(like, skip=1)).hits == seeded.ask(like).hits[1:]
    assert len(seeded.ask(like).hits) == 2
