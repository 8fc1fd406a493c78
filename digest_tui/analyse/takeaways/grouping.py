"""Which lists of Key Takeaways are of one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.takeaways.days import WINDOW, on_day
from digest_tui.analyse.takeaways.wording import (
    pairs_of_one_wording,
    same_takeaway,
    the_others,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from digest_tui.models import GivenDate, ListedAssessment

_ENOUGH = 2
"""Takeaways that lists share at least to be one report where their dates do not tell; and
they are more than half of the shorter one: some bullets stand in the report of every day."""
_LOOKED_AT = 20
"""Reports that a list without a date is held against: those that share most of its words."""


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
class Group:
    """Lists that are one report."""

    lists: list[Filed] = field(default_factory=list)
    day: date | None = None
    publisher: str | None = None
    texts: list[str] = field(default_factory=list)

    def add(self, one: Filed) -> None:
        """Take in a list."""
        self.lists.append(one)
        self.day = self.day or one.day
        self.publisher = self.publisher or one.listed.assessment.publisher
        known = set(self.texts)
        self.texts += [text for text in one.texts if text not in known]


def grouped(lists: Sequence[Filed]) -> list[Group]:
    """Put the lists of one publisher and day together."""
    groups: list[Group] = []
    of_day: dict[tuple[int, int], list[Group]] = {}
    undated = []
    for one in sorted(lists, key=_clear_first):
        if one.given is None:
            undated.append(one)
            continue
        of_that = of_day.setdefault((one.given.month, one.given.day), [])
        group = _group_of(one, of_that)
        if group is None:
            group = Group()
            groups.append(group)
            of_that.append(group)
        group.add(one)
    if undated:
        _place(undated, groups)
    return groups


def _place(undated: Sequence[Filed], groups: list[Group]) -> None:
    """Find lists without a date their places, or make them reports of their own."""
    having: dict[str, set[int]] = {}
    for at, group in enumerate(groups):
        for word in _words(group.texts):
            having.setdefault(word, set()).add(at)
    for one in undated:
        words = _words(one.texts)
        shared = Counter(at for word in words for at in having.get(word, ()))
        near = [groups[at] for at, _ in shared.most_common(_LOOKED_AT)]
        found = _group_of(one, near)
        if found is None:
            found = Group()
            for word in words:
                having.setdefault(word, set()).add(len(groups))
            groups.append(found)
        found.add(one)


def _clear_first(one: Filed) -> tuple[int, bool, int]:
    """Sort what tells its own day before what has to be found a place."""
    how_clear = 0 if one.day else 1 if one.given else 2
    return how_clear, one.listed.assessment.publisher is None, -len(one.texts)


def _words(texts: Iterable[str]) -> set[str]:
    return {word.key for text in texts for word in words_of(text)}


def _group_of(one: Filed, groups: Sequence[Group]) -> Group | None:
    """Find the report that a list is of, among those that come into question."""
    sure: list[Group] = []
    likely: list[Group] = []
    for group in groups:
        same = _same_date(one, group)
        if same is not False and _can_be_of(one, group):
            whose = {one.listed.assessment.publisher, group.publisher}
            (sure if same and len(whose) == 1 else likely).append(group)
    if len(sure) == 1:
        return sure[0]
    candidates = sure or likely
    shared = [_shared(one.texts, group.texts) for group in candidates]
    best = max(range(len(candidates)), key=shared.__getitem__, default=None)
    if best is None:
        return None
    fewest = min(len(one.texts), len(candidates[best].texts))
    return candidates[best] if shared[best] >= _ENOUGH and shared[best] * 2 > fewest else None


def _can_be_of(one: Filed, group: Group) -> bool:
    """Tell whether a list can be of a report by whose it is; doubtful ones stay apart."""
    ours, theirs = one.listed.assessment, group.lists[0].listed.assessment
    if (ours.doubt is None) != (theirs.doubt is None):
        return False
    return None in {ours.publisher, group.publisher} or ours.publisher == group.publisher


def _same_date(one: Filed, group: Group) -> bool | None:
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
    """Count the takeaways that two lists have in common."""
    pairs = pairs_of_one_wording(ours, theirs)
    others = [theirs[at] for at in the_others(len(theirs), set(pairs.values()))]
    return len(pairs) + sum(
        any(same_takeaway(ours[at], other) for other in others)
        for at in the_others(len(ours), pairs)
    )
