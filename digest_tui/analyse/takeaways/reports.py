"""Which lists of Key Takeaways are one report, and who quotes which takeaway of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.takeaways.days import WINDOW, on_day
from digest_tui.analyse.takeaways.wording import same_takeaway
from digest_tui.models import Quoted, Report, ReportTakeaway

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from digest_tui.models import GivenDate, ListedAssessment

_ENOUGH = 2
"""Takeaways that lists share at least to be one report where their dates do not tell; and
they are more than half of the shorter one: some bullets stand in the report of every day."""


class Filed(NamedTuple):
    """A list, and when the article that carries it was filed."""

    listed: ListedAssessment
    at: datetime

    @property
    def given(self) -> GivenDate | None:
        """The date of the report as the list gives it."""
        return self.listed.assessment.report_date

    @property
    def day(self) -> date | None:
        """The day that the dates of the list and of its article tell together."""
        given, published = self.given, self.listed.article.published
        if given is None or given.complete:
            return given.complete if given else None
        known = published.complete if published else None
        return on_day(given, known) if known else None

    @property
    def texts(self) -> list[str]:
        """The takeaways."""
        return [takeaway.text for takeaway in self.listed.assessment.takeaways]


@dataclass
class _Group:
    """Lists that are one report."""

    lists: list[Filed]
    day: date | None = None
    publisher: str | None = None
    texts: list[str] = field(default_factory=list)

    def add(self, one: Filed) -> None:
        self.lists.append(one)
        self.day = self.day or one.day
        self.publisher = self.publisher or one.listed.assessment.publisher
        self.texts += [text for text in one.texts if text not in self.texts]


def fold(lists: Sequence[Filed]) -> list[Report]:
    """Put the lists of one publisher and day together, and in them equal takeaways.

    Returns:
        The reports, the newest first; lists that may be none come last.
    """
    groups: list[_Group] = []
    for one in sorted(lists, key=_clear_first):
        group = _group_of(one, groups)
        if group is None:
            group = _Group([])
            groups.append(group)
        group.add(one)
    return _newest_first([(_report(group.lists, group.day), group.lists) for group in groups])


def _clear_first(one: Filed) -> tuple[int, bool, int]:
    """Sort what tells its own day before what has to be found a place."""
    how_clear = 0 if one.day else 1 if one.given else 2
    return how_clear, one.listed.assessment.publisher is None, -len(one.texts)


def _group_of(one: Filed, groups: Iterable[_Group]) -> _Group | None:
    """Find the report that a list is of, among those found so far."""
    sure: list[_Group] = []
    likely: list[_Group] = []
    for group in groups:
        same = _same_date(one, group)
        if same is not False and _can_be_of(one, group):
            whose = {one.listed.assessment.publisher, group.publisher}
            (sure if same and len(whose) == 1 else likely).append(group)
    if len(sure) == 1:
        return sure[0]
    enough = [
        (shared, -at)
        for at, group in enumerate(sure or likely)
        if (shared := _shared(one.texts, group.texts)) >= _ENOUGH
        and shared * 2 > min(len(one.texts), len(group.texts))
    ]
    return (sure or likely)[-max(enough)[1]] if enough else None


def _can_be_of(one: Filed, group: _Group) -> bool:
    """Tell whether a list can be of a report by whose it is; doubtful ones stay apart."""
    ours, theirs = one.listed.assessment, group.lists[0].listed.assessment
    if (ours.doubt is None) != (theirs.doubt is None):
        return False
    return None in {ours.publisher, group.publisher} or ours.publisher == group.publisher


def _same_date(one: Filed, group: _Group) -> bool | None:
    """Tell whether a list is of the day of a report; None where that is not known."""
    others = [other.given for other in group.lists if other.given]
    if one.given and others:
        if one.day and group.day:
            return one.day == group.day
        if (one.given.month, one.given.day) != (others[0].month, others[0].day):
            return False
        # Of which year? That of what was filed at the same time, not of years before.
        filed = [other.at.date() for other in group.lists] + ([group.day] if group.day else [])
        together = any(abs(one.at.date() - day) <= WINDOW for day in filed)
        return True if together else None
    published = one.listed.article.published
    if group.day and published and published.complete:
        apart = abs(published.complete - group.day)
        return None if apart <= WINDOW else False
    return None


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return sum(any(same_takeaway(text, other) for other in theirs) for text in ours)


def _report(lists: Sequence[Filed], day: date | None) -> Report:
    lists = sorted(lists, key=_own_words_first)
    first = lists[0].listed.assessment
    given = next((one.given for one in lists if one.given and one.given.year), None)
    given = given or next((one.given for one in lists if one.given), None)
    publisher = next((p for one in lists if (p := one.listed.assessment.publisher)), None)
    carriers = dict.fromkeys(one.listed.article for one in lists)
    return Report(
        publisher=publisher,
        report_date=replace(given, hour=None, minute=None) if given else None,
        day=day,
        doubt=first.doubt,
        takeaways=_takeaways(lists),
        carriers=tuple(carriers),
    )


def _own_words_first(one: Filed) -> tuple[bool, int, datetime]:
    listed = one.listed
    own = listed.article.source_name == listed.assessment.publisher
    return not own, -len(one.texts), one.at


def _takeaways(lists: Sequence[Filed]) -> tuple[ReportTakeaway, ...]:
    """Fold equal takeaways; one that only a later list has follows the one before it there."""
    rows: list[list[Quoted]] = []
    for one in lists:
        home = _homes(one.texts, [row[0].text for row in rows])
        known = list(rows)
        before: list[Quoted] | None = None
        for at, takeaway in enumerate(one.listed.assessment.takeaways):
            quoted = Quoted(one.listed.article, one.listed.ref(takeaway), takeaway.text)
            if at in home:
                row = known[home[at]]
                row.append(quoted)
            else:
                row = [quoted]
                where = next((n for n, other in enumerate(rows) if other is before), len(rows) - 1)
                rows.insert(where + 1, row)
            before = row
    return tuple(
        ReportTakeaway(number, _shown_first(row, lists[0])) for number, row in enumerate(rows, 1)
    )


def _homes(texts: Sequence[str], known: Sequence[str]) -> dict[int, int]:
    """Give each takeaway the one that it is among those of other lists; best ones first."""
    pairs = sorted(
        (-share, abs(at - where), at, where)
        for at, text in enumerate(texts)
        for where, other in enumerate(known)
        if (share := same_takeaway(text, other))
    )
    home: dict[int, int] = {}
    for _, _, at, where in pairs:
        if at not in home and where not in home.values():
            home[at] = where
    return home


def _shown_first(row: Sequence[Quoted], first: Filed) -> tuple[Quoted, ...]:
    """Put the words that are shown first: the publisher's own, or else the least shortened."""
    listed = first.listed
    publishes = listed.article.source_name == listed.assessment.publisher
    if publishes and row[0].article == listed.article:
        return tuple(row)
    longest = max(row, key=lambda quoted: len(quoted.text))
    return (longest, *(quoted for quoted in row if quoted is not longest))


def _newest_first(reports: Sequence[tuple[Report, Sequence[Filed]]]) -> list[Report]:
    """Sort reports; one whose day is not known stands where that is likeliest."""
    known: dict[str | None, list[date]] = {}
    for report, _ in reports:
        if report.day:
            known.setdefault(report.publisher, []).append(report.day)

    def when(each: tuple[Report, Sequence[Filed]]) -> tuple[bool, date, datetime]:
        report, lists = each
        filed = min(one.at for one in lists)
        day = report.day or filed.date()
        if report.day is None and report.report_date:
            days = known.get(report.publisher, [day])
            day = min(
                (on_day(report.report_date, other) for other in days),
                key=lambda near: min(abs(near - other) for other in days),
            )
        return report.doubt is None, day, filed

    in_order = sorted(reports, key=when, reverse=True)
    return [replace(report, number=number) for number, (report, _) in enumerate(in_order, 1)]
