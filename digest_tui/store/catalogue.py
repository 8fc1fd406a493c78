"""What can be asked of a library without reading any of its articles."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from digest_tui.database import connect
from digest_tui.errors import Ambiguous, NotFound
from digest_tui.models import UNKNOWN_SOURCE, Facets, MonthCount, SourceCount
from digest_tui.store.profiles import date_of
from digest_tui.store.records import FiledAt
from digest_tui.store.rows import ENTRY_COLUMNS, entry_of
from digest_tui.store.statements import batches, marks, of_sources
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.models import Entry, GivenDate
    from digest_tui.store.profiles import Dated

    Filed = tuple[str, GivenDate | None, datetime]
    """The id of an article, when it was published, and when it was filed."""

MAX_DAY = 99991231
_AFTER_ALL = "~"
"""Comes after every letter of a name or an id; comparing uses their indexes, `substr` none."""


class Catalogue:
    """Entries, names and numbers of articles. Safe to call from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entry(self, article_id: str) -> Entry:
        """Give what lists show of an article, whether or not the article can be read.

        Raises:
            NotFound: There is none of that id.
        """
        with connect(self.path) as db:
            row = db.execute(
                f"SELECT {ENTRY_COLUMNS} FROM articles WHERE id = ?",  # noqa: S608
                (article_id,),
            ).fetchone()
        if row is None:
            raise gone(article_id)
        return entry_of(row)

    def entries(
        self, sources: Sequence[str | None], limit: int, skip: int = 0, *, by_source: bool = False
    ) -> list[Entry]:
        """List the newest articles of some sources, or of all; the undated come last.

        Args:
            sources: The slugs of the sources; None is the unknown one.
            limit: How many at most.
            skip: How many before those are left out.
            by_source: One source after the other, the unknown one last.
        """
        where, values = of_sources(sources)
        order = "day DESC NULLS LAST, minute DESC NULLS LAST, added_at DESC, rowid"
        if by_source:
            order = f"source NULLS LAST, {order}"
        with connect(self.path) as db:
            rows = db.execute(
                # What is skipped is not read, and no titles are sorted: 3 s at 100,000.
                f"SELECT {ENTRY_COLUMNS} FROM articles WHERE rowid IN ("  # noqa: S608
                f"SELECT rowid FROM articles {where} ORDER BY {order} LIMIT ? OFFSET ?"
                f") ORDER BY {order}",
                (*values, limit, skip),
            )
            return [entry_of(row) for row in rows]

    def entries_of(self, article_ids: Sequence[str]) -> list[Entry]:
        """Give what lists show of some articles, in any order, without those not there."""
        found: list[Entry] = []
        with connect(self.path) as db:
            for some in batches(article_ids):
                rows = db.execute(
                    f"SELECT {ENTRY_COLUMNS} FROM articles WHERE id IN ({marks(some)})",  # noqa: S608
                    some,
                )
                found += map(entry_of, rows)
        return found

    def filed(self, since: int = 0, until: int = MAX_DAY) -> list[Filed]:
        """List when articles were published and filed: of some days, and all of no certain day.

        Args:
            since: The first day that is wanted, as 20250210.
            until: The last one.
        """
        with connect(self.path) as db:
            rows = db.execute(
                "SELECT id, published, added_at FROM articles"
                " WHERE day IS NULL OR day BETWEEN ? AND ?",
                (since, until),
            )
            return [(one, date_of(given), datetime.fromisoformat(at)) for one, given, at in rows]

    def filed_at(self, article_ids: Sequence[str]) -> dict[str, datetime]:
        """Tell when some articles were filed; those that are not there are left out."""
        found: dict[str, datetime] = {}
        with connect(self.path) as db:
            for some in batches(article_ids):
                rows = db.execute(
                    f"SELECT id, added_at FROM articles WHERE id IN ({marks(some)})",  # noqa: S608
                    some,
                )
                found.update((one, datetime.fromisoformat(at)) for one, at in rows)
        return found

    def undated(self) -> dict[str, Dated]:
        """Give what is known of the dates of the articles that have no day, and their filing."""
        with connect(self.path) as db:
            rows = db.execute("SELECT id, published, added_at FROM articles WHERE day IS NULL")
            return {one: (date_of(given), datetime.fromisoformat(at)) for one, given, at in rows}

    def filings(self) -> list[FiledAt]:
        """Tell how many articles of which day were filed when, by ten seconds, in order."""
        with connect(self.path) as db:
            rows = db.execute(
                "SELECT day, count(*), min(added_at), max(added_at) FROM articles"
                " GROUP BY substr(added_at, 1, 18), day ORDER BY 3"
            )
            return [
                FiledAt(day, n, datetime.fromisoformat(first), datetime.fromisoformat(last))
                for day, n, first, last in rows
            ]

    def count(self, sources: Sequence[str | None] = ()) -> int:
        """Count articles."""
        where, values = of_sources(sources)
        with connect(self.path) as db:
            total: int = db.execute(
                f"SELECT count(*) FROM articles {where}",  # noqa: S608
                values,
            ).fetchone()[0]
        return total

    def revision(self) -> int:
        """Tell how far the changes of the library go: nothing has changed where it has not."""
        with connect(self.path) as db:
            newest: int = db.execute("SELECT coalesce(max(revision), 0) FROM changes").fetchone()[
                0
            ]
        return newest

    def sources(self) -> list[SourceCount]:
        """List the sources with their numbers of articles, the most first.

        A source is called as in the article that was filed last.
        """
        with connect(self.path) as db:
            # All articles of a library are not read for some names: an index counts them.
            rows = db.execute(
                "SELECT counted.source, source_name, number FROM"
                " (SELECT source, count(*) AS number, max(rowid) AS last FROM articles"
                " GROUP BY source) AS counted JOIN articles ON articles.rowid = last"
                " ORDER BY number DESC, counted.source"
            )
            return [SourceCount(slug, name or UNKNOWN_SOURCE, n) for slug, name, n in rows]

    def facets(self, sources: Sequence[str | None]) -> Facets:
        """Count the articles of some sources, or of all, by source and by month."""
        where, values = of_sources(sources)
        with connect(self.path) as db:
            of_source = db.execute(
                f"SELECT source, count(*) FROM articles {where}"  # noqa: S608
                " GROUP BY source ORDER BY count(*) DESC, source",
                values,
            ).fetchall()
            of_day = db.execute(  # which is how they are kept; by month all would be sorted
                f"SELECT day, count(*) FROM articles {where} GROUP BY day",  # noqa: S608
                values,
            ).fetchall()
        of_month: Counter[int] = Counter()
        for day, n in of_day:
            of_month[(day or 0) // 100] += n
        undated = of_month.pop(0, 0)
        months = sorted(of_month.items(), reverse=True)
        return Facets(
            tuple(of_source),
            tuple(MonthCount(month // 100, month % 100, n) for month, n in months),
            undated,
        )

    def with_takeaways(self) -> list[str]:
        """Give the ids of the articles that carry Key Takeaways."""
        return self._ids("SELECT DISTINCT article_id FROM assessments")

    def changed(self) -> list[str]:
        """Give the ids of the articles that have more than one version."""
        return self._ids("SELECT DISTINCT article_id FROM versions WHERE number > 1")

    def names(self, beginning: str, limit: int) -> list[tuple[str, str]]:
        """Give the names of articles that begin so, each with its title."""
        with connect(self.path) as db:
            return db.execute(
                "SELECT name, title FROM articles WHERE name >= ? AND name < ? ORDER BY name"
                " LIMIT ?",
                (beginning, f"{beginning}\U0010ffff", limit),
            ).fetchall()

    def _ids(self, query: str) -> list[str]:
        with connect(self.path) as db:
            return [row[0] for row in db.execute(query)]

    def resolve(self, name: str) -> str:
        """Give the id of the article that a name, the start of one, or an id means.

        Raises:
            NotFound: Nothing has that name.
            Ambiguous: Several have; the message lists them.
        """
        # What is no text, as a file's name can be, is in no database: it names nothing.
        name = clean_line(name)
        with connect(self.path) as db:
            exact = db.execute(
                "SELECT id FROM articles WHERE id = ? OR name = ?", (name, name)
            ).fetchone()
            if exact:
                found: str = exact[0]
                return found
            from slugify import slugify  # noqa: PLC0415 - not where a name is whole

            start = slugify(name)
            rows = db.execute(
                "SELECT id, name FROM articles WHERE :start <> ''"
                " AND (name >= :start AND name < :after OR id >= :start AND id < :after)"
                " ORDER BY name LIMIT 6",
                {"start": start, "after": start + _AFTER_ALL},
            ).fetchall()
        if not rows:
            raise NotFound(f"no article is called '{name}'; `digest-tui search` lists their names")
        if len(rows) > 1:
            names = ", ".join(row[1] for row in rows[:5]) + (", ..." if len(rows) > 5 else "")
            raise Ambiguous(f"'{name}' can be several articles: {names}")
        only: str = rows[0][0]
        return only


def gone(article_id: str) -> NotFound:
    """Say that there is no such article."""
    return NotFound(f"there is no article {article_id} in this library any more")
