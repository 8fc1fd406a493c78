"""The index by itself: what is found, how it follows, how it is made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.index import Index, IndexDamaged, IndexDoubted, Wanted
from digest_tui.index.schema import VERSION
from digest_tui.models import Article, Source
from digest_tui.query import parse
from tests.helpers import article, assessment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.index import Mark
    from digest_tui.query import Node


class Shelf:
    """Articles for an index to follow."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.kept: dict[str, Article] = {}
        self.revision = 0

    def put(self, *articles: Article) -> None:
        self.kept |= {one.id: one for one in articles}
        self.revision += 1
        self.follow([one.id for one in articles])

    def follow(self, changed: Sequence[str]) -> None:
        with self.index.writing(patience=0):
            self.index.follow("a-library", self.revision, changed, self.load)

    def load(self, ids: Sequence[str]) -> list[Article]:
        return [self.kept[one] for one in ids if one in self.kept]

    def seen_and_found(self, query: str) -> tuple[Mark, list[str]]:
        return self.index.mark, self.found(query)

    @property
    def place(self) -> Path:
        folder = self.index._folder
        return folder.place(folder.build)

    def found(self, query: str, sources: Sequence[str | None] = (), limit: int = 9) -> list[str]:
        node = parse(query)
        assert node is not None
        scored = self.index.find(wanted(node, limit, tuple(sources)))
        return [article_id for article_id, _ in scored.articles]


def wanted(node: Node, limit: int = 9, sources: tuple[str | None, ...] = ()) -> Wanted:
    return Wanted(node, lambda name: [name], lambda _: (), limit=limit, sources=sources)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(Index(tmp_path))


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    shelf.put(
        article("Soldiers went to Korea.", id="soldiers", title="Men abroad"),
        article(
            "An official of the army spoke.\nCombat needs experience.",
            id="official",
            title="Officers speak",
            byline="Jane Doe",
            source=Source("other", "Other"),
        ),
        article(
            "Nothing of note.",
            id="quoting",
            title="Assessment",
            source=None,
            assessments=(assessment("Drones struck a refinery.", "Combat experience counts."),),
        ),
    )
    return shelf


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("soldier", ["soldiers"]),
        ("officer", ["official"]),
        ("officers*", ["official"]),
        ('"combat experience"', ["quoting"]),
        # No phrase runs from one paragraph into the next.
        ('"spoke combat"', []),
        ("combat experience", ["official", "quoting"]),
        ("combat -drones", ["official"]),
        ("-combat", ["soldiers"]),
        ("title:officers", ["official"]),
        ("title:army", []),
        ("byline:doe", ["official"]),
        ("byline:(jane NEAR/1 doe)", ["official"]),
        ("byline:(jane NEAR/1 official)", []),
        ("url:(www NEAR example)", []),
        ("takeaway:drone", ["quoting"]),
        ("takeaway:note", []),
        ("soldier OR drone", ["soldiers", "quoting"]),
        ("sol?ier*", ["soldiers"]),
        ("zzz*", []),
        ("source:other", ["official"]),
        ("nosuchword", []),
    ],
)
def test_what_is_found(filled: Shelf, query: str, ids: list[str]) -> None:
    assert sorted(filled.found(query)) == sorted(ids)


def test_a_word_in_the_title_weighs_more(shelf: Shelf) -> None:
    shelf.put(
        article("Kursk Kursk something.", id="body", title="Other words here"),
        article("Nothing at all here.", id="title", title="Kursk"),
    )
    assert shelf.found("kursk")[0] == "title"


def test_sources_narrow(filled: Shelf) -> None:
    assert filled.found("combat OR soldier", ["other"]) == ["official"]
    assert filled.found("combat OR drone", [None]) == ["quoting"]
    assert set(filled.found("combat OR drone", [None, "other"])) == {"quoting", "official"}


def test_the_total_counts_what_is_not_shown(shelf: Shelf) -> None:
    shelf.put(*(article("Kursk.", id=f"{n}") for n in range(7)))
    node = parse("kursk")
    assert node is not None
    scored = shelf.index.find(wanted(node, 3))
    assert (len(scored.articles), scored.total) == (3, 7)


def test_takeaways_are_found_one_by_one(filled: Shelf) -> None:
    node = parse("combat")
    assert node is not None
    (found,) = filled.index.takeaways(wanted(node)).takeaways
    assert tuple(found) == ("quoting", 0, 2)


def test_what_stands_for_too_many_words_is_capped_and_said(shelf: Shelf) -> None:
    words = " ".join(f"kor{chr(97 + a)}{chr(97 + b)}" for a in range(10) for b in range(10))
    shelf.put(article(words, id="many"))
    node = parse("kor*")
    assert node is not None
    scored = shelf.index.find(wanted(node))
    assert [one for one, _ in scored.articles] == ["many"]
    assert scored.note == "kor*: only the 64 most frequent words"


def test_it_follows_changes_and_removals(filled: Shelf) -> None:
    filled.put(article("Sailors went to Korea.", id="soldiers", title="Men abroad"))
    assert filled.found("soldier") == []
    assert filled.found("sailor") == ["soldiers"]
    del filled.kept["soldiers"]
    filled.revision = 9
    filled.follow(["soldiers"])
    assert filled.found("sailor") == []
    assert filled.index.mark[1:] == ("a-library", 9)


def test_many_batches_make_few_segments(shelf: Shelf) -> None:
    for number in range(25):
        shelf.put(article("Kursk.", id=f"{number}"))
        shelf.index.merge()
    assert len(list(shelf.place.glob("*.arrays"))) <= 10
    assert len(shelf.found("kursk", limit=50)) == 25


def test_another_session_sees_what_was_committed(filled: Shelf, tmp_path: Path) -> None:
    other = Shelf(Index(tmp_path))
    assert other.found("soldier") == ["soldiers"]
    filled.put(article("More soldiers.", id="more"))
    assert set(other.found("soldier")) == {"soldiers", "more"}


# Whoosh forgets to close a file that it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("pattern", ["*.arrays", "*.toc", "mark"])
def test_damage_is_told(filled: Shelf, tmp_path: Path, pattern: str) -> None:
    for path in filled.place.glob(pattern):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b"\x00garbage")
    other = Shelf(Index(tmp_path))
    with pytest.raises(IndexDamaged):
        other.seen_and_found("soldier")


def test_it_is_empty_after_a_reset(filled: Shelf) -> None:
    filled.index.reset(filled.index.build)
    assert filled.index.mark.revision == 0
    assert filled.found("soldier") == []


def test_one_that_another_session_has_made_anew_is_left(filled: Shelf, tmp_path: Path) -> None:
    other = Shelf(Index(tmp_path))
    assert other.found("soldier") == ["soldiers"]
    damaged = filled.index.build
    filled.index.reset(damaged)
    filled.put(article("New soldiers.", id="new"))
    other.index.reset(damaged)
    assert other.found("soldier") == ["new"]  # though it has as many commits as the old one


def test_what_is_being_made_is_seen_when_it_is_whole(tmp_path: Path) -> None:
    left = tmp_path / f"index-v{VERSION}.killed"
    left.mkdir()
    (tmp_path / "index-v.txt").write_text("no folder of ours")
    shelf = Shelf(Index(tmp_path))
    assert shelf.found("soldier") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "index-v.txt",
        f"index-v{VERSION}",
        shelf.place.name,
        "index.lock",
    ]


def test_a_mistake_of_ours_is_told_from_damage(filled: Shelf) -> None:
    def mistaken(_: str) -> list[str]:
        raise KeyError("a mistake")

    node = parse("source:other")
    assert node is not None
    with pytest.raises(IndexDoubted) as raised:
        filled.index.find(replace(wanted(node), slugs=mistaken))
    assert isinstance(raised.value.__cause__, KeyError)
    assert filled.index.verify() == filled.index.build


def test_older_versions_are_swept(tmp_path: Path) -> None:
    old = tmp_path / "index-v0"
    old.mkdir()
    (old / "x.seg").write_bytes(b"")
    assert Index(tmp_path).mark.revision == 0
    assert not old.exists()


@pytest.mark.parametrize(
    ("capital", "small", "is_name"),
    [(9, 1, True), (4, 1, True), (3, 1, False), (1, 9, False), (9, 0, True)],
)
def test_a_name_is_one_by_how_all_segments_write_it(
    shelf: Shelf, capital: int, small: int, is_name: bool
) -> None:
    shelf.put(article("Kiev " * capital + "was quiet.", id="capital"))
    shelf.put(article("kiev " * small + "was quiet.", id="small"))
    shelf.put(article("Kyiv was quiet.", id="typed"))
    others = {"capital", *(["small"] if small else [])} if is_name else set()
    assert {*shelf.found("kyiv")} == {"typed"} | others
