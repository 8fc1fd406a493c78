"""What can be kept of articles, and asked for again."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from digest_tui.analyse.stories.profile import profile
from digest_tui.database import connect, transaction
from digest_tui.errors import LibraryError, NotFound
from digest_tui.models import Entry, ListedAssessment
from digest_tui.store.catalogue import Catalogue, gone
from digest_tui.store.profiles import leads, leads_of, profiles, sample, write_profile
from digest_tui.store.records import NAMELESS, Changes, Kept, Original, Profiled
from digest_tui.store.rows import (
    ENTRY_COLUMNS,
    article_of,
    assessment_of,
    entry_of,
    indexed_of,
    rewrite_article,
    text_of,
)
from digest_tui.store.schema import migrate
from digest_tui.store.seal import seal
from digest_tui.store.statements import batches, marks
from digest_tui.store.texts import Told
from digest_tui.store.versions import versions
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest_tui.models import Article
    from digest_tui.store.desk import Desk
    from digest_tui.store.profiles import Lead
    from digest_tui.store.seal import Seal
    from digest_tui.store.texts import Indexed

DATABASE = "library.sqlite3"
"""The file of the articles, in the library's folder."""

_Made = TypeVar("_Made")


def _unreadable(_: Original) -> None:
    return None


class Store(Catalogue):
    """The database of one library folder. Safe to call from any thread."""

    def __init__(
        self, folder: Path, read_anew: Callable[[Original], Article | None] = _unreadable
    ) -> None:
        """Open the database in a folder, making it where there is none.

        Args:
            folder: The library's.
            read_anew: Reads an original, where another version of the program has written
                what was read from it; None where that cannot be done.

        Raises:
            LibraryError: It cannot be opened or was made by a newer version.
        """
        super().__init__(folder / DATABASE)
        self._read_anew = read_anew
        self._unchanged: tuple[Seal, int, Changes] | None = None
        """After which revision there was nothing, and as long as which seal holds."""
        with connect(self.path) as connection:
            migrate(connection, clean_line(str(self.path)))

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the database for filing many articles; calls of others stay cheap meanwhile."""
        from digest_tui.store.desk import Desk  # noqa: PLC0415 - needed by who writes

        with connect(self.path) as db:
            yield Desk(db, self._by_present_rules)

    def remove(self, article_id: str) -> None:
        """Forget an article and its original."""
        with transaction(self.path) as db:
            db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            db.execute("INSERT INTO changes (article_id) VALUES (?)", (article_id,))

    def article(self, article_id: str) -> Article:
        """Give an article.

        Raises:
            NotFound: There is none of that id.
            LibraryError: It was kept by another version, and its original cannot be read.
        """
        found = self.articles([article_id])
        if not found:
            name = self.entry(article_id).name
            raise LibraryError(
                f"{name} cannot be read by this version; `digest-tui show --original {name}` "
                "gives the text as it came"
            )
        return found[0]

    def articles(self, article_ids: Sequence[str]) -> list[Article]:
        """Give articles in the order of their ids, without those that are not there.

        What another version has kept is read anew; what cannot be read is left out.
        """
        return self._made(article_ids, article_of)

    def indexed(self, article_ids: Sequence[str]) -> list[Indexed | Article]:
        """Give what is indexed of articles, which takes less time than to give them whole."""
        return self._made(article_ids, indexed_of)

    def _made(
        self, article_ids: Sequence[str], make: Callable[[int, bytes], _Made | None]
    ) -> list[_Made | Article]:
        found: dict[str, _Made | Article | None] = {}
        with connect(self.path) as db:
            for some in batches(article_ids):
                rows = db.execute(
                    "SELECT id, reading_form, reading FROM articles"  # noqa: S608
                    f" WHERE id IN ({marks(some)})",
                    some,
                )
                found.update((article_id, make(*kept)) for article_id, *kept in rows)
        found |= self._anew([article_id for article_id, article in found.items() if not article])
        return [article for one in article_ids if (article := found.get(one))]

    def told(self, article_ids: Sequence[str]) -> Iterator[Told]:
        """Give what hits show of articles, in the order of their ids.

        Each is read when it is taken; those not there, or that cannot be read, are left out.
        """
        for some in batches(article_ids):
            with connect(self.path) as db:
                rows = db.execute(
                    f"SELECT {ENTRY_COLUMNS}, reading_form, reading FROM articles"  # noqa: S608
                    f" WHERE id IN ({marks(some)})",
                    some,
                )
                found = {row[0]: row for row in rows}
            for one in some:
                if one in found:
                    *entry, form, reading = found.pop(one)
                    text = text_of(form, reading)
                    if text is not None:
                        yield Told(entry_of(entry), text)
                    else:
                        yield from (Told(Entry.of(a), a) for a in self.articles([one]))

    def original(self, article_id: str) -> Original:
        """Give what an article is read from: its last version, as it came in.

        Raises:
            NotFound: There is none of that id.
        """
        with connect(self.path) as db:
            row = db.execute(
                "SELECT said_source, max(number) FROM articles JOIN versions ON article_id = id"
                " WHERE id = ? GROUP BY id",
                (article_id,),
            ).fetchone()
            if row is None:
                raise gone(article_id)
            (last,) = versions(db, article_id, row[1])
        return Original(article_id, last.received, row[0])

    def versions(self, article_id: str) -> list[Kept]:
        """Give all versions of an article as they came in, the first one first."""
        with connect(self.path) as db:
            return versions(db, article_id)

    def count_versions(self, article_id: str) -> int:
        """Tell how many versions of an article there are."""
        with connect(self.path) as db:
            found = db.execute("SELECT count(*) FROM versions WHERE article_id = ?", (article_id,))
            return int(found.fetchone()[0])

    def assessments(self) -> list[ListedAssessment]:
        """List every assessment with the article that carries it, the newest report first."""
        listed, stale = self._assessments({})
        if stale:
            listed, _ = self._assessments(self._anew(stale))
        return listed

    def identity(self) -> str:
        """Give what tells this library from others, wherever its folder is moved to."""
        with connect(self.path) as db:
            found = db.execute("SELECT id FROM identity").fetchone()
        return found[0] if found else NAMELESS

    def changes(self, after: int) -> Changes:
        """Give what has changed after a revision."""
        present = seal(self.path)  # what is written after this is seen the next time
        match self._unchanged:
            case (as_now, since, nothing) if present == as_now and after == since:
                return nothing
        with connect(self.path) as db:
            identity = db.execute("SELECT id FROM identity").fetchone()
            revision = db.execute("SELECT coalesce(max(revision), 0) FROM changes").fetchone()[0]
            rows = db.execute(
                "SELECT article_id, max(revision) FROM changes WHERE revision > ?"
                " AND revision <= ? GROUP BY article_id ORDER BY 2",
                (after, revision),
            ).fetchall()
        library = identity[0] if identity else NAMELESS
        articles, revisions = zip(*rows, strict=True) if rows else ((), ())
        changes = Changes(library, revision, articles, revisions)
        if present and not rows:
            self._unchanged = present, after, changes
        return changes

    def profiled(self, article_ids: Sequence[str] | None = None) -> list[Profiled]:
        """Give what tells the story of some articles, or of all, in the order of their filing.

        Where it is of another version, or not there, it is made from the article and kept.
        """
        with connect(self.path) as db:
            known, missing = profiles(db, article_ids)
        if not missing:
            return known
        articles = self.articles(list(missing))
        # Whoever comes next, and can write, will keep them.
        with suppress(LibraryError), transaction(self.path) as db:
            for article in articles:
                write_profile(db, article)
        made = [Profiled(one.id, *missing[one.id], profile(one)) for one in articles]
        return sorted([*known, *made], key=lambda each: (each.filed, each.article_id))

    def terms(self, limit: int) -> dict[str, bytes]:
        """Give the terms of the profiles of so many articles, as if drawn by lot."""
        with connect(self.path) as db:
            return sample(db, limit)

    def leads(self, days: Sequence[int], undated: Sequence[str]) -> list[Lead]:
        """Give how the profiles of articles begin.

        Args:
            days: All articles of these days, as 20250210.
            undated: And these of no day.
        """
        with connect(self.path) as db:
            return [*leads(db, days), *leads_of(db, undated)]

    def _assessments(
        self, anew: Mapping[str, Article | None]
    ) -> tuple[list[ListedAssessment], set[str]]:
        """List those that can be read, and the articles of the others.

        Args:
            anew: What was read from originals, but could perhaps not be kept.
        """
        columns = ", ".join(f"articles.{column}" for column in ENTRY_COLUMNS.split(", "))
        with connect(self.path) as db:
            rows = db.execute(
                f"SELECT position, reading_form, assessments.reading, {columns}"  # noqa: S608
                " FROM assessments JOIN articles ON articles.id = article_id"
                " ORDER BY assessments.day DESC NULLS LAST, added_at DESC, position"
            ).fetchall()
        listed, stale = [], set()
        for position, form, reading, *entry in rows:
            article = entry_of(entry)
            assessment = assessment_of(form, reading)
            if assessment is None and (read := anew.get(article.id)):
                assessment = dict(enumerate(read.assessments)).get(position)
            if assessment:
                listed.append(ListedAssessment(article, position, assessment))
            else:
                stale.add(article.id)
        return listed, stale

    def _anew(self, article_ids: Iterable[str]) -> dict[str, Article | None]:
        """Read articles from their originals, and keep them in the present form."""
        read: dict[str, Article | None] = {}
        for article_id in article_ids:
            with suppress(NotFound):  # removed meanwhile
                original, entry = self.original(article_id), self.entry(article_id)
                article = self._read_anew(original)
                if article:
                    # Its names stay, even if they would be made in another way today.
                    article = replace(article, id=article_id, name=entry.name)
                    # Whoever comes next, and can write, will keep it.
                    with suppress(LibraryError), transaction(self.path) as db:
                        rewrite_article(db, article)
                read[article_id] = article
        return read

    def _by_present_rules(self, article_id: str) -> Article | None:
        return self._read_anew(self.original(article_id))
