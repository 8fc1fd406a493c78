"""The days around articles: who is near whom, and of which day it is that gives none."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.stories.days import Filing, days_of
from digest_tui.library import windows
from digest_tui.library.windows import Windows
from digest_tui.models import GivenDate
from digest_tui.store import Store
from tests.helpers import article, file_in

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2025, 2, 10, 12, tzinfo=UTC)


def store_of(folder: Path, dates: list[GivenDate | None], seconds: list[float]) -> Store:
    """File articles of these dates, so many seconds after noon."""
    store = Store(folder)
    for number, given in enumerate(dates):
        one = article(id=f"{number:016x}", title=f"Bridge collapses {number}", published=given)
        file_in(store, one, str(number).encode())
    with closing(sqlite3.connect(store.path)) as db:
        for number, after in enumerate(seconds):
            filed = (NOON + timedelta(seconds=after)).isoformat(timespec="microseconds")
            row = (filed, f"{number:016x}")
            db.execute("UPDATE articles SET added_at = ? WHERE id = ?", row)
        db.commit()
    return store


@pytest.mark.parametrize("seed", range(6))
def test_articles_are_of_the_days_that_all_of_them_give(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    known: list[GivenDate | None] = [
        None,
        GivenDate(2, 12, None),
        GivenDate(2, 29, None),
        GivenDate(2, 10, 2025),
        GivenDate(2, 11, 2025),
        GivenDate(2, chance.choice((12, 28)), chance.choice((2025, 2019))),
    ]
    dates = chance.choices(known, k=30)
    # Just about twenty seconds lie between two batches, across any tens of seconds.
    gaps = chance.choices([0.0, 0.5, 9.75, 19.999, 20.0, 20.001, 31.0], k=30)
    seconds = [sum(gaps[: number + 1]) for number in range(30)]
    store = store_of(tmp_path, dates, seconds)
    everything = store.profiled()
    expected = days_of([Filing(each.published, each.filed) for each in everything])
    around = Windows(store)
    assert [around.day_of(each) for each in everything] == expected


def test_only_what_is_of_the_days_around_is_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [10, 12, 13, 10]
    dates: list[GivenDate | None] = [GivenDate(2, day, 2025) for day in days]
    store = store_of(tmp_path, [*dates, None, GivenDate(1, 1, 1)], [0, 0, 0, 0, 900, 0])
    everything = store.profiled([f"{number:016x}" for number in range(6)])
    near = [[0, 3, 4, 1], [1, 0, 3, 4, 2], [2, 1], [0, 3, 4, 1], [0, 3, 4, 1], [5]]
    around = Windows(store)
    for kept in (40_000, 3):
        monkeypatch.setattr(windows, "_KEPT", kept)
        for each in everything:
            found = {int(one, 16) for one in around.alike([each])}
            assert found == set(near[int(each.article_id, 16)])
    assert around.alike([]) == []
