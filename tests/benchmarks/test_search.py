"""The benchmark of searching: its corpus, its engines, its table."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import pytest

from benchmarks.search import serve
from benchmarks.search.asked import Kind, Queries
from benchmarks.search.corpus import articles
from benchmarks.search.documents import document
from benchmarks.search.engine import Engine
from benchmarks.search.filling import fill
from benchmarks.search.goals import Goal, print_goals
from benchmarks.search.measuring import Measured
from benchmarks.search.report import print_agreement, print_table, ratio, share
from benchmarks.search.words import Vocabulary
from digest_tui.store import Store
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Article

ARTICLES = 50


@pytest.fixture(scope="module")
def made() -> list[Article]:
    return list(articles(300))


def test_the_same_seed_makes_the_same_articles(made: list[Article]) -> None:
    assert list(islice(articles(300), 20)) == made[:20]
    assert next(articles(300, seed=8)) != made[0]


def test_articles_are_like_news(made: list[Article]) -> None:
    sources = Counter(article.source.slug if article.source else None for article in made)
    assert len(sources) > 25
    assert 0 < sources[None] < 30
    assert 0 < sum(article.published is None for article in made) < 30
    assert any(article.assessments for article in made)
    assert len({article.id for article in made}) == 300
    told = [document(article).text for article in made]
    assert any("а" <= letter <= "я" for text in told for letter in text)
    assert any("Kiev" in text for text in told)
    assert any("Kyiv" in text for text in told)
    for article in made:
        title = set(words(article.title))
        assert title & set(words(" ".join(paragraph.text for paragraph in article.body)))


def test_places_are_those_of_the_text(made: list[Article]) -> None:
    for article in made[:20]:
        text = "\n\n".join([article.title, *(paragraph.text for paragraph in article.body)])
        for paragraph in article.body:
            assert text[paragraph.place.start : paragraph.place.end] == paragraph.text


def test_words_grow_ever_rarer(made: list[Article]) -> None:
    seen = Counter(word for article in made for word in words(document(article).text))
    assert {word for word, _ in seen.most_common(5)} > {"the", "of"}
    once = sum(number == 1 for number in seen.values())
    assert 0.3 < once / len(seen) < 0.8


def test_forgotten_words_are_made_as_they_were() -> None:
    assert Vocabulary()[123_456] == Vocabulary()[123_456]


def test_a_query_is_typed_key_by_key() -> None:
    for keys in Queries(ARTICLES).typed(30):
        assert len(keys[-1].split()) in {2, 3, 4}
        assert all(len(key) > 1 for key in keys)
        # A key adds a letter or takes one away; after a word, a space comes with it.
        assert all(abs(len(one.strip()) - len(two.strip())) <= 2 for one, two in pairwise(keys))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measured]:
    folder = tmp_path_factory.mktemp("engines")
    fill(folder / "ours", ARTICLES)
    return {name: measure(name, folder / name) for name in ("ours", "fts5", "plain")}


def measure(name: str, folder: Path) -> Measured:
    folder.mkdir(exist_ok=True)
    peer = serve.load(name)
    server = serve.Server(peer, folder)
    measured = Measured(ARTICLES, peer.version, server.build(ARTICLES))
    measured.opened = [server.open()["took"]]
    queries = Queries(ARTICLES)
    for kind in Kind:
        asked = [list(one) for one in queries.of(kind, 2)]
        measured.asked[kind] = server.ask(asked, budget=60)
    typed = queries.typed(2)
    measured.typed = server.type(typed[0][:6], budget=60)["times"]
    measured.memory = server.memory([typed[1][-1]])
    measured.added = server.add(3)["times"]
    return measured


@pytest.mark.parametrize("kind", [Kind.COMMON, Kind.RARE, Kind.ALL, Kind.ANY, Kind.FILTERED])
def test_engines_do_the_same_work(found: dict[str, Measured], kind: Kind) -> None:
    totals = [found[name].asked[kind]["totals"] for name in ("ours", "plain")]
    assert totals[0] == totals[1]
    assert len(totals[0]) == 2


def test_what_an_engine_lacks_is_left_out(found: dict[str, Measured]) -> None:
    assert found["fts5"].asked[Kind.FUZZY]["times"] == []
    assert found["ours"].asked[Kind.FUZZY]["times"] != []


def test_all_of_it_is_printed(
    found: dict[str, Measured], capsys: pytest.CaptureFixture[str]
) -> None:
    print_table(found)
    print_agreement(found)
    print_goals(found)
    out = capsys.readouterr().out
    assert "ours/fts5" in out
    assert all(str(kind) in out for kind in Kind)
    assert "plain Whoosh's (50 articles)" in out


def test_an_engine_in_a_process_of_its_own(tmp_path: Path) -> None:
    with Engine("fts5", tmp_path) as engine:
        assert engine.order("build", wanted=5)["index"] > 0
        assert engine.order("open")["took"] > 0


def test_a_library_is_filled(tmp_path: Path) -> None:
    fill(tmp_path / "new", 5)
    store = Store(tmp_path / "new")
    assert store.count(()) == 5
    kept = store.articles(store.changes(0).article_ids)
    assert [article.title for article in kept] == [article.title for article in articles(5)]


@pytest.mark.parametrize(
    ("figure", "rate", "said"),
    [
        (5.0, False, "holds: x: 5 ms, at most 10; the aim of 6 too"),
        (8.0, False, "holds: x: 8 ms, at most 10; the aim of 6 not"),
        (11.0, False, "does not hold: x: 11 ms, at most 10; the aim of 6 not"),
        (11.0, True, "holds: x: 11 ms, at least 10; the aim of 6 too"),
    ],
)
def test_goals_say_whether_they_hold(figure: float, rate: bool, said: str) -> None:
    assert str(Goal("x", figure, 10, 6, "ms", rate=rate)) == said


def test_shares_and_ratios() -> None:
    assert share([0.003, 0.001, 0.002], 0.5) == 2
    assert share([], 0.5) is None
    assert ratio(1, 4) == "0.25"
    assert ratio(1, None) == "-"
