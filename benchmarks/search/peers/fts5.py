"""SQLite's FTS5, over a table that has the texts: Porter's stemmer, bm25."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from benchmarks.search.asked import Asked, Kind
from benchmarks.search.documents import document
from benchmarks.search.peers.peer import BEST, TITLE_BOOST, Found, Size

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.search.documents import Document
    from digest_tui.models import Article

_AT_ONCE = 2_000
_FILE = "fts5.sqlite3"
# What is filtered, sorted and counted by stands apart from the texts: in narrow rows, which
# SQLite keeps in its cache, that takes a fifth of the time.
_TABLES = """CREATE TABLE texts (n INTEGER PRIMARY KEY, title TEXT, text TEXT);
CREATE TABLE docs (n INTEGER PRIMARY KEY, id TEXT, source TEXT, day INTEGER, minute INTEGER);
CREATE VIRTUAL TABLE found USING fts5(
    title, text, content=texts, content_rowid=n,
    tokenize='porter unicode61 remove_diacritics 2'{prefix});
INSERT INTO found (found, rank) VALUES ('rank', 'bm25({boost}, 1.0)')"""
_SHOWN = "snippet(found, 1, '[', ']', '...', 24)"


class Fts5:
    """FTS5 as its manual proposes it."""

    version = f"SQLite {sqlite3.sqlite_version}"
    prefix = ""

    def build(self, folder: Path, documents: Iterable[Document]) -> None:
        self.open(folder)
        self._db.executescript(_TABLES.format(prefix=self.prefix, boost=TITLE_BOOST))
        # The index is a cache everywhere: what a crash takes away is made again.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("BEGIN")
        for at, each in enumerate(documents, 1):
            self._insert(at, each)
            if at % _AT_ONCE == 0:
                self._db.execute("COMMIT")
                self._db.execute("BEGIN")
        self._db.execute("COMMIT")
        self._db.execute("INSERT INTO found (found) VALUES ('optimize')")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.close()

    def _insert(self, at: int, each: Document) -> None:
        self._db.execute("INSERT INTO docs VALUES (?, ?, ?, ?, ?)", (at, *each[:4]))
        self._db.execute("INSERT INTO texts VALUES (?, ?, ?)", (at, each.title, each.text))
        self._db.execute(
            "INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (at, each.title, each.text)
        )

    def size(self, folder: Path) -> Size:
        self.open(folder)
        rows = self._db.execute(
            "SELECT name LIKE 'found%', sum(pgsize) FROM dbstat GROUP BY 1"
        ).fetchall()
        self._db.close()
        sizes = {bool(is_index): pages / 1e6 for is_index, pages in rows}
        return Size(sizes[True], sizes[False])

    def open(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / _FILE, isolation_level=None)

    def ask(self, asked: Asked) -> Found | None:
        words = [f'"{word}"' for word in asked.words]
        where, order = "", "rank"
        also: tuple[str | int, ...] = ()
        match asked.kind:
            case Kind.TWO_LETTERS | Kind.FOUR_LETTERS:
                query = f"{words[0]}*"
            case Kind.ANY:
                query = " OR ".join(words)
            case Kind.PHRASE:
                query = " + ".join(words)
            case Kind.NEAR:
                query = f"NEAR({' '.join(words)}, {asked.distance})"
            case Kind.FUZZY | Kind.WILDCARD:
                return None
            case _:
                query = " AND ".join(words)
        match asked.kind:
            case Kind.COUNTED:
                rows = self._db.execute(
                    "SELECT source, count(*) FROM found JOIN docs ON n = found.rowid"
                    " WHERE found MATCH ? GROUP BY source ORDER BY 2 DESC",
                    (query,),
                ).fetchall()
                return Found(sum(number for _, number in rows), tuple(row[0] for row in rows))
            case Kind.FILTERED:
                where = " AND source = ? AND day BETWEEN ? AND ?"
                also = (asked.source, asked.first, asked.last)
            case Kind.BY_DATE:
                order = "day DESC, minute DESC"
        return self._found(query, where, also, order, shown=asked.kind is Kind.SNIPPETS)

    def _found(
        self,
        query: str,
        where: str = "",
        also: tuple[str | int, ...] = (),
        order: str = "rank",
        *,
        shown: bool,
    ) -> Found:
        # CROSS: else SQLite goes through all of a source and searches for each, 30 times slower.
        what = f"docs.id, {_SHOWN}" if shown else "docs.id"
        rows = self._db.execute(
            f"SELECT {what} FROM found CROSS JOIN docs ON n = found.rowid"  # noqa: S608 - our own words
            f" WHERE found MATCH ?{where} ORDER BY {order} LIMIT {BEST}",
            (query, *also),
        ).fetchall()
        joined = "CROSS JOIN docs ON n = found.rowid" if where else ""
        (total,) = self._db.execute(
            f"SELECT count(*) FROM found {joined} WHERE found MATCH ?{where}",  # noqa: S608
            (query, *also),
        ).fetchone()
        return Found(total, tuple(row[0] for row in rows), len(rows) if shown else 0)

    def key(self, typed: str) -> Found:
        *whole, last = typed.split()
        query = " AND ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
        return self._found(query, shown=True)

    def put(self, article: Article) -> None:
        """Nothing is to be got ready."""

    def add(self, article: Article, word: str) -> Found:
        (last,) = self._db.execute("SELECT max(n) FROM docs").fetchone()
        self._db.execute("BEGIN")
        self._insert(last + 1, document(article))
        self._db.execute("COMMIT")
        return self._found(f'"{word}"', shown=False)


class Fts5WithPrefixes(Fts5):
    """FTS5 with indexes of the first two, three and four letters."""

    prefix = ", prefix='2 3 4'"
