"""How the profiles of a day begin, beside each other, whatever becomes of the articles."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.stories.profile import profile
from digest_tui.models import GivenDate
from digest_tui.store import Store
from tests.helpers import article, file_in

if TYPE_CHECKING:
    from pathlib import Path


def days(store: Store, article_id: str) -> list[int]:
    found = store.leads([20250210, 20250211], [article_id])
    return [day for day, one, _ in found if one == article_id]


@pytest.mark.parametrize("older", [False, True])
def test_they_follow_the_articles(tmp_path: Path, *, older: bool) -> None:
    store = Store(tmp_path)
    _, dated = file_in(store, article(published=GivenDate(2, 10, 2025)), b"one")
    _, other = file_in(store, article(id="b" * 16, published=None), b"other")
    if older:
        with closing(sqlite3.connect(store.path)) as db:
            db.execute("DROP TRIGGER leads_made")
            db.execute("DROP TRIGGER leads_moved")
            db.execute("DROP TRIGGER leads_gone")
            db.execute("DROP TABLE leads")
            db.execute("PRAGMA user_version = 4")
        store = Store(tmp_path)
    assert store.leads([20250210], [other.id]) == [
        (20250210, dated.id, profile(dated).terms[:80]),
        (0, other.id, profile(other).terms[:80]),
    ]
    file_in(store, article(published=GivenDate(2, 11, 2025), title="Other"), b"one")
    file_in(store, article(id=other.id, published=GivenDate(2, 11, 2025)), b"other")
    assert days(store, dated.id) == days(store, other.id) == [20250211]
    assert store.leads([20250211], [])[0][2] == profile(store.article(dated.id)).terms[:80]
    store.remove(dated.id)
    assert [one for _, one, _ in store.leads([20250210, 20250211], [])] == [other.id]


def test_those_of_another_form_tell_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    _, one = file_in(store, article(published=GivenDate(2, 10, 2025)), b"one")
    with closing(sqlite3.connect(store.path)) as db:
        db.execute("UPDATE profiles SET form = 0")
        db.execute("UPDATE leads SET form = 0")
        db.commit()
    assert store.leads([20250210], []) == [(20250210, one.id, b"")]
    assert store.terms(9) == {}
    store.profiled()
    assert store.leads([20250210], []) == [(20250210, one.id, profile(one).terms[:80])]
    assert store.terms(9) == {one.id: profile(one).terms}
