"""The reports of a library, who tells what they conclude, and what became of it."""

from __future__ import annotations

import threading
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.takeaways.coverage import coverage
from digest_tui.analyse.takeaways.days import WINDOW, of_the_days
from digest_tui.analyse.takeaways.grouping import Filed
from digest_tui.analyse.takeaways.reports import fold
from digest_tui.analyse.takeaways.tellings import tellings
from digest_tui.analyse.takeaways.threads import before, develop, developments
from digest_tui.errors import NoLongerWanted, NotFound
from digest_tui.text.dates import find_date
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from digest_tui.analyse.takeaways.tellings import Telling
    from digest_tui.library.indexing import Indexing
    from digest_tui.models import Coverage, Dated, Development, Entry, Report, TakeawayRef
    from digest_tui.store import Store

_MOST_ARTICLES = 150
"""Articles in which a report is looked for: a second's work. Where there are more of its
days, those are taken that share most words with one of the takeaways."""
_MOST_CARRIERS = 50
_CANDIDATES = 50
"""Articles that are taken for one takeaway."""


class Near(NamedTuple):
    """An article of the days of a report."""

    entry: Entry
    dated: Dated


class Found(NamedTuple):
    """What was found for a report."""

    looked_at: tuple[Near, ...]
    rows: list[list[Telling]]
    """Who tells it: one a takeaway."""
    note: str | None
    near: int
    """How many articles of its days there are."""


class Covering:
    """Folds lists to reports, and finds who tells them. Safe to call from any thread."""

    def __init__(self, store: Store, indexing: Indexing) -> None:
        self._store = store
        self._indexing = indexing
        self._folded: tuple[int, list[Report]] | None = None
        self._last: tuple[int, Report, Found] | None = None
        self._lock = threading.Lock()

    def reports(self) -> list[Report]:
        """List the reports, the newest first; lists that may be none come last.

        They are kept until the library changes.
        """
        revision = self._store.revision()
        with self._lock:
            if self._folded and self._folded[0] == revision:
                return list(self._folded[1])
        listed = self._store.assessments()
        filed = self._store.filed_at([one.article.id for one in listed])
        # One whose article is removed between the two questions is none any more.
        found = fold(
            [Filed(one, filed[one.article.id]) for one in listed if one.article.id in filed]
        )
        with self._lock:
            self._folded = revision, found
        return list(found)

    def report(self, query: str = "") -> Report:
        """Give the newest report that a query names.

        Args:
            query: Its number in the list; or words of its date, of its publisher and of who
                quotes it; nothing for the newest of all.

        Raises:
            NotFound: It names none.
        """
        reports = self.reports()
        for report in reports:
            if _is_named(report, query):
                return report
        if not reports:
            raise NotFound("there are no Key Takeaways in this library")
        raise NotFound(
            f"no report is called {query!r}; `digest-tui takeaways` lists them with their numbers"
        )

    def threads(self) -> list[Development]:
        """Put each report beside the one before it of the same publisher, the newest first."""
        return developments(self.reports())

    def development(self, report: Report) -> Development:
        """Put one report beside the one before it."""
        reports = self.reports()
        # It may have another number by now, or be gone.
        ref = report.takeaways[0].ref
        same = next((each for each in reports if each.find(ref) is not None), report)
        return develop(report, before(same, reports))

    def coverage(self, report: Report, wanted: Callable[[], bool] = lambda: True) -> Coverage:
        """Tell which sources tell what a report concludes, and by which sentences.

        Raises:
            NoLongerWanted: So it was said between two steps.
        """
        found = self.found(report, wanted)
        entries = [entry for entry, _ in found.looked_at]
        dated = {entry.id: dated for entry, dated in found.looked_at}
        note = "; ".join(filter(None, (_noted(found), *self._indexing.news()))) or None
        return coverage(report, entries, dated, found.rows, note)

    def telling(
        self, ref: TakeawayRef, wanted: Callable[[], bool]
    ) -> tuple[list[Telling], str | None]:
        """Give the articles that tell one takeaway, and what the reader should know.

        Raises:
            NotFound: It is in no report any more.
            NoLongerWanted: So it was said between two steps.
        """
        for report in self.reports():
            at = report.find(ref)
            if at is not None:
                found = self.found(report, wanted)
                return found.rows[at], _noted(found)
        raise NotFound("this takeaway is not in the library any more")

    def found(self, report: Report, wanted: Callable[[], bool]) -> Found:
        """Look for what a report concludes; what was found last is kept."""
        revision = self._store.revision()
        with self._lock:
            if self._last and self._last[:2] == (revision, report):
                return self._last[2]
        close = self._near(report)
        _go_on(wanted)
        ids, note = self._candidates(report, list(close), wanted)
        _go_on(wanted)
        articles = self._store.articles(ids)
        _go_on(wanted)
        texts = [takeaway.text for takeaway in report.takeaways]
        entries = {entry.id: entry for entry in self._store.entries_of(ids)}
        articles = [article for article in articles if article.id in entries]
        looked_at = tuple(Near(entries[article.id], close[article.id]) for article in articles)
        found = Found(looked_at, tellings(texts, articles), note, len(close))
        if note is None:  # an index that is behind may know more in a moment
            with self._lock:
                self._last = revision, report, found
        return found

    def _candidates(
        self, report: Report, close: Sequence[str], wanted: Callable[[], bool]
    ) -> tuple[Sequence[str], str | None]:
        """Take all articles of the days of a report, or those that share most words with it."""
        if len(close) <= _MOST_ARTICLES:
            return close, None
        stems = [_stems(takeaway.text) for takeaway in report.takeaways]
        ranked, note = self._indexing.search(
            lambda index: index.alike(stems, _CANDIDATES, close), wanted
        )
        # Those that quote the list come first, for they tell of it.
        carriers = [entry.id for entry in report.carriers if entry.id in close]
        turns = (one for turn in zip_longest(*ranked) for one in turn if one)
        ids = dict.fromkeys([*carriers[:_MOST_CARRIERS], *turns])
        return list(ids)[:_MOST_ARTICLES], note

    def _near(self, report: Report) -> dict[str, Dated]:
        """Give the articles of the days of a report, by id: of one without a date, nearly all.

        So nothing is read of them but their dates.
        """
        if report.day:
            filed = self._store.filed(_number(report.day - WINDOW), _number(report.day + WINDOW))
        else:
            filed = self._store.filed()
        quoted = {
            one.article.id: one.assessment.report_date
            for one in self._store.assessments()
            if one.assessment.report_date
        }
        return of_the_days(report, filed, quoted)


def _noted(found: Found) -> str | None:
    """Say what the reader should know: also where not all articles were looked at."""
    if found.near <= _MOST_ARTICLES:
        return found.note
    few = (
        f"of {found.near:,} articles of these days, the {len(found.looked_at)} that share most"
        " words with a takeaway were looked at"
    )
    return "; ".join(filter(None, (few, found.note)))


def _is_named(report: Report, query: str) -> bool:
    query = query.strip()
    if query.isdecimal():
        return str(report.number) == query
    found = find_date(query) or find_date(query.title())
    if found:
        given, start, end = found
        of = report.report_date
        if of is None or (of.month, of.day) != (given.month, given.day):
            return False
        if given.year and given.year != (of.year or (report.day and report.day.year)):
            return False
        query = f"{query[:start]} {query[end:]}"
    elif not any(True for _ in tokens(query)):
        return not query
    names = [report.publisher or "", *(entry.source_name for entry in report.carriers)]
    known = [token.word for name in names for token in tokens(name)]
    return all(any(word.startswith(token.word) for word in known) for token in tokens(query))


def _stems(text: str) -> set[str]:
    return {stem(token.word) for token in tokens(text) if token.word not in STOP_WORDS}


def _number(day: date) -> int:
    return int(f"{day:%Y%m%d}")


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise NoLongerWanted
