"""Where articles are filed: one connection for many of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.analyse.versions import content_id
from digest_tui.database import begun
from digest_tui.store.filing import keep
from digest_tui.store.known import recognised
from digest_tui.store.versions import digest_of, seen

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from digest_tui.models import Article, Filed, Received
    from digest_tui.store.records import Seen, ToFile


class Desk:
    """A database that is open for filing. For one thread at a time."""

    def __init__(self, db: sqlite3.Connection, read_anew: Callable[[str], Article | None]) -> None:
        self._db = db
        self._read_anew = read_anew

    def file(self, some: Sequence[ToFile]) -> list[tuple[Filed, Article]]:
        """Keep some articles: all of them, or after an error none.

        Returns:
            What became of each, and the article as it is kept, with its name.
        """
        with begun(self._db):
            return [keep(self._db, given, self._read_anew) for given in some]

    def seen(self, received: Received) -> Seen | None:
        """Tell what became of what came in before; None where it did not."""
        return seen(self._db, digest_of(received))

    @cached_property
    def _anything_said(self) -> bool:
        row = self._db.execute("SELECT 1 FROM articles WHERE said_source IS NOT NULL LIMIT 1")
        return row.fetchone() is not None

    def said_source(self, article: Article, received: Received) -> str | None:
        """Give the source that the reader said an article is of; None where nothing was said."""
        if not self._anything_said:  # it takes as long as keeping, and few say anything
            return None
        _, known = recognised(self._db, article, received, content_id(article))
        return known.said_source if known else None
