"""The tables, as the steps that lead from an empty file to the present form."""

from __future__ import annotations

import sqlite3

from digest_tui.errors import LibraryError, LibraryReadOnly, LibraryTooNew

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # `name` is what people type. `source` is a slug, null where it is unknown. `published`
        # (JSON) is the date as far as it is given, `day` is 20250210 where all of it is.
        # `reading` is the whole article, as JSON.
        """CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            source TEXT,
            source_name TEXT,
            title TEXT NOT NULL,
            dek TEXT,
            published BLOB NOT NULL,
            day INTEGER,
            added_at TEXT NOT NULL,
            reading BLOB NOT NULL
        )""",
        "CREATE INDEX articles_by_source ON articles (source)",
        "CREATE INDEX articles_by_day ON articles (day DESC, added_at DESC)",
        # What came in, byte for byte.
        """CREATE TABLE originals (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            data BLOB NOT NULL
        )""",
        # Which articles carry one, and of which day: 20250210, or 210 without a year.
        """CREATE TABLE assessments (
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            day INTEGER,
            PRIMARY KEY (article_id, position)
        )""",
        # What the index has to follow; it remembers the last revision that it has seen.
        """CREATE TABLE changes (
            revision INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id TEXT NOT NULL
        )""",
    ),
    (
        # What is kept of each article, where it still is JSON.
        """CREATE TEMP VIEW kept AS SELECT id,
            CASE WHEN json_valid(CAST(reading AS TEXT)) THEN CAST(reading AS TEXT) END AS json
            FROM articles""",
        # What the reader said of an article outlives every reading of its text.
        "ALTER TABLE articles ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN said_source TEXT",
        """UPDATE articles SET
            origin = coalesce(json_extract(json, '$.origin'), ''),
            said_source = CASE json_extract(json, '$.evidence[0].rule')
                WHEN 'the reader says so' THEN json_extract(json, '$.evidence[0].text') END
            FROM kept WHERE kept.id = articles.id""",
        # The form of `reading`; what is kept in another one is read from its original again.
        "ALTER TABLE articles ADD COLUMN reading_form INTEGER NOT NULL DEFAULT 1",
        # So that listing them takes no whole articles.
        "ALTER TABLE assessments ADD COLUMN reading BLOB NOT NULL DEFAULT ''",
        """UPDATE assessments SET
            reading = coalesce(json_extract(json, '$.assessments[' || position || ']'), '')
            FROM kept WHERE kept.id = article_id""",
        "DROP VIEW kept",
        # Tells this library from every other one, whatever folder it is moved to.
        "CREATE TABLE identity (id TEXT NOT NULL)",
        "INSERT INTO identity VALUES (lower(hex(randomblob(16))))",
    ),
    (
        # What tells the story of an article, made from its text: what is not here, or in
        # another form, is made when it is wanted.
        """CREATE TABLE profiles (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            form INTEGER NOT NULL,
            terms BLOB NOT NULL,
            times BLOB NOT NULL,
            names BLOB NOT NULL
        ) WITHOUT ROWID""",
    ),
    (
        # The time of the day, in minutes, so that the newest of a day comes first.
        "ALTER TABLE articles ADD COLUMN minute INTEGER",
        """UPDATE articles SET minute = json_extract(CAST(published AS TEXT), '$.hour') * 60
            + json_extract(CAST(published AS TEXT), '$.minute')
            WHERE json_valid(CAST(published AS TEXT))""",
        "DROP INDEX articles_by_day",
        "CREATE INDEX articles_by_day ON articles (day DESC, minute DESC, added_at DESC)",
        "CREATE INDEX articles_said ON articles (id) WHERE said_source IS NOT NULL",
        # What came in, byte for byte (`packed`: through zlib), and what those who gave it
        # said of it: one a version. `content` is made of the words that a version tells, so
        # that two pages with other furniture around one text are one version.
        """CREATE TABLE versions (
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            filed_at TEXT NOT NULL,
            digest BLOB,
            content TEXT,
            origin TEXT NOT NULL,
            kind TEXT NOT NULL,
            charset TEXT,
            url TEXT,
            said BLOB,
            packed INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (article_id, number)
        )""",
        """INSERT INTO versions
            SELECT id, 1, added_at, NULL, NULL, origin, 'plain text', NULL, NULL, NULL, 0, data
            FROM originals JOIN articles ON id = article_id""",
        "DROP TABLE originals",
        # All addresses of an article, as what they have in common.
        """CREATE TABLE addresses (
            address TEXT PRIMARY KEY,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        "CREATE INDEX addresses_by_article ON addresses (article_id)",
        # Bytes that have come in, the article they became, and the rules they were read by:
        # what is here and read by the present rules need not be read again.
        """CREATE TABLE seen (
            digest BLOB PRIMARY KEY,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            rules TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX seen_by_article ON seen (article_id)",
        "CREATE INDEX versions_by_content ON versions (content)",
        # The entries of feeds that have been dealt with, whatever became of them: what is
        # removed is not fetched again. What could not be had is tried some more times.
        """CREATE TABLE entries (
            feed TEXT NOT NULL,
            entry TEXT NOT NULL,
            said TEXT NOT NULL,
            tries INTEGER NOT NULL,
            PRIMARY KEY (feed, entry)
        ) WITHOUT ROWID""",
    ),
    (
        # How the profiles of a day begin, side by side: with them what may be of one story
        # is found without a look at every article of these days. A day of 0 is none.
        """CREATE TABLE leads (
            day INTEGER NOT NULL,
            article_id TEXT NOT NULL,
            form INTEGER NOT NULL,
            terms BLOB NOT NULL,
            PRIMARY KEY (day, article_id)
        ) WITHOUT ROWID""",
        """INSERT INTO leads
            SELECT coalesce(day, 0), id, form, substr(terms, 1, 80)
            FROM profiles JOIN articles ON id = article_id ORDER BY 1, 2""",
        """CREATE TRIGGER leads_made AFTER INSERT ON profiles BEGIN
            INSERT OR REPLACE INTO leads
                SELECT coalesce(day, 0), id, new.form, substr(new.terms, 1, 80)
                FROM articles WHERE id = new.article_id;
        END""",
        """CREATE TRIGGER leads_moved AFTER UPDATE OF day ON articles
            WHEN old.day IS NOT new.day BEGIN
            UPDATE OR REPLACE leads SET day = coalesce(new.day, 0)
                WHERE day = coalesce(old.day, 0) AND article_id = old.id;
        END""",
        """CREATE TRIGGER leads_gone AFTER DELETE ON articles BEGIN
            DELETE FROM leads WHERE day = coalesce(old.day, 0) AND article_id = old.id;
        END""",
    ),
)


_STATE = """SELECT user_version,
    (SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'),
    (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'articles')
    FROM pragma_user_version"""


def migrate(connection: sqlite3.Connection, origin: str) -> None:
    """Bring a database to the present form, each step a transaction of its own.

    Args:
        connection: The database.
        origin: Where it is, for messages.

    Raises:
        LibraryReadOnly: It needs steps, and cannot be written.
        LibraryTooNew: It has been through steps that this version does not know.
        LibraryError: It is another program's, and nothing in it is touched.
    """
    version = _version(connection, origin)
    if version == 0:
        # Readers are not kept waiting by who writes. The file itself remembers it.
        connection.execute("PRAGMA journal_mode = WAL")
    for number in range(version, len(STEPS)):
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection, origin) > number:  # another session was quicker
            connection.rollback()
            continue
        _see_it_can_be_written(connection, number, origin)
        for statement in STEPS[number]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.commit()


def _see_it_can_be_written(connection: sqlite3.Connection, version: int, origin: str) -> None:
    try:
        connection.execute(f"PRAGMA user_version = {version}")  # as it is
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise LibraryReadOnly(
            f"{origin} was written by an older digest-tui, and can be read but not written here;"
            " once its owner has opened it with this version, it can be read"
        ) from error


def _version(connection: sqlite3.Connection, origin: str) -> int:
    """Tell how many steps a database has been through.

    Asked in one statement: two would stand on both sides of another session's step.
    """
    version, tables, ours = connection.execute(_STATE).fetchone()
    if version < 0 or (tables if version == 0 else not ours):
        raise LibraryError(
            f"{origin} is a database, but none of digest-tui's; name another library"
        )
    if version > len(STEPS):
        raise LibraryTooNew(
            f"{origin} was written by a newer digest-tui; update this one, or name another library"
        )
    number: int = version
    return number
