"""The reports of a library, who tells what they conclude, and what became of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.takeaways.coverage import coverage
from digest_tui.analyse.takeaways.days import WINDOW, Days, near
from digest_tui.analyse.takeaways.reports import Filed, fold
from digest_tui.analyse.takeaways.tellings import tellings
from digest_tui.analyse.takeaways.threads import developments
from digest_tui.errors import NoLongerWanted, NotFound
from digest_tui.models import Dated
from digest_tui.text.dates import find_date
from digest_tui.text.tokens import STOP_WORDS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from digest_tui.analyse.takeaways.tellings import Telling
    from digest_tui.library.indexing import Indexing
    from digest_tui.models import Coverage, Development, Entry, GivenDate, Report, TakeawayRef
    from digest_tui.store import Store

_CANDIDATES = 50
"""Articles in which each takeaway is looked for: those that share most of its words."""
_MOST_ARTICLES = 150
"""Of one report: some seconds' work for a slow machine."""


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


class Covering:
    """Folds lists to reports, and finds who tells them. Safe to call from any thread."""

    def __init__(self, store: Store, indexing: Indexing) -> None:
        self._store = store
        self._indexing = indexing
        self._last: tuple[object, Found] | None = None
        self._lock = threading.Lock()

    def reports(self) -> list[Report]:
        """List the reports, the newest first; lists that may be none come last."""
        listed = self._store.assessments()
        if not listed:
            return []
        filed = {entry.id: at for entry, at in self._store.filed()}
        # One whose article is removed between the two questions is none any more.
        return fold(
            [Filed(one, filed[one.article.id]) for one in listed if one.article.id in filed]
        )

    def report(self, query: str) -> Report:
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

    def coverage(self, report: Report, wanted: Callable[[], bool]) -> Coverage:
        """Tell which sources tell what a report concludes, and by which sentences.

        Raises:
            NoLongerWanted: So it was said between two steps.
        """
        found = self.found(report, wanted)
        entries = [entry for entry, _ in found.looked_at]
        dated = {entry.id: dated for entry, dated in found.looked_at}
        return coverage(report, entries, dated, found.rows, found.note)

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
                return found.rows[at], found.note
        raise NotFound("this takeaway is not in the library any more")

    def found(self, report: Report, wanted: Callable[[], bool]) -> Found:
        """Look for what a report concludes; what was found last is kept."""
        key = (self._store.revision(), report)
        with self._lock:
            if self._last and self._last[0] == key:
                return self._last[1]
        close = self._near(report)
        _go_on(wanted)
        stems = [_stems(takeaway.text) for takeaway in report.takeaways]
        ranked, note = self._indexing.search(
            lambda index: index.alike(stems, _CANDIDATES, close), wanted
        )
        _go_on(wanted)
        articles = self._store.articles(_first_of_each(ranked))
        _go_on(wanted)
        texts = [takeaway.text for takeaway in report.takeaways]
        looked_at = tuple(close[article.id] for article in articles)
        found = Found(looked_at, tellings(texts, articles), note)
        if note is None:  # an index that is behind may know more in a moment
            with self._lock:
                self._last = key, found
        return found

    def _near(self, report: Report) -> dict[str, Near]:
        """Give the articles of the days of a report, by id."""
        given = report.report_date
        if given and report.day:
            window = (_number(report.day - WINDOW), _number(report.day + WINDOW))
            filed = self._store.filed(*window)
            given = replace(given, year=report.day.year)
        else:
            filed = self._store.filed()
        carriers = {entry.id for entry in report.carriers}
        ours = Days(given, tuple(at for entry, at in filed if entry.id in carriers))
        year_is_given = bool(report.report_date and report.report_date.year)
        quoted: dict[str, GivenDate] = {}
        for one in self._store.assessments():
            if one.article.published is None and one.assessment.report_date:
                quoted.setdefault(one.article.id, one.assessment.report_date)
        found: dict[str, Near] = {}
        for entry, at in filed:
            dated = near(ours, Days(entry.published or quoted.get(entry.id), (at,)))
            if dated in {Dated.GIVEN, Dated.YEAR} and entry.id in quoted:
                dated = Dated.QUOTED
            elif dated is Dated.GIVEN and not year_is_given:
                dated = Dated.YEAR
            if entry.id in carriers and dated is None:
                dated = Dated.QUOTED  # whatever its own date is, it tells of this report
            if dated:
                found[entry.id] = Near(entry, dated)
        return found


def _is_named(report: Report, query: str) -> bool:
    query = query.strip()
    if query.isdecimal():
        return report.number == int(query)
    found = find_date(query) or find_date(query.title())
    if found:
        given, start, end = found
        of = report.report_date
        if of is None or (of.month, of.day) != (given.month, given.day):
            return False
        if given.year and given.year != (of.year or (report.day and report.day.year)):
            return False
        query = f"{query[:start]} {query[end:]}"
    names = [report.publisher or "", *(entry.source_name for entry in report.carriers)]
    known = [token.word for name in names for token in tokens(name)]
    return all(any(word.startswith(token.word) for word in known) for token in tokens(query))


def _stems(text: str) -> set[str]:
    return {stem(token.word) for token in tokens(text) if token.word not in STOP_WORDS}


def _first_of_each(ranked: Sequence[Sequence[str]]) -> list[str]:
    """Take the best of each takeaway, then the next of each, and so on."""
    turns = (one for turn in zip_longest(*ranked) for one in turn if one)
    return list(dict.fromkeys(turns))[:_MOST_ARTICLES]


def _number(day: date) -> int:
    return int(f"{day:%Y%m%d}")


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise NoLongerWanted
