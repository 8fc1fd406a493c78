"""Reports, put together from the lists that carry them: who quotes which takeaway."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from digest_tui.analyse.takeaways.days import on_day
from digest_tui.analyse.takeaways.grouping import grouped
from digest_tui.analyse.takeaways.pieces import broken
from digest_tui.analyse.takeaways.wording import pairs_of_one_wording, same_takeaway, the_others
from digest_tui.models import Quoted, Report, ReportTakeaway

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from digest_tui.analyse.takeaways.grouping import Filed
    from digest_tui.models import GivenDate


def fold(lists: Sequence[Filed]) -> list[Report]:
    """Put the lists of one publisher and day together, and in them equal takeaways.

    Returns:
        The reports, the newest first; lists that may be none come last.
    """
    return _newest_first(
        [(_report(group.lists, group.day), group.lists) for group in grouped(lists)]
    )


def _report(lists: Sequence[Filed], day: date | None) -> Report:
    texts = dict.fromkeys(text for one in lists for text in one.texts)
    broken_in = {id(one): broken(one.texts, texts) for one in lists}
    # What a copy has broken in two finds its whole in the lists before it.
    lists = sorted(lists, key=lambda one: (bool(broken_in[id(one)]), *_own_words_first(one)))
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
        home |= _homes_of_pieces(one.texts, rows)
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
    home = pairs_of_one_wording(texts, known)
    pairs = sorted(
        (-share, abs(at - where), at, where)
        for at in the_others(len(texts), home)
        for where in the_others(len(known), set(home.values()))
        if (share := same_takeaway(texts[at], known[where]))
    )
    for _, _, at, where in pairs:
        if at not in home and where not in home.values():
            home[at] = where
    return home


def _homes_of_pieces(texts: Sequence[str], rows: Sequence[Sequence[Quoted]]) -> dict[int, int]:
    """Give each piece of a takeaway the row that has the whole."""
    where = {quoted.text: at for at, row in enumerate(rows) for quoted in row}
    return {at: where[whole] for at, whole in broken(texts, where).items()}


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
            day = _likeliest(report.report_date, known.get(report.publisher, [day]))
        return report.doubt is None, day, filed

    for days in known.values():
        days.sort()
    in_order = sorted(reports, key=when, reverse=True)
    return [replace(report, number=number) for number, (report, _) in enumerate(in_order, 1)]


def _likeliest(given: GivenDate, days: Sequence[date]) -> date:
    """Give that day of all years that is nearest to one of some days, which are sorted."""

    def distance(near: date) -> timedelta:
        at = bisect_left(days, near)
        return min(abs(near - other) for other in days[max(0, at - 1) : at + 1])

    # What is nearest to a day lies in its year, or in the one before or after it.
    years = dict.fromkeys(day.year + apart for day in days for apart in (0, -1, 1))
    middles = (date(year, 7, 1) for year in years if MINYEAR <= year <= MAXYEAR)
    return min((on_day(given, middle) for middle in middles), key=distance)
