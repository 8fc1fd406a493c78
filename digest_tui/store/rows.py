"""Between the values of the program and the rows of the database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from slugify import slugify

from digest_tui.errors import LibraryError
from digest_tui.models import UNKNOWN_SOURCE, Article, Entry, GivenDate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

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
    "added_at",
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


def write_article(db: sqlite3.Connection, article: Article) -> None:
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
        "added_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "reading": msgspec.json.encode(article),
    }
    db.execute(_UPSERT, row)
    db.execute("DELETE FROM assessments WHERE article_id = ?", (article.id,))
    db.executemany(
        "INSERT INTO assessments VALUES (?, ?, ?)",
        [
            (article.id, position, sort_day(assessment.report_date))
            for position, assessment in enumerate(article.assessments)
        ],
    )
    db.execute("INSERT INTO changes (article_id) VALUES (?)", (article.id,))


def free_name(db: sqlite3.Connection, article: Article) -> str:
    """Make the name that people type: `ukrainska-pravda-russia-sends-officers-to`."""
    words = f"{article.source.slug if article.source else ''} {article.headline}"
    words = words.replace("'", "").replace("’", "")
    base = slugify(words, max_length=_LONGEST_NAME, word_boundary=True, save_order=True)
    base = base or "article"
    name, number = base, 1
    while db.execute("SELECT 1 FROM articles WHERE name = ?", (name,)).fetchone():
        number += 1
        name = f"{base}-{number}"
    return name


def sort_day(given: GivenDate | None) -> int | None:
    """Make a number that sorts as the day does; one without a year comes before all years."""
    return None if given is None else (given.year or 0) * 10000 + given.month * 100 + given.day


def entry_of(row: Sequence[Any]) -> Entry:
    """Make the entry of a row of `ENTRY_COLUMNS`."""
    article_id, name, source, source_name, title, published, dek = row
    given = msgspec.json.decode(published, type=GivenDate | None)
    return Entry(article_id, name, source, source_name or UNKNOWN_SOURCE, title, given, dek)


def article_of(reading: bytes) -> Article:
    """Make the article of what is kept of it.

    Raises:
        LibraryError: It is not what was written.
    """
    try:
        return msgspec.json.decode(reading, type=Article)
    except msgspec.MsgspecError as error:
        raise LibraryError(f"an article in the library cannot be read ({error})") from error


def of_sources(sources: Sequence[str | None]) -> tuple[str, tuple[str, ...]]:
    """Make the WHERE clause for some sources, and its values; None is the unknown source."""
    if not sources:
        return "", ()
    named = tuple(source for source in sources if source)
    parts = [f"source IN ({', '.join('?' * len(named))})"] if named else []
    if len(named) < len(sources):
        parts.append("source IS NULL")
    return f"WHERE {' OR '.join(parts)}", named
