"""What comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest_tui.index import Index, Wanted
from digest_tui.index.engine.ranking import first_places
from digest_tui.models import Facets, MonthCount, Order, Source
from digest_tui.query import parse
from tests.helpers import article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.index import Scored
    from digest_tui.models import Article


def given(number: int, source: str | None, day: tuple[int, int, int] | None) -> Article:
    from digest_tui.models import GivenDate  # noqa: PLC0415

    date = GivenDate(day[1], day[2], day[0], 10, number) if day else None
    return article(
        "Drones. " * (number + 1),
        id=f"{number}",
        source=Source(source, source.title()) if source else None,
        published=date,
    )


ARTICLES = [
    given(0, "pravda", (2025, 2, 10)),
    given(1, "isw", (2024, 12, 31)),
    given(2, "pravda", None),
    given(3, None, (2025, 2, 11)),
    given(4, "isw", (2025, 2, 11)),
    given(5, "pravda", (2025, 2, 11)),
]


@pytest.fixture(params=[6, 2], ids=["one segment", "three segments"])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Index:
    index = Index(tmp_path)
    kept = {one.id: one for one in ARTICLES}

    def load(ids: Sequence[str]) -> list[Article]:
        return [kept[one] for one in ids]

    for revision, start in enumerate(range(0, 6, request.param)):
        with index.writing(0):
            some = list(kept)[start : start + request.param]
            index.follow("a-library", revision + 1, some, load)
    return index


def found(index: Index, query: str, order: Order, limit: int = 9) -> Scored:
    node = parse(query)
    assert node is not None
    return index.find(
        Wanted(node, lambda _: [], lambda _: (), limit=limit, order=order, facets=True)
    )


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.DATE, ["5", "4", "3", "0", "1", "2"]),
        (Order.SOURCE, ["4", "1", "5", "0", "2", "3"]),
    ],
)
def test_orders(index: Index, order: Order, ids: list[str]) -> None:
    for limit in (9, 4, 1):
        scored = found(index, "drones", order, limit)
        assert [one for one, _ in scored.articles] == ids[:limit]
        assert scored.total == 6


@pytest.mark.parametrize("different", [1, 2, 40, 10_000])
@pytest.mark.parametrize("size", [0, 1, 5, 63, 64, 640, 5_000])
@pytest.mark.parametrize("limit", [1, 5, 50])
def test_the_first_are_those_of_sorting_all(size: int, different: int, limit: int) -> None:
    chance = np.random.default_rng(size)
    for keys in (chance.integers(0, different, size), np.arange(size) // different):
        for ties in (np.arange(size), -np.arange(size)):
            expected = np.lexsort((ties, keys))[:limit]
            assert first_places(keys, ties, limit).tolist() == expected.tolist()


def test_relevance_goes_down(index: Index) -> None:
    scores = [score for _, score in found(index, "drones", Order.RELEVANCE).articles]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_what_nothing_can_have_more_of_comes_by_date(index: Index) -> None:
    assert [one for one, _ in found(index, "-korea", Order.RELEVANCE).articles][:2] == ["5", "4"]


@pytest.mark.parametrize("order", Order)
def test_hits_are_counted_where_none_is_wanted(index: Index, order: Order) -> None:
    counted = found(index, "drones", order, limit=0)
    assert (counted.total, counted.articles) == (6, ())


def test_all_hits_are_counted(index: Index) -> None:
    assert found(index, "drones", Order.RELEVANCE, limit=1).facets == Facets(
        (("pravda", 3), ("isw", 2), (None, 1)),
        (MonthCount(2025, 2, 4), MonthCount(2024, 12, 1)),
        undated=1,
    )
    assert found(index, "korea", Order.DATE).facets == Facets()
