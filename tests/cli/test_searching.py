"""Searching at a shell: by story, by likeness, in an order, only counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest_tui.cli import root
from digest_tui.index import Index, Scored
from digest_tui.library import Library
from digest_tui.models import Spelling
from tests.cli.running import digest

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

PRAVDA = "ukrainska-pravda-russia-sends-officers-to-north-korea-to"


def test_hits_by_story(seeded: Library) -> None:
    done = digest("search", "korea", "--by-story")
    assert done.code == 0
    assert done.out.count("\n\n") == 1
    assert "\n  3 articles\n" in done.out
    assert done.out.count("\n  + ") == 2
    (story,) = digest("search", "korea", "--by-story", "--limit", "2", "--json").json["stories"]
    assert (len(story["hits"]), story["articles"], story["accounts"]) == (2, 3, 3)
    assert "stories" not in digest("search", "korea", "--json").json


def test_only_the_numbers(seeded: Library) -> None:
    done = digest("search", "korea", "--counts", "--limit", "1")
    assert done.out.split("\n") == [
        "     1  caliber-az",
        "     1  euromaidan-press",
        "     1  ukrainska-pravda",
        "     3  date unknown",
        "",
    ]
    assert done.err == "3 articles\n"
    facets = digest("search", "korea", "--json").json["facets"]
    assert facets["sources"][0] == {"slug": "caliber-az", "articles": 1}
    assert (facets["months"], facets["undated"]) == ([], 3)


@pytest.mark.parametrize("query", ["korea", "sort:date"])
@pytest.mark.parametrize(("limit", "hits"), [("-1", 1), ("99999999999999999999", 3)])
def test_whatever_limit_is_given(seeded: Library, query: str, limit: str, hits: int) -> None:
    assert len(digest("search", query, "--limit", limit, "--json").json["hits"]) == hits


def test_what_is_like_an_article(seeded: Library) -> None:
    found = digest("search", "--like", "ukrainska", "--json").json
    assert found["query"] == ""
    names = [hit["name"] for hit in found["hits"]]
    assert len(names) == found["total"] == 2
    assert PRAVDA not in names
    done = digest("search", "--like", "zebra")
    assert (done.code, done.out) == (3, "")


def test_what_comes_first(seeded: Library) -> None:
    found = digest("search", "korea", "--sort", "source", "--json").json["hits"]
    assert [hit["source"]["slug"] for hit in found] == [
        "caliber-az",
        "euromaidan-press",
        "ukrainska-pravda",
    ]


def test_searches_made_on_the_screen_are_listed(tmp_path: Path, outlets: Outlets) -> None:
    assert digest("search", "--history").out == ""
    with Library(tmp_path / "library", outlets, tmp_path / "state") as library:
        for text in ("kursk", "sumy"):
            library.searches.remember(text)
    digest("search", "korea")
    assert digest("search", "--history").out == "sumy\nkursk\n"
    assert digest("search", "--history", "--limit", "1", "--json").json == ["sumy"]


@pytest.mark.parametrize(
    "args", [(), ("korea", "--history"), ("korea", "--like", "x"), ("--like", "x", "--history")]
)
def test_one_thing_is_asked_for(seeded: Library, args: tuple[str, ...]) -> None:
    done = digest("search", *args)
    assert (done.code, done.out) == (2, "")
    assert "name one" in done.err


def test_what_else_is_to_be_known(seeded: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    find = Index.find

    def found(self: Index, wanted: object) -> Scored:
        spelled = find(self, wanted)  # type: ignore[arg-type]
        return spelled._replace(spellings=(Spelling("matsegora", ("мацегора",)),))

    monkeypatch.setattr(Index, "find", found)
    monkeypatch.setattr(Index, "suggested", lambda _, word: {"koera": "korea"}.get(word))
    done = CliRunner().invoke(root, ["search", "koera"])
    assert done.stderr == (
        "0 articles\n"
        "matsegora was also looked for as мацегора; --as-typed leaves that out\n"
        "Did you mean: korea\n"
    )
    value = json.loads(CliRunner().invoke(root, ["search", "koera", "--json"]).stdout)
    assert value["suggestion"] == "korea"
    assert value["spellings"] == [{"word": "matsegora", "others": ["мацегора"]}]
