"""The days around some articles of a large library, and what may be of one story in them."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest_tui.store import Profiled, Store

_KEPT = 10_000
"""Articles whose beginnings are kept, 150 bytes each: the days of a search or two."""
_MOST = 24
"""Articles that are looked at for each one. Of 1,000 made-up articles among 100,000, with 24
nearly all are in the story that putting all 100,000 together gives; with 8 every tenth is not."""


class _Day(NamedTuple):
    """The articles of a day, in two values: two for each would take twice as much memory."""

    ids: tuple[str, ...]
    starts: bytes
    """How their profiles begin, as `leads.filled` gives it."""


class Windows:
    """As a library is at one revision; days are read when they are wanted, and some kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._undated = _undated(store)
        self._undated_on: defaultdict[int, list[str]] = defaultdict(list)
        for article_id, day in self._undated.items():
            self._undated_on[day].append(article_id)
        self._days: OrderedDict[int, _Day] = OrderedDict()
        self._held = 0

    def day_of(self, article: Profiled) -> int:
        """Give the day that an article counts as of, as `date.toordinal` counts them."""
        if article.published and article.published.complete:
            return article.published.complete.toordinal()
        day = self._undated.get(article.article_id)
        return article.filed.date().toordinal() if day is None else day

    def alike(self, articles: Sequence[Profiled]) -> list[str]:
        """Give the ids of what may be of one story with some articles."""
        from digest_tui.analyse.stories.leads import Leads  # noqa: PLC0415 - numpy
        from digest_tui.analyse.stories.vectors import WINDOW  # noqa: PLC0415 - numpy

        days = [self.day_of(each) for each in articles]
        near = sorted({day + by for day in days for by in range(-WINDOW, WINDOW + 1)})
        read = self._read([day for day in near if 0 < day <= date.max.toordinal()])
        ids = [one for day in near if day in read for one in read[day].ids]
        starts = b"".join(read[day].starts for day in near if day in read)
        leads = Leads(starts, [day for day in near if day in read for _ in read[day].ids])
        found: dict[str, None] = {}
        for each, day in zip(articles, days, strict=True):
            places = leads.alike(each.profile.terms, day, _MOST)
            found.update(dict.fromkeys(ids[at] for at in places))
        return list(found)

    def _read(self, days: Sequence[int]) -> Mapping[int, _Day]:
        """Give the articles of some days, and how their profiles begin."""
        from digest_tui.analyse.stories.leads import filled  # noqa: PLC0415 - numpy

        found: dict[int, _Day] = {}
        for day in days:
            if day in self._days:
                self._days.move_to_end(day)
                found[day] = self._days[day]
        missing = [day for day in days if day not in found]
        ordinal = {_number(day): day for day in missing}
        undated = [one for day in missing for one in self._undated_on.get(day, ())]
        ids: defaultdict[int, list[str]] = defaultdict(list)
        starts: defaultdict[int, list[bytes]] = defaultdict(list)
        for number, one, start in self._store.leads(list(ordinal), undated):
            day = ordinal[number] if number else self._undated[one]
            ids[day].append(one)
            starts[day].append(start)
        for day in missing:
            found[day] = self._days[day] = _Day(tuple(ids[day]), filled(starts[day]))
            self._held += len(ids[day])
        while self._held > _KEPT:
            self._held -= len(self._days.popitem(last=False)[1].ids)
        return found


def _undated(store: Store) -> dict[str, int]:
    """Give the days of the articles that give no complete date, by what was filed with them."""
    from digest_tui.analyse.stories.days import (  # noqa: PLC0415 - needed by few
        Batch,
        Filing,
        batches,
        undated_days,
    )

    filings = sorted(
        ((one, Filing(*dated)) for one, dated in store.undated().items()),
        key=lambda each: each[1].filed,
    )
    if not filings:
        return {}
    parts = (
        Batch({_ordinal(part.day): part.articles} if part.day else {}, part.first, part.last)
        for part in store.filings()
    )
    found: dict[str, int] = {}
    at = 0
    for batch in batches(parts):
        start = at
        while at < len(filings) and filings[at][1].filed <= batch.last:
            at += 1
        some = filings[start:at]
        if some:
            days = undated_days(batch.complete, [filing for _, filing in some])
            found.update(zip((one for one, _ in some), days, strict=True))
    return found


def _number(day: int) -> int:
    given = date.fromordinal(day)
    return given.year * 10_000 + given.month * 100 + given.day


def _ordinal(number: int) -> int:
    return date(number // 10_000, number // 100 % 100, number % 100).toordinal()
