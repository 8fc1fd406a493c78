"""What tells the stories of articles, as the database keeps it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from digest_tui.analyse.stories.profile import PROFILE_FORM, Profile, profile
from digest_tui.models import GivenDate
from digest_tui.store.records import Profiled
from digest_tui.store.statements import batches, marks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.models import Article

    Dated = tuple[GivenDate | None, datetime]
    Lead = tuple[int, str, bytes]
    """The day of an article or 0, its id, and how its profile begins."""


def write_profile(db: sqlite3.Connection, article: Article) -> None:
    """Write what tells the story of an article, unless it is gone, in the present transaction."""
    made = profile(article)
    db.execute(
        "INSERT OR REPLACE INTO profiles SELECT id, ?, ?, ?, ? FROM articles WHERE id = ?",
        (PROFILE_FORM, *made, article.id),
    )


_SELECT = (
    "SELECT id, published, added_at, form, terms, times, names FROM articles"
    " LEFT JOIN profiles ON article_id = id"
)


def profiles(
    db: sqlite3.Connection, article_ids: Sequence[str] | None
) -> tuple[list[Profiled], dict[str, Dated]]:
    """Give the profiles of some articles, or of all, in the order of their filing.

    Returns:
        Those that are there, and the articles without one of the present form.
    """
    if article_ids is None:
        rows: Iterable[Any] = db.execute(f"{_SELECT} ORDER BY added_at, id")
    else:
        found = [
            db.execute(f"{_SELECT} WHERE id IN ({marks(some)})", some)
            for some in batches(article_ids)
        ]
        rows = sorted(chain.from_iterable(found), key=itemgetter(2, 0))
    known: list[Profiled] = []
    missing: dict[str, Dated] = {}
    for article_id, published, added_at, form, *kept in rows:
        dated = date_of(published), datetime.fromisoformat(added_at)
        if form == PROFILE_FORM:
            known.append(Profiled(article_id, *dated, Profile(*kept)))
        else:
            missing[article_id] = dated
    return known, missing


@lru_cache(maxsize=4096)
def date_of(published: bytes) -> GivenDate | None:
    """Give the date that is kept of an article; a damaged one takes no list down with it."""
    try:
        return msgspec.json.decode(published, type=GivenDate | None)
    except ValueError:
        return None


def sample(db: sqlite3.Connection, limit: int) -> dict[str, bytes]:
    """Give the terms of some articles; of all where there are no more than that.

    Ids are made of digests of texts: the lowest of them are as good as drawn by lot.
    """
    rows = db.execute(
        "SELECT article_id, terms FROM profiles WHERE form = ? ORDER BY article_id LIMIT ?",
        (PROFILE_FORM, limit),
    )
    return dict(rows)


def leads(db: sqlite3.Connection, days: Sequence[int]) -> Iterator[Lead]:
    """Give the beginnings of the profiles of all articles of some days, as 20250210."""
    for some in batches(days):
        yield from db.execute(
            "SELECT day, article_id, CASE form WHEN ? THEN terms ELSE x'' END FROM leads"  # noqa: S608
            f" WHERE day IN ({marks(some)})",
            (PROFILE_FORM, *some),
        )


def leads_of(db: sqlite3.Connection, undated: Sequence[str]) -> Iterator[Lead]:
    """Give the beginnings of the profiles of some articles that have no day."""
    for some in batches(undated):
        yield from db.execute(
            "SELECT day, article_id, CASE form WHEN ? THEN terms ELSE x'' END FROM leads"  # noqa: S608
            f" WHERE day = 0 AND article_id IN ({marks(some)})",
            (PROFILE_FORM, *some),
        )
