"""What can be kept of articles, and asked for again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from slugify import slugify

from digest_tui.errors import Ambiguous, NotFound
from digest_tui.models import UNKNOWN_SOURCE, Filed, ListedAssessment, SourceCount
from digest_tui.store.connection import connect, transaction
from digest_tui.store.rows import (
    ENTRY_COLUMNS,
    article_of,
    entry_of,
    free_name,
    of_sources,
    write_article,
)
from digest_tui.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from digest_tui.models import Article, Entry


class Original(NamedTuple):
    """What came in, byte for byte."""

    article_id: str
    data: bytes


class Changes(NamedTuple):
    """What has changed since a revision."""

    revision: int
    """The last one."""
    article_ids: tuple[str, ...]
    """Each once; an article that is not in the store any more was removed."""


class Store:
    """The database of one library folder. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        """Open the database in a folder, making it where there is none.

        Raises:
            LibraryError: It cannot be opened or was made by a newer version.
        """
        self.file = folder / "library.sqlite3"
        with connect(self.file) as connection:
            migrate(connection, str(self.file))

    def kept_open(self) -> AbstractContextManager[object]:
        """Make many calls in a row cheaper: the last one to close sweeps the log up."""
        return connect(self.file)

    def file_article(self, article: Article, data: bytes) -> tuple[Filed, Article]:
        """Keep an article and what it was read from; one transaction.

        Returns:
            What became of it, and the article with the name it has in the library.
        """
        with transaction(self.file) as db:
            row = db.execute(
                "SELECT name, reading FROM articles WHERE id = ?", (article.id,)
            ).fetchone()
            if row:
                name, reading = row
                known = article_of(reading)
                article = replace(article, name=name, origin=known.origin)
                if article == known:
                    return Filed.KNOWN, known
            else:
                article = replace(article, name=free_name(db, article))
            write_article(db, article)
            if not row:
                db.execute("INSERT INTO originals VALUES (?, ?)", (article.id, data))
        return (Filed.READ_ANEW if row else Filed.NEW), article

    def remove(self, article_id: str) -> None:
        """Forget an article and its original."""
        with transaction(self.file) as db:
            db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            db.execute("INSERT INTO changes (article_id) VALUES (?)", (article_id,))

    def article(self, article_id: str) -> Article:
        """Give an article.

        Raises:
            NotFound: There is none of that id.
        """
        found = self.articles([article_id])
        if not found:
            raise NotFound(f"there is no article {article_id} in this library any more")
        return found[0]

    def articles(self, article_ids: Sequence[str]) -> list[Article]:
        """Give articles in the order of their ids, without those that are not there."""
        found: dict[str, Article] = {}
        with connect(self.file) as db:
            for start in range(0, len(article_ids), 500):
                some = article_ids[start : start + 500]
                marks = ", ".join("?" * len(some))
                rows = db.execute(
                    f"SELECT id, reading FROM articles WHERE id IN ({marks})",  # noqa: S608
                    some,
                )
                found.update((article_id, article_of(reading)) for article_id, reading in rows)
        return [found[article_id] for article_id in article_ids if article_id in found]

    def original(self, article_id: str) -> Original:
        """Give what an article was read from.

        Raises:
            NotFound: There is none of that id.
        """
        with connect(self.file) as db:
            row = db.execute(
                "SELECT article_id, data FROM originals WHERE article_id = ?", (article_id,)
            ).fetchone()
        if row is None:
            raise NotFound(f"there is no article {article_id} in this library any more")
        return Original(*row)

    def entries(self, sources: Sequence[str | None], limit: int) -> list[Entry]:
        """List the newest articles of some sources, or of all; the undated come last."""
        where, values = of_sources(sources)
        with connect(self.file) as db:
            rows = db.execute(
                f"SELECT {ENTRY_COLUMNS} FROM articles {where}"  # noqa: S608
                " ORDER BY day DESC NULLS LAST, added_at DESC, rowid LIMIT ?",
                (*values, limit),
            )
            return [entry_of(row) for row in rows]

    def count(self, sources: Sequence[str | None] = ()) -> int:
        """Count articles."""
        where, values = of_sources(sources)
        with connect(self.file) as db:
            total: int = db.execute(
                f"SELECT count(*) FROM articles {where}",  # noqa: S608
                values,
            ).fetchone()[0]
        return total

    def sources(self) -> list[SourceCount]:
        """List the sources with their numbers of articles, the most first."""
        with connect(self.file) as db:
            rows = db.execute(
                "SELECT source, max(source_name), count(*) FROM articles"
                " GROUP BY source ORDER BY count(*) DESC, source"
            )
            return [SourceCount(slug, name or UNKNOWN_SOURCE, n) for slug, name, n in rows]

    def assessments(self) -> list[ListedAssessment]:
        """List every assessment with the article that carries it, the newest report first."""
        with connect(self.file) as db:
            rows = db.execute(
                f"SELECT position, reading, {ENTRY_COLUMNS} FROM assessments"  # noqa: S608
                " JOIN articles ON articles.id = article_id"
                " ORDER BY assessments.day DESC NULLS LAST, added_at DESC, position"
            ).fetchall()
        return [
            ListedAssessment(entry_of(row[2:]), row[0], article_of(row[1]).assessments[row[0]])
            for row in rows
        ]

    def resolve(self, name: str) -> str:
        """Give the id of the article that a name, the start of one, or an id means.

        Raises:
            NotFound: Nothing has that name.
            Ambiguous: Several have; the message lists them.
        """
        with connect(self.file) as db:
            exact = db.execute(
                "SELECT id FROM articles WHERE id = ? OR name = ?", (name, name)
            ).fetchone()
            if exact:
                found: str = exact[0]
                return found
            start = slugify(name)
            rows = db.execute(
                "SELECT id, name FROM articles WHERE ? <> '' AND (substr(name, 1, ?) = ?"
                " OR substr(id, 1, ?) = ?) ORDER BY name LIMIT 6",
                (start, len(start), start, len(start), start),
            ).fetchall()
        if not rows:
            raise NotFound(f"no article is called {name!r}; `digest-tui search` lists their names")
        if len(rows) > 1:
            names = ", ".join(row[1] for row in rows[:5]) + (", ..." if len(rows) > 5 else "")
            raise Ambiguous(f"{name!r} can be several articles: {names}")
        only: str = rows[0][0]
        return only

    def changes(self, after: int) -> Changes:
        """Give what has changed after a revision."""
        with connect(self.file) as db:
            revision = db.execute("SELECT coalesce(max(revision), 0) FROM changes").fetchone()[0]
            rows = db.execute(
                "SELECT DISTINCT article_id FROM changes WHERE revision > ? AND revision <= ?",
                (after, revision),
            )
            return Changes(revision, tuple(row[0] for row in rows))
