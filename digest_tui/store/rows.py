"""Between the values of the program and the rows of the database."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from digest_tui.models import UNKNOWN_SOURCE, Article, Assessment, Entry, GivenDate
from digest_tui.store.profiles import date_of, write_profile
from digest_tui.store.texts import Indexed, Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_Kept = TypeVar("_Kept", Article, Assessment, Indexed, Text)

READING_FORM = 2
"""The form in which articles are kept: raise it with every change of what an article is
made of. What is kept in another form is read from its original again."""
_STILL_READ = frozenset({1, READING_FORM})
"""Forms that only lack what may be missing: in 1, addresses and languages."""

ENTRY_COLUMNS = "id, name, source, source_name, title, published, dek"
_LONGEST_NAME = 60
_COLUMNS = (
    "id",
    "name",
    "source",
    "source_name",
    "title",
    "dek",
    "published",
    "day",
    "minute",
    "added_at",
    "origin",
    "said_source",
    "reading_form",
    "reading",
)
_KEPT = {"id", "added_at"}
"""What stays when an article is read anew."""
_UPSERT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)})"  # noqa: S608 - our own column names
    f" VALUES ({', '.join(f':{column}' for column in _COLUMNS)})"
    f" ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column not in _KEPT)
)


def write_article(db: sqlite3.Connection, article: Article, said_source: str | None) -> None:
    """Write an article with all that is derived from it, in the present transaction."""
    source = article.source
    row = {
        "id": article.id,
        "name": article.name,
        "source": source.slug if source else None,
        "source_name": source.name if source else None,
        "title": article.headline,
        "dek": article.dek,
        "published": msgspec.json.encode(article.published),
        "day": sort_day(article.published)
        if article.published and article.published.year
        else None,
        "minute": _minute(article.published),
        "added_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "origin": article.origin,
        "said_source": said_source,
        "reading_form": READING_FORM,
        "reading": msgspec.json.encode(article),
    }
    db.execute(_UPSERT, row)
    db.execute("DELETE FROM assessments WHERE article_id = ?", (article.id,))
    db.executemany(
        "INSERT INTO assessments (article_id, position, day, reading) VALUES (?, ?, ?, ?)",
        [
            (article.id, at, sort_day(assessment.report_date), msgspec.json.encode(assessment))
            for at, assessment in enumerate(article.assessments)
        ],
    )
    write_profile(db, article)
    db.execute("INSERT INTO changes (article_id) VALUES (?)", (article.id,))


def rewrite_article(db: sqlite3.Connection, article: Article) -> None:
    """Write an article in the place of what is kept of it, unless it is gone."""
    row = db.execute("SELECT said_source FROM articles WHERE id = ?", (article.id,)).fetchone()
    if row:
        write_article(db, article, row[0])


def free_name(db: sqlite3.Connection, article: Article) -> str:
    """Make the name that people type: `ukrainska-pravda-russia-sends-officers-to`."""
    from slugify import slugify  # noqa: PLC0415 - only for what is filed

    words = f"{article.source.slug if article.source else ''} {article.headline}"
    words = words.replace("'", "").replace("’", "")
    base = slugify(words, max_length=_LONGEST_NAME, word_boundary=True, save_order=True)
    base = base or "article"
    if _is_free(db, base):
        return base
    # A daily report comes under one title a thousand times: twenty looks, not a thousand.
    above = 2
    while not _is_free(db, f"{base}-{above}"):
        above *= 2
    number = bisect_left(
        range(above), True, lo=above // 2 + 1, key=lambda n: _is_free(db, f"{base}-{n}")
    )
    return f"{base}-{number}"


def _is_free(db: sqlite3.Connection, name: str) -> bool:
    return db.execute("SELECT 1 FROM articles WHERE name = ?", (name,)).fetchone() is None


def sort_day(given: GivenDate | None) -> int | None:
    """Make a number that sorts as the day does; one without a year comes before all years."""
    return None if given is None else (given.year or 0) * 10000 + given.month * 100 + given.day


def _minute(given: GivenDate | None) -> int | None:
    if given is None or given.hour is None or given.minute is None:
        return None
    return given.hour * 60 + given.minute


def entry_of(row: Sequence[Any]) -> Entry:
    """Make the entry of a row of `ENTRY_COLUMNS`."""
    article_id, name, source, source_name, title, published, dek = row
    given = date_of(published)
    return Entry(article_id, name, source, source_name or UNKNOWN_SOURCE, title, given, dek)


def article_of(form: int, reading: bytes) -> Article | None:
    """Make the article of what is kept of it; None where another version has written it."""
    return _decoded(form, reading, Article)


def text_of(form: int, reading: bytes) -> Text | None:
    """Make the text of what is kept of an article, in a third of the time of the article."""
    return _decoded(form, reading, Text)


def indexed_of(form: int, reading: bytes) -> Indexed | None:
    """Make what is indexed of what is kept of an article, in half of the time of the article."""
    return _decoded(form, reading, Indexed)


def assessment_of(form: int, reading: bytes) -> Assessment | None:
    """Make the assessment of what is kept of it; None where another version has written it."""
    return _decoded(form, reading, Assessment)


def _decoded(form: int, reading: bytes, of: type[_Kept]) -> _Kept | None:
    if form not in _STILL_READ:
        return None
    try:
        return msgspec.json.decode(reading, type=of)
    except ValueError:  # msgspec's own errors are ValueErrors, and so are those of UTF-8
        return None
